package social.linnet.ai.builtin.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How well a sentence can be read without those before it. "But he was late", "Haha yes!!" and "Thanks @bob, see you on
/// Tuesday" say little to whoever was not there.
final class Alone {

    private static final double LEANING = 0.4;
    private static final double EXCITED = 0.5;
    private static final double OUTCOME = 1.4;
    /// What a number adds: it is what people come back for.
    private static final double EXACT = 1.2;
    private static final Set<String> LEANS = words("leaning");
    private static final Set<String> ENDS = words("outcome");
    /// Letters that go on and on, or marks that do.
    private static final Pattern LOUD = Pattern.compile("(\\p{L})\\1\\1|[!?]{2,}$");

    private Alone() {
    }

    private static Set<String> words(String part) {
        Set<String> words = new HashSet<>(WordFile.read("words_en.txt").words(part));
        words.addAll(WordFile.read("words_fr.txt").words(part));
        return words;
    }

    /// 1 for most sentences, less when it leans on another or is only an outcry, more when it tells how it all came out.
    static double reads(Sentence sentence) {
        List<Token> tokens = sentence.tokens();
        if (tokens.isEmpty()) {
            return 0;
        }
        String first = tokens.getFirst().written().toLowerCase(Locale.ROOT).replace('’', '\'');
        String before = first.indexOf('\'') < 0 ? first : first.substring(0, first.indexOf('\'') + 1);
        double reads = LEANS.contains(first) || LEANS.contains(before) ? LEANING : ENDS.contains(first) ? OUTCOME : 1;
        reads *= tokens.stream().anyMatch(Token::isNumber) ? EXACT : 1;
        return LOUD.matcher(sentence.text()).find() ? EXCITED * reads : reads;
    }

    /// Words that tell something: whom it is addressed to and words that stand everywhere do not.
    static long telling(Sentence sentence, Terms terms) {
        Set<String> called = new HashSet<>();
        sentence.tokens().stream().filter(token -> token.mark() == '@').forEach(token -> called.add(token.stem()));
        return sentence.stems().stream().filter(stem -> !called.contains(stem) && !terms.isCommon(stem)).count();
    }
}
