package social.linnet.ai.builtin.reading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// In which language a text is written: by its usual words, by letters in a row that are usual in one language and rare in
/// the others, and for words that are not listed by the threes of letters of those that are (Cavnar and Trenkle, 1994, with
/// the likelihood in place of the rank). `languages.txt` has words and letters.
public final class Languages {

    /// What is said of a text that is too short, mixed, or in a language that is not known.
    public static final String UNKNOWN = "und";
    /// The part of the file with what is usual in languages that are not told apart.
    private static final String OTHER = "other";
    private static final int MOST = 4_000;
    private static final double LEAST = 1.2;
    private static final double LEAD = 1.2;
    private static final double OF_LETTERS = 0.45;
    /// What three letters count that no listed word has, and how little one of several counts more than another.
    private static final double SELDOM = 0.3;
    private static final double TEMPER = 2;
    private static final double OF_A_GUESS = 0.8;
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_ROW = 5;
    /// A text is mixed when sentences in another language are more than this part of it.
    private static final double MIXED = 0.3;

    /// How much a word says for each language.
    private static final Map<String, Map<String, Double>> WORDS = new HashMap<>();
    private static final Map<String, Map<String, Double>> LETTERS = new HashMap<>();

    static {
        WordFile file = WordFile.read("languages.txt");
        file.parts().keySet().forEach(part -> {
            String language = part.startsWith(OTHER) ? UNKNOWN : part.substring(0, 2);
            Map<String, Map<String, Double>> into = part.endsWith(" letters") ? LETTERS : WORDS;
            file.words(part).forEach(word -> into.computeIfAbsent(word, _ -> new HashMap<>()).put(language, 1.0));
        });
        // a word that several languages have says less for each
        for (Map<String, Map<String, Double>> known : List.of(WORDS, LETTERS)) {
            known.values().forEach(languages -> languages.replaceAll((_, _) -> 1.0 / (languages.size() * languages.size())));
        }
    }

    private static final List<String> TOLD = WORDS.values().stream().flatMap(languages -> languages.keySet().stream()).distinct().sorted()
            .toList();
    /// How often three letters in a row come in the listed words of each of the languages, in their order.
    private static final Map<String, double[]> THREES = new HashMap<>();
    private static final double[] ALL_THREES = new double[TOLD.size()];

    static {
        WORDS.forEach((word, languages) -> languages.keySet().forEach(language -> {
            int at = TOLD.indexOf(language);
            threes(word).forEach(three -> {
                THREES.computeIfAbsent(three, _ -> new double[TOLD.size()])[at]++;
                ALL_THREES[at]++;
            });
        }));
    }

    /// Those of [#TOLD], and those that letters alone tell of.
    private static final List<String> ALL = Stream.concat(TOLD.stream(),
            LETTERS.values().stream().flatMap(languages -> languages.keySet().stream()).sorted()).distinct().toList();
    /// What words say, for each of [#ALL]: the same come again and again.
    private static final Cache<String, double[]> SAID = Caffeine.newBuilder().maximumSize(20_000).build();

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
        double[] scores = new double[ALL.size()];
        int from = 0;
        for (int at = 0; at <= some.length(); at++) {
            if (at == some.length() || !Character.isLetter(some.charAt(at))) {
                if (at > from && at - from <= LONGEST_WORD) {
                    boolean elided = at < some.length() && some.charAt(at) == '\'';
                    add(SAID.get(some.substring(from, elided ? at + 1 : at), Languages::said), scores);
                }
                from = at + 1;
            }
        }
        String best = UNKNOWN;
        double most = 0;
        double next = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > most) {
                next = most;
                most = scores[i];
                best = ALL.get(i);
            } else {
                next = Math.max(next, scores[i]);
            }
        }
        return most >= LEAST && most >= LEAD * next ? best : UNKNOWN;
    }

    private static void add(double[] more, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] += more[i];
        }
    }

    private static List<String> threes(String word) {
        String framed = "_" + word + "_";
        return IntStream.rangeClosed(0, framed.length() - 3).mapToObj(from -> framed.substring(from, from + 3)).toList();
    }

    /// In which language a word that is not listed would be least of a surprise.
    private static void guess(String word, double[] scores) {
        double[] likely = new double[TOLD.size()];
        for (String three : threes(word)) {
            double[] times = THREES.get(three);
            for (int i = 0; i < likely.length; i++) {
                likely[i] += Math.log(((times == null ? 0 : times[i]) + SELDOM) / (ALL_THREES[i] + SELDOM * THREES.size()));
            }
        }
        double most = Arrays.stream(likely).max().orElse(0);
        double sum = Arrays.stream(likely).map(log -> Math.exp((log - most) / TEMPER)).sum();
        for (int i = 0; i < likely.length; i++) {
            scores[i] += OF_A_GUESS * Math.exp((likely[i] - most) / TEMPER) / sum;
        }
    }

    /// What a word says for each of [#ALL].
    private static double[] said(String word) {
        double[] scores = new double[ALL.size()];
        Map<String, Double> listed = WORDS.getOrDefault(word, Map.of());
        listed.forEach((language, says) -> scores[ALL.indexOf(language)] += says);
        if (listed.isEmpty()) {
            guess(word, scores);
        }
        String framed = "_" + word + "_";
        for (int from = 0; from < framed.length(); from++) {
            for (int to = from + 1; to <= Math.min(framed.length(), from + LONGEST_ROW); to++) {
                LETTERS.getOrDefault(framed.substring(from, to), Map.of())
                        .forEach((language, says) -> scores[ALL.indexOf(language)] += OF_LETTERS * says);
            }
        }
        return scores;
    }
}
