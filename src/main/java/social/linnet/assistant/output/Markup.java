package social.linnet.assistant.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import social.linnet.ai.TextModel.Passage;
import social.linnet.assistant.context.Context;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Takes from a model's words what is not words: marks, pictures, links, what cannot be seen. What it cites, and the
/// addresses that it was given, stand as one character each while the rest is looked at, so that neither is taken for
/// something else.
final class Markup {

    /// The characters that stand for a citation and for an address. Both are of private use, and those of the model's own are
    /// left out before.
    private static final char CITED = '\uE000';
    private static final char KNOWN = '\uE400';
    private static final int MOST = 0x400;
    /// The space before goes with it, unless that keeps two words apart.
    private static final Pattern CITED_THERE = Pattern.compile("\\s?[\\uE000-\\uE3FF]++(?![\\p{L}\\p{N}\\p{M}])|[\\uE000-\\uE3FF]++");

    static final Pattern HIDDEN = Pattern.compile(
            "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u3164\\uFFA0&&[^\\n\\u200D]]|\\u200D(?![\\p{So}\\p{Sk}\\p{IsArabic}\\p{IsDevanagari}"
            + "\\p{IsBengali}\\p{IsMalayalam}\\p{IsSinhala}\\p{IsTamil}\\p{IsKannada}\\p{IsTelugu}])");
    /// Marks on one character that are more than any script has: a tower of them covers what others say.
    private static final Pattern TOWERS = Pattern.compile("(\\p{M}{5})\\p{M}+");
    private static final Pattern PRIVATE_USE = Pattern.compile("\\p{Co}");
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\x0B\\f\\x85\\u2028\\u2029]");
    static final Pattern IMAGE = Pattern.compile("!\\[[^\\]\\n]{0,300}](?:\\([^)\\n]{0,1000}\\)|\\[[^\\]\\n]{0,200}])?");
    static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]{1,300})]\\(([^)\\s]{0,1000}+)(?:\\s[^)\\n]{0,200})?\\)");
    private static final Pattern TAGS = Pattern.compile("</?[A-Za-z][^<>\\n]{0,500}>|<!--.{0,500}?-->|<\\?[^<>\\n]{0,200}>|<\\|[^<>|\\n]{1,40}\\|>");
    static final Pattern MARKS = Pattern.compile("(?m)^ {0,3}(?:#{1,6} +|> ?)|(\\*\\*|__|```|~~|`)|^ {0,3}(?:-{3,}|\\*{3,}) *$");
    static final Pattern CITATION = Pattern.compile("(\\s?)\\[\\s{0,3}(\\d{1,4}(?:\\s{0,3}[,;]\\s{0,3}\\d{1,4}){0,9})\\s{0,3}]");
    static final Pattern FOREIGN_CITATION = Pattern.compile("【[^】\\n]{0,60}】");
    /// Those that may still become one of these when the text goes on.
    private static final List<Pattern> BEGUN = List.of(IMAGE, LINK, CITATION, FOREIGN_CITATION, TAGS);

    static final Pattern ADDRESS = Pattern.compile("(?i)(?:(?:[a-z][a-z0-9+.-]{0,20})?:/{2}|https?:/+|\\bwww\\.|(?<![a-z0-9])(?:javascript|vbscript|mailto"
            + "|tel|sms|bitcoin|ethereum|magnet):|(?<![a-z0-9])data:[a-z]{1,20}/)[^\\s\\uE400-\\uE7FF]{0,2000}");
    static final Pattern DOMAIN = Pattern.compile("(?i)(?<![\\p{L}\\p{N}@.-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,4}(?:com|net|org|io|co|ai|app|dev|xyz|info|biz|me"
            + "|top|site|online|link|click|shop|store|tech|live|pro|vip|page|news|blog|club|space|website|cloud|zip|mov|icu|buzz|world|fun|ru|su|cn|de"
            + "|fr|uk|eu|us|es|nl|pl|ch|se|dk|fi|ie|jp|kr|br|ca|au|ly|gg|tv|cc|to|tk|ml|ga|cf|gq|onion)(?::\\d{1,5})?(?:[/?#][^\\s\\uE400-\\uE7FF]{0,2000})?"
            + "(?![\\p{L}\\p{N}])");
    private static final String TRAILING = ".,;:!?'\"»”’…)]";

    private final Context context;
    private final String omitted;
    private final Map<String, Integer> addresses = new HashMap<>();
    private final List<String> known = new ArrayList<>();
    private final List<Integer> cited = new ArrayList<>();

    /// @param omitted what stands where something was left out
    Markup(Context context, String omitted) {
        this.context = context;
        this.omitted = omitted;
        context.passages().stream().flatMap(Markup::given).distinct().limit(MOST).forEach(address -> {
                    addresses.put(address, known.size());
                    known.add(address);
                });
    }

    /// Addresses are given by this place and by posts alone, which people see whole: what is hidden in a description, a card or a profile is not
    /// said under the assistant's name.
    private static Stream<String> given(Passage passage) {
        return switch (passage.kind()) {
            case THREAD, FOUND, DRAFT -> PostText.parse(passage.words()).stream().filter(Segment.Link.class::isInstance).map(Segment::text);
            // this place may be one that a post does not link to, such as localhost
            case GUIDE -> ADDRESS.matcher(passage.words()).results().map(MatchResult::group);
            case PROFILE, COUNT, ATTACHED -> Stream.empty();
        };
    }

    /// The words alone, once.
    String words(String raw) {
        String words = HIDDEN.matcher(raw).replaceAll("");
        words = TOWERS.matcher(words).replaceAll("$1");
        words = IMAGE.matcher(words).replaceAll("");
        words = LINK.matcher(words).replaceAll(link -> Matcher.quoteReplacement(addresses.containsKey(link.group(2))
                ? link.group(1) + " " + link.group(2) : link.group(1)));
        words = FOREIGN_CITATION.matcher(words).replaceAll("");
        words = TAGS.matcher(words).replaceAll("");
        words = MARKS.matcher(words).replaceAll("");
        String uncounted = words;
        words = CITATION.matcher(words).replaceAll(found -> cited(found, uncounted));
        words = ADDRESS.matcher(words).replaceAll(found -> Matcher.quoteReplacement(address(found.group())));
        return DOMAIN.matcher(words).replaceAll(found -> Matcher.quoteReplacement(domain(found.group())));
    }

    /// Without characters that this gives a meaning to.
    static String plain(String raw) {
        return PRIVATE_USE.matcher(LINE_ENDS.matcher(raw).replaceAll("\n").replace('\t', ' ')).replaceAll("");
    }

    /// Where a mark begins that may yet turn out to be a picture, a link or a citation; the length of the text when nowhere.
    static int open(String raw) {
        for (int at = Math.max(0, raw.length() - 3000); at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c == '[' || c == '!' || c == '【' || c == '<') {
                for (Pattern form : BEGUN) {
                    Matcher matcher = form.matcher(raw).region(at, raw.length());
                    if (!matcher.lookingAt() && matcher.hitEnd()) {
                        return at;
                    }
                }
            }
        }
        return raw.length();
    }

    private String cited(MatchResult found, String words) {
        StringBuilder marks = new StringBuilder();
        for (String one : found.group(2).split("[,;]")) {
            int number = Integer.parseInt(one.strip());
            if (context.sources().containsKey(number) && (cited.contains(number) || cited.size() < MOST)) {
                if (!cited.contains(number)) {
                    cited.add(number);
                }
                String mark = String.valueOf((char) (CITED + cited.indexOf(number)));
                if (marks.indexOf(mark) < 0) {
                    marks.append(mark);
                }
            }
        }
        return marks.isEmpty() ? between(found, words) : found.group(1) + marks;
    }

    /// What stays where nothing is cited: a space between two words, so that each is still one; none between figures.
    private static String between(MatchResult found, String words) {
        if (found.end() == words.length() || !isOfAWord(words.codePointAt(found.end()))) {
            return "";
        }
        int before = found.start() == 0 ? ' ' : words.codePointBefore(found.start());
        boolean areFigures = Character.isDigit(before) && Character.isDigit(words.codePointAt(found.end()));
        return !found.group(1).isEmpty() || !isOfAWord(before) || areFigures ? found.group(1) : " ";
    }

    private static boolean isOfAWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private String address(String found) {
        int end = found.length();
        while (end > 0 && !addresses.containsKey(found.substring(0, end)) && TRAILING.indexOf(found.charAt(end - 1)) >= 0) {
            end--;
        }
        Integer number = addresses.get(found.substring(0, end));
        return (number == null ? omitted : String.valueOf((char) (KNOWN + number))) + found.substring(end);
    }

    /// A host alone stays when an address on it was given, and so does such an address without its scheme.
    private String domain(String found) {
        String asked = found.toLowerCase(Locale.ROOT);
        boolean given = known.stream().map(address -> address.toLowerCase(Locale.ROOT).replaceFirst("^https?://", ""))
                .anyMatch(address -> address.equals(asked) || address.equals("www." + asked) || address.replaceFirst("[/?#:].*", "").equals(asked)
                        || address.replaceFirst("[/?#:].*", "").equals("www." + asked));
        return given ? found : omitted;
    }

    /// The text without what it cites.
    static String uncited(String words) {
        return CITED_THERE.matcher(words).replaceAll("");
    }

    /// Where in a text that stands which is at this place of it without what it cites.
    static int citedPlace(String words, int uncited) {
        int place = uncited;
        Matcher cited = CITED_THERE.matcher(words);
        while (cited.find() && cited.start() < place) {
            place += cited.end() - cited.start();
        }
        return place;
    }

    static boolean isCited(String words, int at) {
        return at < words.length() && words.charAt(at) >= CITED && words.charAt(at) < CITED + MOST;
    }

    /// The text as it is read: with addresses, and with what it cites, numbered anew from 1.
    ///
    /// @param passages filled with the passages that it cites, in order
    String back(String words, List<Integer> passages) {
        StringBuilder whole = new StringBuilder();
        words.codePoints().forEach(c -> {
            if (c >= CITED && c < CITED + MOST) {
                int passage = cited.get(c - CITED);
                if (!passages.contains(passage)) {
                    passages.add(passage);
                }
                if (!whole.isEmpty() && !Character.isWhitespace(whole.charAt(whole.length() - 1))) {
                    whole.append(' ');
                }
                whole.append('[').append(passages.indexOf(passage) + 1).append(']');
            } else if (c >= KNOWN && c < KNOWN + MOST) {
                boolean joined = !whole.isEmpty() && !Character.isWhitespace(whole.charAt(whole.length() - 1))
                        && "([«“\"'".indexOf(whole.charAt(whole.length() - 1)) < 0;
                whole.append(joined ? " " : "").append(known.get(c - KNOWN));
            } else {
                // what is cited and a word in brackets are no link
                whole.append(c == '(' && !whole.isEmpty() && whole.charAt(whole.length() - 1) == ']' ? " " : "").appendCodePoint(c);
            }
        });
        return whole.toString();
    }

    /// Whether this address was given.
    boolean isGiven(String address) {
        return addresses.containsKey(address);
    }
}
