package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many of the wanted words a sentence holds, weighed: 1 when all are there. The name of whoever wrote it is one of
/// its words.
final class Overlap {

    private static final double KIN = 0.75;
    private static final double ALIKE = 0.6;
    /// Whoever is asked about says much besides.
    private static final double AUTHOR = 0.7;
    private static final int LONG_ENOUGH = 5;
    private static final double[] NONE = {};

    private record Wanted(String stem, double weight, Set<String> kin) {
    }

    private final Evidence evidence;
    private final List<Wanted> wanted = new ArrayList<>();
    private final double all;
    /// How well a word of the evidence serves for a wanted one: looked at once for each word that there is.
    private final Map<String, double[]> serves = new HashMap<>();

    Overlap(Evidence evidence, Map<String, Double> words) {
        this.evidence = evidence;
        double sum = 0;
        for (Map.Entry<String, Double> word : words.entrySet()) {
            double weight = word.getValue() * evidence.weight(word.getKey());
            wanted.add(new Wanted(word.getKey(), weight, evidence.terms().kin(word.getKey())));
            sum += weight;
        }
        this.all = sum;
    }

    double of(Sentence sentence) {
        if (wanted.isEmpty()) {
            return 0;
        }
        double[] best = new double[wanted.size()];
        add(best, evidence.author(sentence.passage()));
        for (int i = 0; i < best.length; i++) {
            best[i] *= AUTHOR;
        }
        for (String stem : sentence.stems()) {
            add(best, stem);
        }
        double sum = 0;
        for (int i = 0; i < best.length; i++) {
            sum += best[i] * wanted.get(i).weight();
        }
        return sum / all;
    }

    /// How many of a sentence's own words are wanted, weighed: 1 when it has no other.
    double reverse(Sentence sentence) {
        double with = 0;
        double sum = 0;
        for (String stem : sentence.stems()) {
            double weight = evidence.weight(stem);
            double best = 0;
            for (double serving : serves.computeIfAbsent(stem, this::serving)) {
                best = Math.max(best, serving);
            }
            with += weight * best;
            sum += weight;
        }
        return sum == 0 ? 0 : with / sum;
    }

    /// How many of the wanted words were in no sentence that was looked at, weighed.
    double unknown() {
        double[] best = new double[wanted.size()];
        // not by computeIfAbsent, which may move the table that is walked
        serves.values().forEach(serving -> add(best, serving));
        double sum = 0;
        for (int i = 0; i < best.length; i++) {
            sum += (1 - best[i]) * wanted.get(i).weight();
        }
        return all == 0 ? 1 : sum / all;
    }

    private void add(double[] best, String stem) {
        add(best, serves.computeIfAbsent(stem, this::serving));
    }

    private static void add(double[] best, double[] serving) {
        for (int i = 0; i < serving.length; i++) {
            best[i] = Math.max(best[i], serving[i]);
        }
    }

    private double[] serving(String stem) {
        double[] serving = new double[wanted.size()];
        boolean any = false;
        for (int i = 0; i < serving.length; i++) {
            Wanted word = wanted.get(i);
            boolean alike = isAlike(word.stem(), stem) || isMistyped(word.stem(), stem);
            serving[i] = word.stem().equals(stem) ? 1 : word.kin().contains(stem) ? KIN : alike ? ALIKE : 0;
            any |= serving[i] > 0;
        }
        return any ? serving : NONE;
    }

    /// Whether one is the other with one letter wrong, missing, too many or in its neighbour's place.
    private static boolean isMistyped(String one, String other) {
        int length = Math.min(one.length(), other.length());
        if (length < LONG_ENOUGH || Math.abs(one.length() - other.length()) > 1 || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        int from = 0;
        while (from < length && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        int oneEnd = one.length();
        int otherEnd = other.length();
        while (oneEnd > from && otherEnd > from && one.charAt(oneEnd - 1) == other.charAt(otherEnd - 1)) {
            oneEnd--;
            otherEnd--;
        }
        boolean swapped = oneEnd - from == 2 && otherEnd - from == 2 && one.charAt(from) == other.charAt(from + 1)
                && one.charAt(from + 1) == other.charAt(from);
        boolean oneOff = oneEnd - from <= 1 && otherEnd - from <= 1;
        // of two short words that differ in one letter each may be right
        return swapped || oneOff && (one.length() != other.length() || length > LONG_ENOUGH);
    }

    /// Whether one is the other with more at its end, or with `re` before it.
    private static boolean isAlike(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        int more = longer.length() - shorter.length();
        if (shorter.length() < LONG_ENOUGH - 1 || more > 4) {
            return false;
        }
        if (longer.startsWith("re") && longer.regionMatches(2, shorter, 0, Math.min(shorter.length(), longer.length() - 2))
                && Math.abs(longer.length() - 2 - shorter.length()) <= 2) {
            return true;
        }
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        return same == shorter.length() && more <= (same < LONG_ENOUGH ? 2 : 4) || same >= LONG_ENOUGH && same == shorter.length() - 1;
    }
}
