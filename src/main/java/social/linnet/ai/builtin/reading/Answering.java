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
    private static final int CONSIDERED = 40;

    // What each sign counts, found by a search over one half of the threads of the tests.
    private static final double SHARED = 1;
    private static final double NEAR = 0.5;
    private static final double REPLIED = 1.15;
    private static final double FITTING = 0.7;
    private static final double FITTING_OTHER = 0.6;
    private static final double NOT_FITTING = 0.6;
    /// The same for a number or a name, which are known by their form: who lacks one has none in other words either.
    private static final double NOT_NAMING = 0.85;
    /// What the question asks about and nobody speaks of: then what else is alike is hardly an answer.
    private static final double UNKNOWN = 0.37;
    /// The same, when the answer is known by its kind: a price, a time, a distance.
    private static final double UNKNOWN_OF_KIND = 0.12;
    /// Under this nothing is said to have been found.
    private static final double ENOUGH = 0.25;
    /// What is quoted beside the best counts at least this part of it.
    private static final double BESIDE = 0.25;
    /// What a search found shares a word with much that it has nothing to do with.
    private static final double BESIDE_FOUND = 0.5;

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
    private record Bearing(Sentence sentence, double score) {
    }

    /// At most three sentences, the strongest first; none when none bears on it.
    List<Sentence> best() {
        return chosen(signs().stream().map(sign -> new Bearing(sign.sentence(), score(sign))).toList());
    }

    /// What is known of a sentence, each from 0 to 1.
    ///
    /// @param shared  how many of the question's words it holds
    /// @param near    how many the sentence beside it holds
    /// @param replied how much it looks like an answer to such a question of somebody else
    /// @param fit     how well it holds the kind of thing that is asked for
    /// @param rare    how likely one of three is the right one of those that hold such a thing
    /// @param unknown how much of the question's words no sentence holds
    private record Signs(Sentence sentence, double shared, double near, double replied, double fit, double rare, double unknown) {
    }

    private List<Signs> signs() {
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
            fitting += fits[i] * fits[i];
        }
        double rare = Math.min(1, MOST / Math.max(1, fitting));
        double unknown = overlap.unknown();
        double[] replied = Replies.to(question, evidence, shared, overlap);
        List<Signs> signs = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            if (!sentences.get(i).asks() && !sentences.get(i).isTags() && !barred.contains(sentences.get(i).passage().number())) {
                double near = Math.max(neighbour(sentences, i, -1, shared), neighbour(sentences, i, 1, shared));
                signs.add(new Signs(sentences.get(i), question.leans() ? LEANING * shared[i] : shared[i], near, replied[i], fits[i], rare,
                        unknown));
            }
        }
        return signs;
    }

    private double score(Signs sign) {
        Kind kind = question.kind();
        double words = SHARED * sign.shared()
                + Math.max(NEAR * sign.near() * (1 - sign.shared()), REPLIED * sign.replied());
        double missing = (kind.tellsAlone() ? UNKNOWN_OF_KIND : UNKNOWN) * sign.unknown() * (1 - sign.replied());
        // a price answers "how much?" whatever words it comes with; a "because" or a "no" answers nothing by itself
        double fitting = kind.tellsAlone() ? FITTING : FITTING_OTHER * Math.min(1, 2 * words);
        double score = words + fitting * sign.fit() * sign.rare()
                - (kind.isStrict() ? (kind.tellsAlone() ? NOT_FITTING : NOT_NAMING) * (1 - sign.fit()) * words : 0) - missing;
        return sign.sentence().passage().kind() == Passage.Kind.THREAD ? score : FOUND * score;
    }

    private static double neighbour(List<Sentence> sentences, int at, int step, double[] shared) {
        int other = at + step;
        return other >= 0 && other < shared.length && sentences.get(other).passage().number() == sentences.get(at).passage().number()
                ? shared[other] : 0;
    }

    private static List<Sentence> chosen(List<Bearing> bearings) {
        List<Bearing> sorted = bearings.stream().sorted(Comparator.comparingDouble(Bearing::score).reversed()).limit(CONSIDERED).toList();
        List<Sentence> chosen = new ArrayList<>();
        double best = sorted.isEmpty() ? 0 : sorted.getFirst().score();
        for (Bearing bearing : sorted) {
            if (best < ENOUGH || chosen.size() == MOST) {
                break;
            }
            boolean found = bearing.sentence().passage().kind() != Passage.Kind.THREAD;
            if (bearing.score() >= (found ? BESIDE_FOUND : BESIDE) * best
                    && chosen.stream().noneMatch(other -> isSame(other.stems(), bearing.sentence().stems()))) {
                chosen.add(bearing.sentence());
            }
        }
        return chosen;
    }

    private static boolean isSame(Set<String> one, Set<String> other) {
        return !one.isEmpty() && one.equals(other);
    }
}
