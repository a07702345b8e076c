package social.linnet.ai.builtin.reading;

import java.util.List;
import java.util.Locale;

/// A reply to a question is often the answer although it shares no word with it: whoever asked the same in the thread was
/// answered by the posts after it, or in the same breath.
final class Replies {

    /// How far after a question an answer is looked for, in passages.
    private static final int REACH = 3;
    private static final double[] FADING = {0.9, 1, 0.7, 0.5};
    private static final double LEAST = 0.35;
    private static final double SAME_KIND = 0.15;
    /// A post has some sentences, and the first answers.
    private static final int MOST_SENTENCES = 6;
    private static final double ADDRESSED_TO_OTHER = 0.4;

    private Replies() {
    }

    /// For each sentence, how much it looks like the answer to somebody's question that is like this one.
    ///
    /// @param shared how many of the question's words each sentence holds
    static double[] to(Question question, List<Sentence> sentences, double[] shared) {
        double[] replied = new double[sentences.size()];
        for (int at = 0; at < replied.length; at++) {
            Sentence asking = sentences.get(at);
            if (shared[at] >= LEAST && asking.asks()) {
                double like = Math.min(1, shared[at] + (Kind.of(asking.text()) == question.kind() ? SAME_KIND : -SAME_KIND));
                spread(sentences, at, like, replied);
            }
        }
        return replied;
    }

    private static void spread(List<Sentence> sentences, int at, double like, double[] replied) {
        Sentence asking = sentences.get(at);
        int passed = 0;
        int last = asking.passage().number();
        int counted = 0;
        for (int i = at + 1; i < sentences.size(); i++) {
            Sentence sentence = sentences.get(i);
            if (sentence.passage().number() != last) {
                last = sentence.passage().number();
                passed++;
                counted = 0;
            }
            if (passed > REACH) {
                return;
            }
            boolean own = passed > 0 && sentence.passage().by().equals(asking.passage().by());
            if (!own && ++counted <= MOST_SENTENCES) {
                double counts = like * FADING[passed] * (counted == 1 ? 1 : 0.85) * addressed(sentence, asking);
                replied[i] = Math.max(replied[i], counts);
            }
        }
    }

    private static double addressed(Sentence sentence, Sentence asking) {
        String words = sentence.passage().words().stripLeading();
        if (!words.startsWith("@") || asking.passage().by().isEmpty() || sentence.passage().number() == asking.passage().number()) {
            return 1;
        }
        int end = 0;
        boolean names = false;
        while (end < words.length() && words.charAt(end) == '@' && !names) {
            int space = end;
            while (space < words.length() && !Character.isWhitespace(words.charAt(space))) {
                space++;
            }
            names = words.substring(end, space).toLowerCase(Locale.ROOT).equals(asking.passage().by().toLowerCase(Locale.ROOT));
            end = Math.min(words.length(), space + 1);
        }
        return names ? 1.1 : ADDRESSED_TO_OTHER;
    }
}
