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

    static final double[] W = {1.01, 0.33, 1.10, 0.52, 0.15, 0.56, 0.35, 0.28, 0.2, 0.0};

    /// What a search found is further from the question than what stands in its thread.
    private static final double FOUND = 0.85;
    /// "And when?" is answered by what holds a time, in the thread that it is asked about.
    private static final double LEANING = 0.6;

    private final Evidence evidence;
    private final Question question;
    private final Set<Integer> barred;
    private final Watch watch;

    /// @param barred numbers of passages that are read and not quoted: where it was asked
    Answering(Evidence evidence, Question question, Set<Integer> barred, Watch watch) {
        this.evidence = evidence;
        this.question = question;
        this.barred = barred;
        this.watch = watch;
    }

    /// A sentence, and how much it bears on the question.
    record Bearing(Sentence sentence, double score) {
    }

    /// At most three sentences, the strongest first; none when none bears on it.
    List<Sentence> best() {
        return chosen(scored(), W);
    }

    /// What is known of a sentence, each from 0 to 1.
    ///
    /// @param shared  how many of the question's words it holds
    /// @param near    how many the sentence beside it holds
    /// @param replied how much it looks like an answer to such a question of somebody else
    /// @param fit     how well it holds the kind of thing that is asked for
    /// @param rare    how few sentences hold such a thing
    /// @param unknown how much of the question's words no sentence holds
    record Signs(Sentence sentence, double shared, double near, double replied, double fit, double rare, double unknown) {
    }

    List<Signs> signs() {
        Overlap overlap = new Overlap(evidence, question.wanted());
        List<Sentence> sentences = evidence.sentences();
        double[] shared = new double[sentences.size()];
        double[] fits = new double[sentences.size()];
        double fitting = 0;
        for (int i = 0; i < shared.length; i++) {
            if ((i & 255) == 255) {
                watch.look();
            }
            // where it was asked all of its words stand, which says nothing, except that what follows may be the answer
            boolean own = barred.contains(sentences.get(i).passage().number());
            shared[i] = own ? sentences.get(i).asks() ? 1 : 0 : overlap.of(sentences.get(i));
            fits[i] = own || sentences.get(i).asks() ? 0 : question.kind().fits(sentences.get(i));
            fitting += fits[i];
        }
        double rare = 1 - fitting / Math.max(1, shared.length);
        double unknown = overlap.unknown();
        double[] replied = Replies.to(question, evidence, shared, overlap);
        List<Signs> signs = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            if (!sentences.get(i).asks() && !barred.contains(sentences.get(i).passage().number())) {
                double near = Math.max(neighbour(sentences, i, -1, shared), neighbour(sentences, i, 1, shared));
                signs.add(new Signs(sentences.get(i), question.leans() ? LEANING * shared[i] : shared[i], near, replied[i], fits[i], rare,
                        unknown));
            }
        }
        return signs;
    }

    private List<Bearing> scored() {
        return signs().stream().map(sign -> new Bearing(sign.sentence(), score(sign, question.kind(), W))).toList();
    }

    static double score(Signs sign, Kind kind, double[] w) {
        double words = w[0] * sign.shared() + w[1] * sign.near() * (1 - sign.shared()) + w[2] * sign.replied();
        double score = words + sign.fit() * (w[3] * sign.rare() * sign.rare() + w[4] * Math.min(1, words))
                - (kind.isStrict() ? w[5] * (1 - sign.fit()) * words : 0) - w[kind.isStrict() && kind != Kind.WHO ? 9 : 8] * sign.unknown() * (1 - sign.replied());
        return sign.sentence().passage().kind() == Passage.Kind.THREAD ? score : FOUND * score;
    }

    private static double neighbour(List<Sentence> sentences, int at, int step, double[] shared) {
        int other = at + step;
        return other >= 0 && other < shared.length && sentences.get(other).passage().number() == sentences.get(at).passage().number()
                ? shared[other] : 0;
    }

    static List<Sentence> chosen(List<Bearing> bearings, double[] w) {
        List<Bearing> sorted = bearings.stream().sorted(Comparator.comparingDouble(Bearing::score).reversed()).limit(40L).toList();
        List<Sentence> chosen = new ArrayList<>();
        double best = sorted.isEmpty() ? 0 : sorted.getFirst().score();
        for (Bearing bearing : sorted) {
            if (bearing.score() < w[6] || bearing.score() < w[7] * best || chosen.size() == MOST) {
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
