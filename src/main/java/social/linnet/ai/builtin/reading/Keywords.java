package social.linnet.ai.builtin.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of a question by which posts are looked for.
public final class Keywords {

    private static final int MOST = 16;
    private static final int MOST_LETTERS = 1_000;
    private static final double NAME = 1.5;
    private static final double COMMON = 0.4;

    private Keywords() {
    }

    /// Each word as it was written, a tag with its `#`, and how much it counts; those that count most first.
    public static Map<String, Double> of(String question) {
        String words = Plain.of(question, MOST_LETTERS);
        String language = Languages.of(words);
        // of an unknown language, what is small in one of the two is taken for small
        List<Terms> known = language.equals(Languages.UNKNOWN) ? List.of(Terms.of("en"), Terms.of("fr")) : List.of(Terms.of(language));
        Terms first = known.getFirst();
        Map<String, Double> counts = new LinkedHashMap<>();
        List<Token> tokens = first.tokens(words);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String written = (token.mark() == '#' ? "#" : "") + token.written();
            boolean says = known.stream().allMatch(terms -> terms.tokens(token.written()).stream().allMatch(terms::says));
            if (says && first.says(token)) {
                boolean name = token.mark() != ' ' || token.isNumber() || i > 0 && token.isCapital();
                counts.merge(written, name ? NAME : first.isCommon(token.stem()) ? COMMON : 1, Math::max);
            }
        }
        Map<String, Double> best = new LinkedHashMap<>();
        counts.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(MOST)
                .forEach(word -> best.put(word.getKey(), word.getValue()));
        return best;
    }
}
