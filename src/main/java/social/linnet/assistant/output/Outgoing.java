package social.linnet.assistant.output;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import social.linnet.assistant.context.Context;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Makes a model's words fit to be read. They are a stranger's: they name nobody, carry no tag, hold no address that was
/// not in what it was given, show no picture, and say nothing that may be somebody's address or number. What they cite is
/// numbered anew in the order in which it is cited.
///
/// Taking something out may join what stood apart, so everything is looked at again until nothing more is found.
public final class Outgoing {

    /// Longest text that is looked at, in UTF-16 units: several times the longest answer.
    static final int MOST_HEARD = 8_000;
    /// How often it is looked at. What is not fit to be read then was made to outlast this, and nothing of it is said.
    private static final int MOST_LOOKS = 16;

    private static final Pattern NAMES = Pattern.compile("(?<![@＠﹫])[@＠﹫]++(?=[\\p{L}\\p{N}_])");
    private static final Pattern TAGS = Pattern.compile("(?<![#＃﹟])[#＃﹟]++(?=[\\p{L}\\p{N}\\p{M}_·])");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]{2,}");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++$");
    private static final Pattern LINES = Pattern.compile(" ?\\n ?(?:\\n\\s*)?");
    /// With what stands behind it: a bracket, a number of a source.
    private static final Pattern SENTENCE_ENDS = Pattern.compile("(?:[.!?…][”\"»)]{0,3}(?:\\s?\\[[\\d,; ]{1,20}]){0,9}(?=\\s)|[。！？])");
    private static final String ENDS = ".!?…]”»";
    /// Ends of sentences that no space follows.
    private static final String WIDE_ENDS = "。！？";

    private Outgoing() {
    }

    /// What is left of a model's words.
    ///
    /// @param words what is said; empty when nothing usable was
    /// @param cited the numbers of the passages that it cites, in the order of their new numbers, 1 and up
    public record Said(String words, List<Integer> cited) {
        public Said {
            cited = List.copyOf(cited);
        }
    }

    /// The whole answer.
    ///
    /// @param most     longest text, as posts are counted
    /// @param language of the answer, for the words that stand in place of what is left out
    public static Said whole(String raw, Context context, int most, String language) {
        String omitted = omitted(language);
        Markup markup = new Markup(context, omitted);
        String words = fit(heard(raw), markup, omitted);
        // what it cites must not stand between two halves of something
        String uncited = Markup.uncited(words);
        String bare = fit(uncited, markup, omitted);
        if (!bare.equals(uncited)) {
            words = bare;
        }
        if (length(words, markup) > most) {
            words = fit(cut(words, most, markup), markup, omitted);
        }
        List<Integer> cited = new ArrayList<>();
        String said = markup.back(words, cited);
        return length(words, markup) <= most && isInert(said, markup) ? new Said(said, cited) : new Said("", List.of());
    }

    /// What may be shown of an answer that is still being made: whole words of it, without what it cites, and without what
    /// its end may still turn out to be.
    public static String soFar(String raw, Context context, String language) {
        String heard = heard(raw);
        int end = heard.length();
        while (end > 0 && !isSpace(heard.charAt(end - 1))) {
            end--;
        }
        heard = heard.substring(0, end);
        heard = heard.substring(0, Markup.open(heard));
        String omitted = omitted(language);
        Markup markup = new Markup(context, omitted);
        String words = settled(heard, text -> tidy(markup.words(text)));
        // as in the end: with what it cites first, since that may be all that keeps something from what follows, and then without
        String shown = Markup.uncited(fit(words.substring(0, open(words)), markup, omitted));
        String said = markup.back(fit(shown.substring(0, PersonalData.open(shown)), markup, omitted), new ArrayList<>());
        return isInert(said, markup) ? said : "";
    }

    /// Where what the text ends with may still turn out to be personal, whether what it cites stands between or not.
    private static int open(String words) {
        String uncited = Markup.uncited(words);
        int open = PersonalData.open(uncited);
        return Math.min(PersonalData.open(words), open == uncited.length() ? words.length() : Markup.citedPlace(words, open));
    }

    /// Whether a word is over there: what else Java takes for a space is left out, and joins what stands beside it.
    private static boolean isSpace(char c) {
        return c == '\n' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /// The whole sentences of words that were cut off; of words without an end the words, with a sign that they go on.
    public static String sentences(String raw) {
        String ended = ended(raw);
        return ended.isEmpty() ? heard(raw).strip() + "…" : ended;
    }

    /// The whole sentences of words that still come: they stay when the rest is cut off. Empty before the end of the first.
    public static String ended(String raw) {
        String heard = heard(raw);
        Matcher ends = SENTENCE_ENDS.matcher(heard);
        int end = 0;
        while (ends.find()) {
            end = ends.end();
        }
        return heard.substring(0, end);
    }

    private static String heard(String raw) {
        return Markup.plain(raw.length() <= MOST_HEARD ? raw : raw.substring(0, MOST_HEARD));
    }

    private static String omitted(String language) {
        return language.startsWith("fr") ? "[omis]" : "[left out]";
    }

    private static String fit(String words, Markup markup, String omitted) {
        return settled(words, text -> {
            String said = PersonalData.left(tidy(markup.words(text)), omitted);
            said = TAGS.matcher(NAMES.matcher(said).replaceAll("")).replaceAll("");
            return AROUND.matcher(said).replaceAll("");
        });
    }

    static String settled(String words, UnaryOperator<String> look) {
        String before = words;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            String now = look.apply(before);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        return "";
    }

    static String tidy(String words) {
        String spaced = SPACES.matcher(words).replaceAll(" ");
        return LINES.matcher(spaced).replaceAll(lines -> lines.group().indexOf('\n') == lines.group().lastIndexOf('\n') ? "\n" : "\n\n");
    }

    /// The last look: whatever was overlooked, this is what the place itself would make of it.
    private static boolean isInert(String said, Markup markup) {
        return PostText.parse(said).stream().allMatch(part -> switch (part) {
            case Segment.Plain _ -> true;
            case Segment.Link link -> markup.isGiven(link.text());
            case Segment.Mention _, Segment.Tag _ -> false;
        });
    }

    private static int length(String words, Markup markup) {
        return PostText.length(PostText.parse(markup.back(words, new ArrayList<>())));
    }

    /// As many whole sentences as there is room for; if not even one, as many words; if not even one, as many characters.
    private static String cut(String words, int most, Markup markup) {
        String sentences = most(words, ends(words), most, markup);
        if (!sentences.isEmpty()) {
            return sentences;
        }
        List<Integer> gaps = new ArrayList<>();
        for (int at = 1; at < words.length(); at++) {
            if (Character.isWhitespace(words.charAt(at))) {
                gaps.add(at);
            }
        }
        String some = most(words, gaps, most - 1, markup);
        if (some.isEmpty()) {
            BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
            characters.setText(words);
            List<Integer> breaks = new ArrayList<>();
            for (int at = characters.next(); at != BreakIterator.DONE; at = characters.next()) {
                breaks.add(at);
            }
            some = most(words, breaks, most - 1, markup);
        }
        return some.strip() + "…";
    }

    private static List<Integer> ends(String words) {
        List<Integer> ends = new ArrayList<>();
        for (int end = 1; end < words.length(); end++) {
            char last = words.charAt(end - 1);
            if (WIDE_ENDS.indexOf(last) >= 0 || (Markup.isCited(words, end - 1) || ENDS.indexOf(last) >= 0) && Character.isWhitespace(words.charAt(end))
                    && !Markup.isCited(words, end + 1)) {
                ends.add(end);
            }
        }
        return ends;
    }

    /// The longest beginning that ends at one of these places and fits: the longer it is, the more it counts.
    private static String most(String words, List<Integer> ends, int most, Markup markup) {
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (length(words.substring(0, ends.get(middle)), markup) <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? "" : words.substring(0, ends.get(low - 1));
    }
}
