package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What is asked, as far as it can be looked for: words and what kind of thing.
///
/// @param text   as it was asked, without the people it is addressed to
/// @param kind   what kind of thing an answer must hold
/// @param wanted stems, and how much each counts; those of earlier questions and of the passage in focus count less
/// @param leans  whether it has so few words of its own that it is about what was said before
record Question(String text, Kind kind, Map<String, Double> wanted, boolean leans) {

    private static final double NAME = 1.25;
    /// What is done says less than what it is done to: people have many verbs for it.
    private static final double VERB = 0.5;
    /// What a thing is called says little where its kind is asked for.
    private static final double KIND = 0.4;
    /// Of whom or of what is asked in "who is the …" and "how many …".
    private static final double HEAD = 1.5;
    private static final double EARLIER = 0.4;
    private static final double FOCUS = 0.25;
    /// "What did I write about tomatoes?" asks for tomatoes.
    private static final double ASKING = 0.15;
    /// A question that goes on and has so few words of its own is about what was said before.
    private static final int SHORT = 2;
    /// With which a question goes on from the one before.
    private static final Set<String> GOES_ON = Set.of("and", "but", "so", "what", "et", "mais", "alors", "donc", "du");
    private static final int MOST_WORDS = 40;

    static Question of(Matter matter, Terms terms) {
        String text = last(matter.words());
        Kind kind = Kind.of(text);
        Map<String, Double> wanted = new LinkedHashMap<>();
        List<Token> tokens = terms.tokens(text);
        add(wanted, tokens, terms, 1);
        if (kind == Kind.WHO || kind == Kind.COUNT || kind == Kind.NAME) {
            wanted.entrySet().stream().findFirst().ifPresent(head -> head.setValue(HEAD * head.getValue()));
        }
        if (wanted.keySet().stream().anyMatch(stem -> !terms.isCommon(stem))) {
            wanted.replaceAll((stem, weight) -> terms.asks(stem) ? ASKING * weight : weight);
        }
        boolean leans = wanted.values().stream().noneMatch(weight -> weight >= VERB)
                || !matter.earlier().isEmpty() && wanted.size() <= SHORT && GOES_ON.contains(first(text));
        if (leans) {
            List<String> earlier = new ArrayList<>(matter.earlier());
            if (!earlier.isEmpty()) {
                add(wanted, terms.tokens(earlier.getLast()), terms, EARLIER);
            }
            if (matter.focus() != null) {
                String focus = matter.focus().words();
                add(wanted, terms.tokens(Plain.of(focus, 600)), terms, FOCUS);
            }
        }
        return new Question(text, kind, wanted, leans);
    }

    private static void add(Map<String, Double> wanted, List<Token> tokens, Terms terms, double weight) {
        boolean thing = false;
        for (int i = 0; i < tokens.size() && wanted.size() < MOST_WORDS; i++) {
            Token token = tokens.get(i);
            thing = terms.pointsOut(token.stem()) || thing && terms.says(token);
            if (terms.says(token)) {
                boolean name = token.mark() != ' ' || token.isNumber() || i > 0 && token.isCapital();
                double counts = weight * (name ? NAME : terms.namesAKind(token.stem()) ? KIND : thing ? 1 : VERB);
                wanted.putIfAbsent(token.stem(), counts);
            }
        }
    }

    private static String first(String text) {
        String[] words = text.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", 2);
        return words[0];
    }

    /// The question itself, when something is said before it.
    private static String last(String words) {
        List<Sentences.Span> spans = Sentences.of(words);
        if (spans.isEmpty()) {
            return words;
        }
        StringBuilder asked = new StringBuilder();
        for (Sentences.Span span : spans) {
            String sentence = words.substring(span.from(), span.to());
            if (sentence.endsWith("?")) {
                asked.append(asked.isEmpty() ? "" : " ").append(sentence);
            }
        }
        return asked.isEmpty() ? words.substring(spans.getFirst().from()) : asked.toString();
    }
}
