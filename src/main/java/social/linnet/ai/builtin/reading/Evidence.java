package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import social.linnet.ai.TextModel.Passage;

/// The sentences of passages, and how rare each word is among them.
final class Evidence {

    /// Most characters that are read of one passage, and of all.
    static final int MOST_OF_ONE = 120_000;
    static final int MOST_OF_ALL = 600_000;
    /// Most sentences that are read; a thread has some hundreds.
    static final int MOST_SENTENCES = 12_000;

    private static final double COMMON = 0.45;

    private final Terms terms;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, Integer> holders = new HashMap<>();
    private final Map<String, String> authors = new HashMap<>();

    /// @param passages in order
    /// @param terms    the language that they are read in
    Evidence(List<Passage> passages, Terms terms, Watch watch) {
        this.terms = terms;
        int left = MOST_OF_ALL;
        for (Passage passage : passages) {
            watch.look();
            String words = Plain.of(passage.words(), Math.min(left, MOST_OF_ONE));
            left -= words.length();
            int place = 0;
            for (Sentences.Span span : Sentences.of(words)) {
                if (sentences.size() >= MOST_SENTENCES) {
                    return;
                }
                if ((place & 63) == 63) {
                    watch.look();
                }
                add(passage, place++, words.substring(span.from(), span.to()));
            }
        }
    }

    private void add(Passage passage, int place, String text) {
        List<Token> tokens = terms.tokens(text);
        Sentence sentence = new Sentence(passage, place, text, tokens, terms.content(tokens));
        sentence.stems().forEach(stem -> holders.merge(stem, 1, Integer::sum));
        sentences.add(sentence);
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /// The name of whoever wrote a passage, as a word.
    String author(Passage passage) {
        return authors.computeIfAbsent(passage.by(), by -> {
            List<Token> tokens = by.length() > 100 ? List.of() : terms.tokens(by);
            return tokens.isEmpty() ? "" : tokens.getFirst().stem();
        });
    }

    Terms terms() {
        return terms;
    }

    boolean knows(String stem) {
        return holders.containsKey(stem);
    }

    /// How much it says that a sentence holds this word: more the fewer others do, and little when it is a word that
    /// stands everywhere.
    double weight(String stem) {
        double all = sentences.size() + 1;
        double with = holders.getOrDefault(stem, 0);
        // a small thread says little about what is rare, so that its counts bend the weight and do not make it
        return (terms.isCommon(stem) ? COMMON : 1) * (0.6 + Math.log(1 + (all - with + 0.5) / (with + 0.5)) / Math.log(2 + all));
    }
}
