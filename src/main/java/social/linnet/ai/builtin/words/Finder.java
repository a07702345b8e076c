package social.linnet.ai.builtin.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.Moderator.Rule;
import social.linnet.ai.Moderator.Verdict;

/// Looks for the entries of a list in a text.
final class Finder {

    /// Most words between two phrases that stand near one another.
    private static final int NEAR = 5;

    private final List<Sought> entries = new ArrayList<>();
    private final List<Opening> allowed;
    private final Set<String> known;

    private record Sought(Rule rule, List<Opening> near) {
    }

    /// A phrase, and the words that it can begin with; null when it can begin with anything.
    private record Opening(Phrase phrase, @Nullable Set<String> first) {

        static Opening of(Phrase phrase) {
            Set<String> first = new HashSet<>();
            return new Opening(phrase, phrase.collectFirst(first) ? first : null);
        }

        /// Whether it begins with one of these words, as far as one can tell without looking for it.
        boolean mayBegin(Set<String> forms) {
            return first == null || !Collections.disjoint(first, forms);
        }

        /// Where it stands.
        ///
        /// @param forms of all words
        List<Span> spans(List<Word> words, Set<String> forms) {
            if (!mayBegin(forms)) {
                return List.of();
            }
            List<Span> spans = new ArrayList<>();
            for (int at = 0; at < words.size(); at++) {
                int length = mayBegin(words.get(at).forms()) ? phrase.length(words, at) : 0;
                if (length > 0) {
                    spans.add(new Span(at, at + length));
                }
            }
            return spans;
        }
    }

    private record Span(int from, int to) {
    }

    Finder(WordList list) {
        known = list.words();
        allowed = list.allowed().stream().map(Opening::of).toList();
        list.entries().forEach(entry -> entries.add(new Sought(entry.rule(), entry.near().stream().map(Opening::of).toList())));
    }

    /// Every rule that the text breaks, and the first part of it that breaks one.
    Verdict judge(String text) {
        EnumSet<Rule> broken = EnumSet.noneOf(Rule.class);
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (List<Word> reading : new Reading(text, known).readings()) {
            Set<String> forms = new HashSet<>();
            reading.forEach(word -> forms.addAll(word.forms()));
            List<Word> words = passedOver(reading, forms);
            for (Sought entry : entries) {
                Span found = find(entry, words, forms);
                if (found != null) {
                    broken.add(entry.rule());
                    if (words.get(found.from()).from() < from) {
                        from = words.get(found.from()).from();
                        to = words.get(found.to() - 1).to();
                    }
                }
            }
        }
        return new Verdict(broken, broken.isEmpty() ? "" : text.substring(from, to));
    }

    private List<Word> passedOver(List<Word> words, Set<String> forms) {
        List<Word> left = new ArrayList<>(words);
        for (Opening phrase : allowed) {
            for (Span span : phrase.spans(words, forms)) {
                for (int at = span.from(); at < span.to(); at++) {
                    left.set(at, words.get(at).hidden());
                }
            }
        }
        return left;
    }

    private static @Nullable Span find(Sought entry, List<Word> words, Set<String> forms) {
        List<Span> first = entry.near().getFirst().spans(words, forms);
        if (entry.near().size() == 1 || first.isEmpty()) {
            return first.isEmpty() ? null : first.getFirst();
        }
        List<Span> second = entry.near().getLast().spans(words, forms);
        int reached = 0;
        for (Span one : first) {
            // both are in order: what lies too far before this one lies too far before the next
            while (reached < second.size() && second.get(reached).from() < one.from() - NEAR * 4) {
                reached++;
            }
            for (int i = reached; i < second.size() && second.get(i).from() <= one.to() + NEAR; i++) {
                Span other = second.get(i);
                Span before = one.from() <= other.from() ? one : other;
                Span after = before == one ? other : one;
                if (after.from() >= before.to() && after.from() - before.to() <= NEAR
                        && words.get(before.from()).sentence() == words.get(after.from()).sentence()) {
                    return new Span(before.from(), after.to());
                }
            }
        }
        return null;
    }
}
