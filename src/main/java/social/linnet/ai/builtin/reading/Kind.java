package social.linnet.ai.builtin.reading;

import java.util.List;
import java.util.regex.Pattern;

/// What a question asks for, and whether a sentence has such a thing in it. `kinds.txt` says how each is known; the order
/// is that in which they are looked for.
enum Kind {
    WHY(false), IF(true), TEMPERATURE(true), SCORE(true), AGE(true), OFTEN(true), WEIGHT(true), DISTANCE(true), DURATION(true),
    LENGTH(true), SPEED(true), PRICE(true), WHEN(true), WHERE(false), COUNT(true), WHO(true), HOW(false), WHETHER(false), WHAT(false);

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final boolean strict;
    private final Pattern asked;
    private final Pattern there;

    Kind(boolean strict) {
        this.strict = strict;
        this.asked = pattern(name() + " asked");
        this.there = pattern(name() + " there");
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

    static Kind of(String question) {
        String plain = plain(question);
        for (Kind kind : values()) {
            if (kind.asked.matcher(plain).find()) {
                return kind;
            }
        }
        return WHAT;
    }

    /// Whether a sentence without such a thing can hardly be the answer.
    boolean isStrict() {
        return strict;
    }

    /// How well a sentence holds what is asked for, from 0 to 1.
    double fits(Sentence sentence) {
        return this == WHO ? Names.someone(sentence) : there.matcher(plain(sentence.text())).find() ? 1 : 0;
    }

    private static String plain(String text) {
        return text.replace('’', '\'').replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
