package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import social.linnet.ai.TextModel.Passage;

/// Finds the sentences that bear on a question.
final class Answering {

    /// Most sentences that are quoted.
    static final int MOST = 3;

    /// Under this nothing is said to have been found.
    private static final double ENOUGH = 0.55;
    /// What is quoted beside the best counts at least this part of it.
    private static final double BESIDE = 0.55;
    private static final double FOUND = 0.85;
    /// "And when?" is answered by what holds a time, in the thread that it is asked about.
    private static final double LEANING = 0.5;

    private final Evidence evidence;
    private final Question question;
    private final Watch watch;

    Answering(Evidence evidence, Question question, Watch watch) {
        this.evidence = evidence;
        this.question = question;
        this.watch = watch;
    }

    /// A sentence, and how much it bears on the question.
    record Bearing(Sentence sentence, double score) {
    }

    /// At most three sentences, the strongest first; none when none bears on it.
    List<Sentence> best() {
        return chosen(scored());
    }

    private List<Bearing> scored() {
        Overlap overlap = new Overlap(evidence, question.wanted());
        List<Sentence> sentences = evidence.sentences();
        double[] shared = new double[sentences.size()];
        for (int i = 0; i < shared.length; i++) {
            if ((i & 255) == 255) {
                watch.look();
            }
            shared[i] = overlap.of(sentences.get(i));
        }
        double[] replied = Replies.to(question, sentences, shared);
        List<Bearing> bearings = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            if ((i & 255) == 255) {
                watch.look();
            }
            Sentence sentence = sentences.get(i);
            if (!sentence.asks() && (shared[i] > 0 || replied[i] > 0)) {
                bearings.add(new Bearing(sentence, score(sentences, i, shared, replied[i])));
            }
        }
        return bearings;
    }

    private double score(List<Sentence> sentences, int at, double[] shared, double replied) {
        Sentence sentence = sentences.get(at);
        double near = Math.max(neighbour(sentences, at, -1, shared), neighbour(sentences, at, 1, shared));
        double words = Math.max(shared[at] + 0.25 * near * (1 - shared[at]), 0.9 * replied);
        double fit = question.kind().fits(sentence);
        if (question.leans() && question.kind().isStrict()) {
            words = Math.max(words, LEANING * fit);
        }
        double score = words * (question.kind().isStrict() ? 0.55 + 0.6 * fit : 0.95 + 0.25 * fit);
        return sentence.passage().kind() == Passage.Kind.THREAD ? score : FOUND * score;
    }

    private static double neighbour(List<Sentence> sentences, int at, int step, double[] shared) {
        int other = at + step;
        return other >= 0 && other < shared.length && sentences.get(other).passage().number() == sentences.get(at).passage().number()
                ? shared[other] : 0;
    }

    private static List<Sentence> chosen(List<Bearing> bearings) {
        List<Bearing> sorted = bearings.stream().sorted(Comparator.comparingDouble(Bearing::score).reversed()).limit(40L).toList();
        List<Sentence> chosen = new ArrayList<>();
        double best = sorted.isEmpty() ? 0 : sorted.getFirst().score();
        for (Bearing bearing : sorted) {
            if (bearing.score() < ENOUGH || bearing.score() < BESIDE * best || chosen.size() == MOST) {
                break;
            }
            if (chosen.stream().noneMatch(other -> isSame(other.stems(), bearing.sentence().stems()))) {
                chosen.add(bearing.sentence());
            }
        }
        return chosen;
    }

    private static boolean isSame(Set<String> one, Set<String> other) {
        return !one.isEmpty() && one.equals(other);
    }
}
