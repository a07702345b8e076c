package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The sentences that say most of what all of them say: LexRank (Erkan and Radev, 2004) with a weight for where a sentence
/// stands, and maximal marginal relevance (Carbonell and Goldstein, 1998) so that none says again what another said.
final class Central {

    /// Most sentences that are compared with one another: the work grows with their square.
    static final int MOST_COMPARED = 240;
    private static final int ROUNDS = 30;
    private static final double DAMPING = 0.85;
    private static final double LEAST_ALIKE = 0.08;
    private static final double FOR_BEING_NEW = 0.35;
    /// What another sentence of the same person counts less: a thread is what several say.
    private static final double FOR_ANOTHER = 0.1;
    /// A sentence of fewer telling words says little alone.
    private static final int TELLING = 3;
    /// What a sentence must have at the least to be about something.
    private static final int SUBJECT = 2;

    private final Evidence evidence;
    private final Watch watch;

    Central(Evidence evidence, Watch watch) {
        this.evidence = evidence;
        this.watch = watch;
    }

    /// So many sentences at most, in the order in which they stand. What the first post says or asks is one of them: it is
    /// what the others speak of.
    List<Sentence> best(int most) {
        List<Sentence> first = evidence.sentences().stream()
                .filter(sentence -> sentence.passage().number() == evidence.sentences().getFirst().passage().number()
                        && Alone.telling(sentence, evidence.terms()) >= SUBJECT).limit(1).toList();
        List<Sentence> chosen = order(most, first);
        return evidence.sentences().stream().filter(chosen::contains).toList();
    }

    /// So many sentences at most, the one that says most first.
    List<Sentence> order(int most) {
        return order(most, List.of());
    }

    private List<Sentence> order(int most, List<Sentence> first) {
        List<Sentence> compared = compared(first);
        int count = compared.size();
        double[][] alike = new double[count][count];
        for (int i = 0; i < count; i++) {
            watch.look();
            for (int j = 0; j < i; j++) {
                alike[i][j] = alike[j][i] = alike(compared.get(i), compared.get(j));
            }
        }
        double[] rank = rank(compared, alike);
        List<Integer> chosen = new ArrayList<>(first.stream().map(compared::indexOf).toList());
        while (chosen.size() < Math.min(most, count)) {
            int next = -1;
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < count; i++) {
                int one = i;
                double said = chosen.stream().mapToDouble(other -> alike[one][other]).max().orElse(0);
                long others = chosen.stream().filter(other -> isOfOne(compared.get(other), compared.get(one))).count();
                double worth = rank[i] * Alone.reads(compared.get(i)) - FOR_BEING_NEW * said - FOR_ANOTHER * others;
                if (!chosen.contains(i) && worth > best && said < 0.7) {
                    best = worth;
                    next = i;
                }
            }
            if (next < 0) {
                break;
            }
            chosen.add(next);
        }
        return chosen.stream().map(compared::get).toList();
    }

    private static boolean isOfOne(Sentence one, Sentence other) {
        return !one.passage().by().isEmpty() && one.passage().by().equals(other.passage().by());
    }

    /// The sentences that are compared: all, or of very many those with the most telling words, in order.
    private List<Sentence> compared(List<Sentence> first) {
        List<Sentence> telling = evidence.sentences().stream().filter(sentence -> first.contains(sentence) || !sentence.asks()
                && sentence.stems().size() >= TELLING && Alone.telling(sentence, evidence.terms()) >= SUBJECT).toList();
        List<Sentence> some = telling.isEmpty() ? evidence.sentences() : telling;
        if (some.size() <= MOST_COMPARED) {
            return some;
        }
        Map<String, Integer> holders = new HashMap<>();
        some.forEach(sentence -> sentence.stems().forEach(stem -> holders.merge(stem, 1, Integer::sum)));
        Map<Sentence, Double> centre = new IdentityHashMap<>();
        some.forEach(sentence -> centre.put(sentence, sentence.stems().stream().limit(60)
                .mapToDouble(stem -> Math.log(holders.get(stem))).sum() / Math.sqrt(Math.max(8, sentence.stems().size()))));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            places.add(i);
        }
        return places.stream().sorted(Comparator.comparingDouble((Integer place) -> first.contains(some.get(place))
                ? Double.NEGATIVE_INFINITY : -centre.get(some.get(place))))
                .limit(MOST_COMPARED).sorted().map(some::get).toList();
    }

    private double alike(Sentence one, Sentence other) {
        double both = 0;
        for (String stem : one.stems()) {
            if (other.stems().contains(stem)) {
                both += square(evidence.weight(stem));
            }
        }
        double alike = both == 0 ? 0 : both / Math.sqrt(length(one) * length(other));
        return alike < LEAST_ALIKE ? 0 : alike;
    }

    private double length(Sentence sentence) {
        return sentence.stems().stream().mapToDouble(stem -> square(evidence.weight(stem))).sum();
    }

    private static double square(double number) {
        return number * number;
    }

    private double[] rank(List<Sentence> compared, double[][] alike) {
        int count = compared.size();
        double[] first = new double[count];
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            first[i] = position(compared.get(i), i);
            out[i] = Arrays.stream(alike[i]).sum();
        }
        double all = Arrays.stream(first).sum();
        double[] rank = Arrays.stream(first).map(weight -> weight / all).toArray();
        for (int round = 0; round < ROUNDS; round++) {
            watch.look();
            double[] next = new double[count];
            for (int i = 0; i < count; i++) {
                next[i] = (1 - DAMPING) * first[i] / all;
                for (int j = 0; j < count; j++) {
                    if (alike[j][i] > 0) {
                        next[i] += DAMPING * rank[j] * alike[j][i] / out[j];
                    }
                }
            }
            rank = next;
        }
        double top = Arrays.stream(rank).max().orElse(1);
        return Arrays.stream(rank).map(value -> value / top).toArray();
    }

    /// Whoever begins says what it is about; the first sentence of a post counts more than the next.
    private static double position(Sentence sentence, int at) {
        return (at == 0 ? 2.5 : sentence.place() == 0 ? 1.2 : 1) * Math.min(1, (sentence.stems().size() + 2) / 8.0);
    }
}
