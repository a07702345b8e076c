package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Who speaks about the same thing as a claim, and who differs from it in a number, a date or a negation.
final class Against {

    private static final int MOST = 3;
    /// Most sentences of what is looked at: each is compared with all others.
    private static final int MOST_CLAIMS = 10;
    private static final double ENOUGH = 0.34;
    /// To say that somebody says otherwise, more must be the same.
    private static final double ENOUGH_TO_DIFFER = 0.4;
    private static final Set<String> NOT = Set.of("not", "no", "never", "none", "nobody", "nothing", "isn't", "wasn't", "aren't",
            "weren't", "don't", "doesn't", "didn't", "won't", "can't", "cannot", "hasn't", "haven't", "false", "untrue", "wrong",
            "hoax", "cancelled", "pas", "jamais", "aucun", "aucune", "rien", "personne", "plus", "faux", "fausse", "annulé",
            "annulée", "non");
    private static final Set<String> WHEN = Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
            "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "janvier", "février", "mars", "avril", "juin",
            "juillet", "août", "septembre", "octobre", "novembre", "décembre");

    private final Evidence evidence;
    private final List<Sentence> claim;
    private final Watch watch;

    /// @param claim what is looked at; not evidence for itself
    Against(Evidence evidence, List<Sentence> claim, Watch watch) {
        this.evidence = evidence;
        this.claim = claim;
        this.watch = watch;
    }

    /// @param same  speak about the same thing
    /// @param other do too, and differ
    record Sides(List<Sentence> same, List<Sentence> other) {
        boolean isEmpty() {
            return same.isEmpty() && other.isEmpty();
        }
    }

    private record Bearing(Sentence sentence, double shared, boolean differs) {
    }

    Sides sides() {
        List<Bearing> bearings = new ArrayList<>();
        for (Sentence said : claim.stream().filter(one -> !one.asks() && !one.stems().isEmpty()).limit(MOST_CLAIMS).toList()) {
            Map<String, Double> wanted = new LinkedHashMap<>();
            said.tokens().stream().filter(token -> evidence.terms().says(token) && !token.isNumber()).limit(40)
                    .forEach(token -> wanted.put(token.stem(), 1.0));
            Overlap overlap = new Overlap(evidence, wanted);
            int looked = 0;
            for (Sentence sentence : evidence.sentences()) {
                if ((++looked & 255) == 0) {
                    watch.look();
                }
                double shared = sentence.passage().number() == said.passage().number() || sentence.asks() || sentence.isTags()
                        ? 0 : overlap.of(sentence);
                if (shared >= ENOUGH) {
                    bearings.add(new Bearing(sentence, shared, shared >= ENOUGH_TO_DIFFER && differ(said, sentence)));
                }
            }
        }
        bearings.sort(Comparator.comparingDouble(Bearing::shared).reversed());
        Set<Sentence> used = new HashSet<>();
        List<Sentence> other = take(bearings, true, used);
        return new Sides(take(bearings, false, used), other);
    }

    private static List<Sentence> take(List<Bearing> bearings, boolean differs, Set<Sentence> used) {
        List<Sentence> taken = new ArrayList<>();
        for (Bearing bearing : bearings) {
            if (bearing.differs() == differs && taken.size() < MOST && used.add(bearing.sentence())) {
                taken.add(bearing.sentence());
            }
        }
        return taken;
    }

    /// Whether one says no and the other does not, or both name numbers or days and none is the same.
    private static boolean differ(Sentence one, Sentence other) {
        return says(one, NOT).isEmpty() != says(other, NOT).isEmpty() || apart(numbers(one), numbers(other))
                || apart(says(one, WHEN), says(other, WHEN));
    }

    private static boolean apart(Set<String> one, Set<String> other) {
        return !one.isEmpty() && !other.isEmpty() && one.stream().noneMatch(other::contains);
    }

    private static Set<String> says(Sentence sentence, Set<String> words) {
        Set<String> said = new HashSet<>();
        sentence.tokens().forEach(token -> {
            String lower = token.written().toLowerCase(Locale.ROOT).replace('’', '\'');
            if (words.contains(lower)) {
                said.add(lower);
            }
        });
        return said;
    }

    private static Set<String> numbers(Sentence sentence) {
        Set<String> numbers = new HashSet<>();
        sentence.tokens().stream().filter(Token::isNumber).forEach(token -> numbers.add(token.stem()));
        return numbers;
    }
}
