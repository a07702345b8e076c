package social.linnet.ai.builtin.reading;

import java.util.List;
import java.util.Locale;

/// A reply to a question is often the answer although it shares no word with it: whoever asked the same in the thread was
/// answered by the posts after it, or in the same breath.
final class Replies {

    /// How far after a question an answer is looked for, in passages.
    private static final int REACH = 3;
    private static final double[] FADING = {0.9, 1, 0.7, 0.5};
    private static final double LEAST = 0.25;
    private static final double SAME_KIND = 0.12;
    /// A question that names nothing but its kind is taken for one of its kind that does.
    private static final double ELLIPTIC = 0.6;
    /// A question of few words is taken for the same as one of its kind.
    private static final double LEANING = 0.7;
    /// A post has some sentences, and the first answers.
    private static final int MOST_SENTENCES = 6;
    private static final double LATER = 0.85;
    private static final double TOLD = 0.6;
    private static final double REASON = 0.5;
    private static final int FEW = 1;
    private static final double IN_CONTEXT = 0.7;
    private static final double ADDRESSED_TO_OTHER = 0.4;

    private Replies() {
    }

    /// For each sentence, how much it looks like the answer to somebody's question that is like this one.
    ///
    /// @param shared how many of the question's words each sentence holds
    static double[] to(Question question, Evidence evidence, double[] shared, Overlap overlap) {
        List<Sentence> sentences = evidence.sentences();
        double[] replied = new double[sentences.size()];
        int[] next = next(sentences);
        for (int at = 0; at < replied.length; at++) {
            Sentence asking = sentences.get(at);
            if (asking.asks()) {
                double like = like(asking, Math.max(shared[at], said(sentences, at, shared)), overlap.reverse(asking), question,
                        evidence.terms());
                if (like >= LEAST) {
                    spread(sentences, at, next, like, replied);
                }
            } else if (question.kind() == Kind.WHY && shared[at] >= TOLD) {
                // what is told is what is asked about: whoever speaks next may say why
                spread(sentences, at, next, REASON * shared[at], replied);
            }
        }
        return replied;
    }

    /// How much was said of it just before, in the same post, when the question has hardly a word of its own: "Such a pity
    /// about the bridge. Does anybody know why?"
    private static double said(List<Sentence> sentences, int at, double[] shared) {
        boolean before = at > 0 && sentences.get(at - 1).passage().number() == sentences.get(at).passage().number();
        return before && sentences.get(at).stems().size() <= FEW ? IN_CONTEXT * shared[at - 1] : 0;
    }

    /// How much a question of the thread asks the same: of its words and of ours, how many are the other's.
    private static double like(Sentence asking, double shared, double reverse, Question question, Terms terms) {
        boolean sameKind = Kind.of(asking.text()) == question.kind();
        boolean leans = question.leans() && sameKind && question.kind() != Kind.WHAT;
        // "How much is it?" asks for the price of what the thread is about, whatever name that has
        boolean elliptic = sameKind && question.kind().isStrict() && asking.stems().stream().allMatch(terms::namesAKind);
        if (shared == 0 && !leans && !elliptic) {
            return 0;
        }
        double like = Math.max(elliptic ? ELLIPTIC : 0, 0.5 * shared + 0.4 * reverse + (sameKind ? SAME_KIND : -SAME_KIND));
        return Math.clamp(leans ? Math.max(like, LEANING) : like, 0, 1);
    }

    /// Looks at the first sentences after a question, in its own post and in the next ones.
    private static void spread(List<Sentence> sentences, int at, int[] next, double like, double[] replied) {
        Sentence asking = sentences.get(at);
        int from = at + 1;
        int end = next[at];
        for (int passed = 0; passed <= REACH && from < sentences.size(); passed++) {
            boolean own = passed > 0 && sentences.get(from).passage().by().equals(asking.passage().by());
            for (int i = from; i < Math.min(end, from + MOST_SENTENCES) && !own; i++) {
                double counts = like * FADING[passed] * (i == from ? 1 : LATER) * addressed(sentences.get(i), asking);
                replied[i] = Math.max(replied[i], counts);
            }
            from = end;
            end = from < sentences.size() ? next[from] : end;
        }
    }

    /// For each sentence, where the next passage begins.
    private static int[] next(List<Sentence> sentences) {
        int[] next = new int[sentences.size()];
        for (int i = next.length - 1; i >= 0; i--) {
            boolean last = i == next.length - 1 || sentences.get(i).passage().number() != sentences.get(i + 1).passage().number();
            next[i] = last ? i + 1 : next[i + 1];
        }
        return next;
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
