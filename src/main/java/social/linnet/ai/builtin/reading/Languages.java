package social.linnet.ai.builtin.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// In which language a text is written, by its small words and by letters in a row that are usual in one language and
/// rare in the others. `languages.txt` has both.
public final class Languages {

    /// What is said of a text that is too short, mixed, or in a language that is not known.
    public static final String UNKNOWN = "und";
    private static final int MOST = 4_000;
    private static final double LEAST = 2;
    private static final double LEAD = 1.35;
    private static final double OF_LETTERS = 0.45;
    private static final int LONGEST_ROW = 5;
    /// A text is mixed when sentences in another language are more than this part of it.
    private static final double MIXED = 0.3;

    /// How much a word says for each language.
    private static final Map<String, Map<String, Double>> WORDS = new HashMap<>();
    private static final Map<String, Map<String, Double>> LETTERS = new HashMap<>();

    static {
        WordFile file = WordFile.read("languages.txt");
        file.parts().keySet().forEach(part -> {
            String language = part.substring(0, 2);
            Map<String, Map<String, Double>> into = part.endsWith(" letters") ? LETTERS : WORDS;
            file.words(part).forEach(word -> into.computeIfAbsent(word, _ -> new HashMap<>()).put(language, 1.0));
        });
        // a word that several languages have says less for each
        for (Map<String, Map<String, Double>> known : List.of(WORDS, LETTERS)) {
            known.values().forEach(languages -> languages.replaceAll((_, _) -> 1.0 / (languages.size() * languages.size())));
        }
    }

    private Languages() {
    }

    /// The language of a text as a BCP 47 tag (`en`, `fr`, `de`, `es`, `it`, `pt`, `nl`), or [#UNKNOWN].
    public static String of(String text) {
        String some = text.substring(0, Math.min(MOST, text.length()));
        String whole = told(some);
        int same = 0;
        int other = 0;
        for (Sentences.Span span : Sentences.of(some)) {
            String one = told(some.substring(span.from(), span.to()));
            int length = span.to() - span.from();
            same += one.equals(whole) ? length : 0;
            other += one.equals(whole) || one.equals(UNKNOWN) ? 0 : length;
        }
        return other > MIXED * (same + other) ? UNKNOWN : whole;
    }

    private static String told(String text) {
        String some = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        Map<String, Double> scores = new HashMap<>();
        int from = 0;
        for (int at = 0; at <= some.length(); at++) {
            if (at == some.length() || !Character.isLetter(some.charAt(at))) {
                if (at > from) {
                    boolean elided = at < some.length() && some.charAt(at) == '\'';
                    word(some.substring(from, elided ? at + 1 : at), scores);
                }
                from = at + 1;
            }
        }
        String best = UNKNOWN;
        double most = 0;
        double next = 0;
        for (Map.Entry<String, Double> score : scores.entrySet()) {
            if (score.getValue() > most) {
                next = most;
                most = score.getValue();
                best = score.getKey();
            } else {
                next = Math.max(next, score.getValue());
            }
        }
        return most >= LEAST && most >= LEAD * next ? best : UNKNOWN;
    }

    private static void word(String word, Map<String, Double> scores) {
        WORDS.getOrDefault(word, Map.of()).forEach((language, says) -> scores.merge(language, says, Double::sum));
        if (word.length() > 40) {
            return;
        }
        String framed = "_" + word + "_";
        for (int from = 0; from < framed.length(); from++) {
            for (int to = from + 1; to <= Math.min(framed.length(), from + LONGEST_ROW); to++) {
                Map<String, Double> known = LETTERS.get(framed.substring(from, to));
                if (known != null) {
                    known.forEach((language, says) -> scores.merge(language, OF_LETTERS * says, Double::sum));
                }
            }
        }
    }
}
