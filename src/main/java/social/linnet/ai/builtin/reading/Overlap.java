package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many of the wanted words a sentence holds, weighed: 1 when all are there.
final class Overlap {

    private static final double KIN = 0.75;
    private static final double ALIKE = 0.6;
    private static final int LONG_ENOUGH = 5;

    private record Wanted(String stem, double weight, Set<String> kin) {
    }

    private final List<Wanted> wanted = new ArrayList<>();
    private final double all;
    /// How well a word of the evidence serves for a wanted one: looked at once for each word that there is.
    private final Map<String, double[]> serves = new HashMap<>();

    Overlap(Evidence evidence, Map<String, Double> words) {
        double sum = 0;
        for (Map.Entry<String, Double> word : words.entrySet()) {
            double weight = word.getValue() * evidence.weight(word.getKey());
            wanted.add(new Wanted(word.getKey(), weight, evidence.terms().kin(word.getKey())));
            sum += weight;
        }
        this.all = sum;
    }

    double of(Sentence sentence) {
        if (wanted.isEmpty() || sentence.stems().isEmpty()) {
            return 0;
        }
        double[] best = new double[wanted.size()];
        for (String stem : sentence.stems()) {
            double[] serving = serves.computeIfAbsent(stem, this::serving);
            for (int i = 0; i < best.length && serving.length > 0; i++) {
                best[i] = Math.max(best[i], serving[i]);
            }
        }
        double sum = 0;
        for (int i = 0; i < best.length; i++) {
            sum += best[i] * wanted.get(i).weight();
        }
        return sum / all;
    }

    private double[] serving(String stem) {
        double[] serving = new double[wanted.size()];
        boolean any = false;
        for (int i = 0; i < serving.length; i++) {
            Wanted word = wanted.get(i);
            serving[i] = word.stem().equals(stem) ? 1 : word.kin().contains(stem) ? KIN : isAlike(word.stem(), stem) ? ALIKE : 0;
            any |= serving[i] > 0;
        }
        return any ? serving : new double[0];
    }

    /// Whether one is the beginning of the other, or they begin alike for most of their length.
    private static boolean isAlike(String one, String other) {
        int most = Math.min(one.length(), other.length());
        if (most < LONG_ENOUGH || Math.abs(one.length() - other.length()) > 4) {
            return false;
        }
        int same = 0;
        while (same < most && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same >= LONG_ENOUGH && same >= most - 1;
    }
}
