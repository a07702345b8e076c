package social.linnet.post;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds mentions, hashtags and links in a text. The one parser: what counts, what is linked and who is told all come
/// from here.
///
/// It walks over the text once. At each start of something it looks ahead at most 253 characters (the longest host)
/// before it either takes that part whole or moves on, so that no text makes it slow.
public final class PostText {

    /// Longest post, in characters as [#length] counts them.
    public static final int MAX_LENGTH = 500;
    /// What a link counts, however long it is.
    public static final int LINK_LENGTH = 23;
    /// Longest text that is looked at at all, in UTF-16 units: some characters are long.
    public static final int MAX_UNITS = 20_000;

    private static final int MAX_HOST = 253;
    private static final int MAX_HANDLE = 30;
    private static final int MAX_TAG = 100;
    private static final Pattern FOREIGN = Pattern.compile("@[A-Za-z0-9_]{1,30}@[A-Za-z0-9_.-]{1,253}");
    private static final String TRAILING = ".,;:!?'\"»”’…";

    private final String text;
    private final List<Segment> segments = new ArrayList<>();
    private int plainFrom;

    private PostText(String text) {
        this.text = text;
    }

    /// The text in parts. Together they are the text.
    public static List<Segment> parse(String text) {
        PostText parser = new PostText(text);
        parser.run();
        return List.copyOf(parser.segments);
    }

    /// How long a text is, as Mastodon counts: a character is what a reader takes for one (an extended grapheme
    /// cluster), a link is [#LINK_LENGTH], and of `@name@domain` the domain does not count.
    public static int length(List<Segment> segments) {
        int length = 0;
        for (Segment segment : segments) {
            length += switch (segment) {
                case Segment.Link _ -> LINK_LENGTH;
                case Segment.Plain plain when isForeignMention(plain.text()) ->
                        plain.text().indexOf('@', 1);
                case Segment.Plain plain -> graphemes(plain.text());
                case Segment.Mention mention -> mention.text().length();
                case Segment.Tag tag -> graphemes(tag.text());
            };
        }
        return length;
    }

    /// Whether a plain part is `@name@domain` as [#foreign] takes it: whole, and nothing besides.
    private static boolean isForeignMention(String text) {
        return text.startsWith("@") && text.length() <= MAX_HANDLE + MAX_HOST + 2 && FOREIGN.matcher(text).matches();
    }

    private static int graphemes(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /// The handles it mentions, in lower case, each once, in alphabetical order.
    public static Set<String> handles(List<Segment> segments) {
        Set<String> handles = new TreeSet<>();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Mention mention) {
                handles.add(mention.handle());
            }
        }
        return handles;
    }

    /// Its hashtags, folded, each once, in alphabetical order.
    public static Set<String> tags(List<Segment> segments) {
        Set<String> tags = new TreeSet<>();
        for (Segment segment : segments) {
            if (segment instanceof Segment.Tag tag) {
                tags.add(tag.tag());
            }
        }
        return tags;
    }

    private void run() {
        int at = 0;
        while (at < text.length()) {
            int end = switch (text.charAt(at)) {
                case 'h', 'H' -> link(at);
                case '@' -> mention(at);
                case '#' -> tag(at);
                default -> at;
            };
            at = end > at ? end : at + 1;
        }
        plainUpTo(text.length());
    }

    private void take(int from, int to, Segment segment) {
        plainUpTo(from);
        segments.add(segment);
        plainFrom = to;
    }

    private void plainUpTo(int end) {
        if (end > plainFrom) {
            segments.add(new Segment.Plain(text.substring(plainFrom, end)));
        }
        plainFrom = end;
    }

    /// Takes a link that starts here.
    ///
    /// @return where it ends, or `start` when there is none
    private int link(int start) {
        int hostStart;
        if (text.regionMatches(true, start, "https://", 0, 8)) {
            hostStart = start + 8;
        } else if (text.regionMatches(true, start, "http://", 0, 7)) {
            hostStart = start + 7;
        } else {
            return start;
        }
        if (start > 0 && Character.isLetterOrDigit(text.codePointBefore(start)) || !hasHost(hostStart)) {
            return start;
        }
        int end = hostStart;
        int open = 0;
        while (end < text.length() && isLinkCharacter(text.charAt(end))) {
            char c = text.charAt(end);
            if (c == '(') {
                open++;
            } else if (c == ')' && --open < 0) {
                break;
            }
            end++;
        }
        while (end > hostStart && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        take(start, end, new Segment.Link(text.substring(start, end)));
        return end;
    }

    /// Whether a host with a dot starts here: labels of letters, digits and hyphens.
    private boolean hasHost(int start) {
        int dots = 0;
        int label = 0;
        int at = start;
        int limit = Math.min(text.length(), start + MAX_HOST);
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '.' && label > 0) {
                if (at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1))) {
                    break;
                }
                dots++;
                label = 0;
            } else if (Character.isLetterOrDigit(c) || c == '-' || Character.isSurrogate(c)) {
                label++;
            } else {
                break;
            }
            at++;
        }
        return dots > 0 && label > 0 && (at == text.length() || text.charAt(at) != '@');
    }

    private static boolean isLinkCharacter(char c) {
        return c > ' ' && c != '<' && c != '>' && c != '"' && c != '\u007f' && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c) && !isBidiControl(c);
    }

    /// Characters that turn the direction of writing have no place in an address: they would show another one.
    private static boolean isBidiControl(char c) {
        return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\u200e' || c == '\u200f';
    }

    private int mention(int start) {
        if (start > 0 && isWordBefore(start)) {
            return start;
        }
        int end = start + 1;
        while (end < text.length() && end - start <= MAX_HANDLE && isHandleCharacter(text.charAt(end))) {
            end++;
        }
        if (end == start + 1 || end < text.length() && isHandleCharacter(text.charAt(end))) {
            return start;
        }
        if (end < text.length() && text.charAt(end) == '@') {
            return foreign(start, end);
        }
        if (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
            return start;
        }
        String handle = text.substring(start + 1, end).toLowerCase(Locale.ROOT);
        take(start, end, new Segment.Mention(text.substring(start, end), handle));
        return end;
    }

    /// `@name@domain`: somebody elsewhere. Not linked, but taken whole, so that the name is not taken for one here.
    private int foreign(int start, int second) {
        int end = second + 1;
        int limit = Math.min(text.length(), end + MAX_HOST);
        while (end < limit && (isHandleCharacter(text.charAt(end)) || text.charAt(end) == '-'
                || text.charAt(end) == '.' && end + 1 < text.length() && isHandleCharacter(text.charAt(end + 1)))) {
            end++;
        }
        take(start, end, new Segment.Plain(text.substring(start, end)));
        return end;
    }

    private boolean isWordBefore(int start) {
        int before = text.codePointBefore(start);
        return Character.isLetterOrDigit(before) || before == '_' || before == '@' || before == '/' || before == '.';
    }

    private static boolean isHandleCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private int tag(int start) {
        if (start > 0) {
            int before = text.codePointBefore(start);
            if (Character.isLetterOrDigit(before) || before == '_' || before == '/' || before == '&' || before == '#') {
                return start;
            }
        }
        int end = start + 1;
        boolean word = false;
        while (end < text.length() && end - start <= MAX_TAG) {
            int c = text.codePointAt(end);
            if (!isTagCharacter(c)) {
                break;
            }
            word |= !Character.isDigit(c);
            end += Character.charCount(c);
        }
        if (!word) {
            return start;
        }
        String written = text.substring(start, end);
        take(start, end, new Segment.Tag(written, fold(written.substring(1))));
        return end;
    }

    private static boolean isTagCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == 0xB7 || switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /// Two tags that a reader takes for one are one.
    public static String fold(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
