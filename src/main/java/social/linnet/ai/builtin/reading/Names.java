package social.linnet.ai.builtin.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// Whom a sentence may be about.
final class Names {

    private static final String ENDS = ".!?…:";
    private static final Set<String> ONESELF = words("oneself");
    private static final Set<String> CALENDAR = words("calendar");
    private static final Set<String> SOMEONE = words("someone");

    private Names() {
    }

    private static Set<String> words(String part) {
        Set<String> words = new HashSet<>(WordFile.read("words_en.txt").words(part));
        words.addAll(WordFile.read("words_fr.txt").words(part));
        return words;
    }

    /// 1 when it names somebody, less when its author may speak of themselves.
    static double someone(Sentence sentence) {
        List<Token> tokens = sentence.tokens();
        double best = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String lower = lower(token);
            if (i > 0 && token.mark() == '@' || isNameWithin(sentence, i)) {
                return 1;
            }
            if (SOMEONE.contains(lower)) {
                best = Math.max(best, 0.8);
            } else if (ONESELF.contains(lower) || lower.startsWith("j'")) {
                best = Math.max(best, 0.6);
            } else if (i == 0 && isName(token) && sentence.stems().contains(token.stem())) {
                best = Math.max(best, 0.3);
            }
        }
        return best;
    }

    /// Whether it has a name in it, of whatever that is.
    static boolean something(Sentence sentence) {
        return IntStream.range(1, sentence.tokens().size()).anyMatch(i -> isNameWithin(sentence, i));
    }

    /// Whether a word is a name and not only the first of what is said.
    private static boolean isNameWithin(Sentence sentence, int at) {
        Token token = sentence.tokens().get(at);
        String text = sentence.text();
        int before = token.from() - 1;
        while (before >= 0 && !Character.isLetterOrDigit(text.charAt(before)) && ENDS.indexOf(text.charAt(before)) < 0) {
            before--;
        }
        return at > 0 && isName(token) && before >= 0 && ENDS.indexOf(text.charAt(before)) < 0;
    }

    private static String lower(Token token) {
        return token.written().toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    static boolean isName(Token token) {
        return token.isCapital() && token.written().length() > 1 && token.written().chars().noneMatch(Character::isDigit)
                && !ONESELF.contains(lower(token)) && !CALENDAR.contains(lower(token));
    }
}
