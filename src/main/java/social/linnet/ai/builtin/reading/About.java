package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Passage;

/// What a passage is about: what it replies to, and what others say of its names, tags and rare words.
final class About {

    private static final int MOST_WORDS = 4;
    private static final double TELLS = 0.8;

    private final Evidence evidence;
    private final Passage focus;
    private final Watch watch;

    About(Evidence evidence, Passage focus, Watch watch) {
        this.evidence = evidence;
        this.focus = focus;
        this.watch = watch;
    }

    /// A word of the passage, and the sentence elsewhere that says most about it.
    record Told(String word, Sentence sentence) {
    }

    /// The first sentence of the post that it replies to: that of the one it names, or else the one before.
    @Nullable Sentence repliedTo() {
        Sentence before = null;
        Sentence named = null;
        String words = focus.words().stripLeading().toLowerCase(Locale.ROOT);
        for (Sentence sentence : evidence.sentences()) {
            if (sentence.passage().number() == focus.number()) {
                break;
            }
            boolean first = sentence.place() == 0 && sentence.passage().kind() == Passage.Kind.THREAD;
            String by = sentence.passage().by().toLowerCase(Locale.ROOT);
            if (first && !by.equals(focus.by().toLowerCase(Locale.ROOT))) {
                before = sentence;
                if (by.length() > 1 && words.startsWith(by + " ")) {
                    named = sentence;
                }
            }
        }
        return focus.kind() == Passage.Kind.THREAD ? named == null ? before : named : null;
    }

    /// The sentences elsewhere that say most about its words, in the order of its words.
    ///
    /// @param without what is quoted already
    List<Told> told(Set<Sentence> without) {
        Map<String, String> words = words();
        List<Told> told = new ArrayList<>();
        Set<Sentence> used = new HashSet<>(without);
        for (Map.Entry<String, String> word : words.entrySet()) {
            watch.look();
            Sentence best = null;
            double most = 0;
            for (Sentence sentence : evidence.sentences()) {
                if (sentence.passage().number() != focus.number() && sentence.stems().contains(word.getKey())
                        && !sentence.asks() && !sentence.isTags() && !used.contains(sentence)) {
                    double worth = worth(sentence, word.getKey());
                    if (worth > most) {
                        most = worth;
                        best = sentence;
                    }
                }
            }
            if (best != null) {
                used.add(best);
                told.add(new Told(word.getValue(), best));
            }
        }
        return told;
    }

    /// Its most telling words: stem, and as it was written.
    private Map<String, String> words() {
        Map<String, String> written = new LinkedHashMap<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (Sentence sentence : evidence.sentences()) {
            if (sentence.passage().number() != focus.number()) {
                continue;
            }
            for (int i = 0; i < sentence.tokens().size(); i++) {
                Token token = sentence.tokens().get(i);
                if (evidence.terms().says(token) && !evidence.terms().isCommon(token.stem()) && !token.isNumber()) {
                    boolean name = token.mark() != ' ' || i > 0 && Names.isName(token);
                    written.putIfAbsent(token.stem(), (token.mark() == ' ' ? "" : token.mark()) + token.written());
                    weights.merge(token.stem(), evidence.weight(token.stem()) * (name ? 1.6 : 1), Math::max);
                }
            }
        }
        Set<String> elsewhere = elsewhere();
        List<String> best = weights.entrySet().stream().filter(word -> elsewhere.contains(word.getKey()))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())).limit(MOST_WORDS)
                .map(Map.Entry::getKey).toList();
        written.keySet().retainAll(best);
        return written;
    }

    /// What is spoken of in the other passages.
    private Set<String> elsewhere() {
        Set<String> stems = new HashSet<>();
        evidence.sentences().stream().filter(sentence -> sentence.passage().number() != focus.number() && !sentence.asks())
                .forEach(sentence -> stems.addAll(sentence.stems()));
        return stems;
    }

    /// More when it says what the word is, when it stands early, and when it shares other words with the passage.
    private double worth(Sentence sentence, String stem) {
        double worth = 1;
        List<Token> tokens = sentence.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).stem().equals(stem)) {
                int end = tokens.get(i).from() + tokens.get(i).written().length();
                String after = sentence.text().substring(end, Math.min(sentence.text().length(), end + 12)).toLowerCase(Locale.ROOT);
                if (after.startsWith(" is ") || after.startsWith(" are ") || after.startsWith(" was ") || after.startsWith(" means ")
                        || after.startsWith(" est ") || after.startsWith(" sont ") || after.startsWith(" était ")
                        || after.startsWith(" (") || after.startsWith(" =") || after.startsWith(":") || after.startsWith(" :")
                        || after.startsWith("\u00a0:") || after.startsWith(", a ") || after.startsWith(", un")
                        || after.startsWith(", the ")) {
                    worth += TELLS;
                }
                worth += 0.3 / (1 + i);
            }
        }
        boolean profile = sentence.passage().kind() == Passage.Kind.PROFILE;
        return worth + (profile ? TELLS : 0) + Math.min(0.4, 0.05 * sentence.stems().size());
    }
}
