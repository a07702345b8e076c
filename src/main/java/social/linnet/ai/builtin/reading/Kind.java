package social.linnet.ai.builtin.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a question asks for, and whether a sentence has such a thing in it. `kinds.txt` says how each is known; of two that
/// begin at the same word the first here is meant.
enum Kind {
    WHY(false), IF(true), COLOUR(true), TEMPERATURE(true), SCORE(true), AGE(true), OFTEN(true), WEIGHT(true), DISTANCE(true),
    DURATION(true), LENGTH(true), SPEED(true), PRICE(true), WHEN(true), WHERE(true), NUMBER(true), COUNT(true), NAME(true), WHO(true),
    HOW(false), WHETHER(false), WHAT(false);

    /// How well a sentence fits that has something that may be such a thing.
    private static final double NEARLY = 0.4;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /// What somebody says before the question itself.
    private static final Pattern AHEAD = pattern("ahead");
    /// What may be a question of yes or no, or a statement.
    private static final Pattern PERHAPS = pattern("WHETHER perhaps");

    private final boolean strict;
    private final Pattern asked;
    private final Pattern there;
    /// What may be such a thing.
    private final Pattern nearly;

    Kind(boolean strict) {
        this.strict = strict;
        this.asked = pattern(name() + " asked");
        this.there = pattern(name() + " there");
        this.nearly = pattern(name() + " nearly");
    }

    private static Pattern pattern(String part) {
        List<String> ways = Ways.FILE.parts().getOrDefault(part, List.of());
        return ways.isEmpty() ? Pattern.compile("(?!)") : Pattern.compile("(?<![\\w])(?:"
                + String.join("|", ways).replace("N", "[0-9]{1,6}(?:[.,][0-9]{1,3})?") + ")(?![\\w])", FLAGS);
    }

    /// An enum's constants are made before its own constants are.
    private static final class Ways {
        private static final WordFile FILE = WordFile.read("kinds.txt");
    }

    /// What a question asks for, by the first of its words that asks: "What should I do when it bites?" asks for no time.
    static Kind of(String question) {
        String plain = AHEAD.matcher(plain(question).strip()).replaceFirst("");
        String bare = Normalizer.normalize(plain, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        Kind first = WHAT;
        int least = Integer.MAX_VALUE;
        for (Kind kind : values()) {
            int from = Math.min(from(kind.asked, plain), bare.equals(plain) ? Integer.MAX_VALUE : from(kind.asked, bare));
            if (from < least) {
                least = from;
                first = kind;
            }
        }
        return first == WHAT && PERHAPS.matcher(bare).find() ? WHETHER : first;
    }

    private static int from(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.start() : Integer.MAX_VALUE;
    }

    /// Whether a sentence without such a thing can hardly be the answer.
    boolean isStrict() {
        return strict;
    }

    /// Whether a sentence with such a thing may be the answer whatever its words: a price is, a name or a number alone is none.
    boolean tellsAlone() {
        return strict && this != IF && this != COUNT && this != NAME && this != WHO;
    }

    /// How well a sentence holds what is asked for, from 0 to 1.
    double fits(Sentence sentence) {
        if (this == WHO) {
            return Names.someone(sentence);
        }
        String plain = plain(sentence.text());
        if (this == NAME && Names.something(sentence)) {
            return 1;
        }
        return there.matcher(plain).find() ? 1 : nearly.matcher(plain).find() ? NEARLY : 0;
    }

    private static String plain(String text) {
        return text.replace('’', '\'').replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
