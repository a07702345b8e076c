package social.linnet.ai.builtin.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whom a sentence may be about.
final class Names {

    private static final Set<String> ONESELF = words("oneself");
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
            if (token.mark() == '@' || i > 0 && isName(token)) {
                return 1;
            }
            if (SOMEONE.contains(lower)) {
                best = Math.max(best, 0.8);
            } else if (ONESELF.contains(lower) || lower.startsWith("j'")) {
                best = Math.max(best, 0.6);
            } else if (i == 0 && isName(token)) {
                best = Math.max(best, 0.5);
            }
        }
        return best;
    }

    private static String lower(Token token) {
        return token.written().toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    static boolean isName(Token token) {
        return token.isCapital() && token.written().length() > 1 && !ONESELF.contains(lower(token));
    }
}
