package social.linnet.ai.builtin.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Words in a row, each given in one of several ways.
///
/// @param items what stands where
record Phrase(List<Item> items) {

    /// One place in it.
    sealed interface Item {
    }

    /// This word.
    record Exactly(String word) implements Item {
    }

    /// A word that begins so.
    record Beginning(String letters) implements Item {
    }

    /// A number below this one, in digits or words, with these letters at its end ("12yo").
    record Below(int bound, String suffix) implements Item {
    }

    /// One of these phrases.
    ///
    /// @param byFirst those that begin with this word
    /// @param open    those that may begin with anything
    record OneOf(List<Phrase> phrases, Map<String, List<Phrase>> byFirst, List<Phrase> open) implements Item {

        static OneOf of(List<Phrase> phrases) {
            Map<String, List<Phrase>> byFirst = new HashMap<>();
            List<Phrase> open = new ArrayList<>();
            for (Phrase phrase : phrases) {
                Set<String> first = new HashSet<>();
                if (phrase.collectFirst(first)) {
                    first.forEach(word -> byFirst.computeIfAbsent(word, none -> new ArrayList<>()).add(phrase));
                } else {
                    open.add(phrase);
                }
            }
            return new OneOf(List.copyOf(phrases), byFirst, open);
        }
    }

    /// This, or nothing.
    record Perhaps(Item item) implements Item {
    }

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3),
            Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8),
            Map.entry("nine", 9), Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12), Map.entry("thirteen", 13),
            Map.entry("fourteen", 14), Map.entry("fifteen", 15), Map.entry("sixteen", 16), Map.entry("seventeen", 17),
            Map.entry("un", 1), Map.entry("deux", 2), Map.entry("trois", 3), Map.entry("quatre", 4), Map.entry("cinq", 5),
            Map.entry("sept", 7), Map.entry("huit", 8), Map.entry("neuf", 9), Map.entry("dix", 10), Map.entry("onze", 11),
            Map.entry("douze", 12), Map.entry("treize", 13), Map.entry("quatorze", 14), Map.entry("quinze", 15), Map.entry("seize", 16));

    /// How many words the phrase is long that begins at this word, or 0 when it does not begin there. The longest way counts.
    int length(List<Word> words, int at) {
        return 63 - Long.numberOfLeadingZeros(ends(words, at) | 1);
    }

    /// The lengths that it can have there, one a bit: longer than 63 words is no phrase.
    private long ends(List<Word> words, int at) {
        long ends = 1;
        for (Item item : items) {
            long further = 0;
            for (long left = ends; left != 0; left &= left - 1) {
                int length = Long.numberOfTrailingZeros(left);
                further |= step(item, words, at + length) << length;
            }
            ends = further;
        }
        return ends;
    }

    private static long step(Item item, List<Word> words, int at) {
        Set<String> forms = at < words.size() ? words.get(at).forms() : Set.of();
        return switch (item) {
            case Perhaps perhaps -> 1 | step(perhaps.item(), words, at);
            case OneOf any -> {
                long ends = 0;
                for (Phrase phrase : any.open()) {
                    ends |= phrase.ends(words, at);
                }
                for (String form : forms) {
                    for (Phrase phrase : any.byFirst().getOrDefault(form, List.of())) {
                        ends |= phrase.ends(words, at);
                    }
                }
                yield ends;
            }
            case Exactly exactly -> forms.contains(exactly.word()) ? 2 : 0;
            case Beginning begins -> begins(forms, begins) ? 2 : 0;
            case Below below -> below(forms, below) ? 2 : 0;
        };
    }

    private static boolean begins(Set<String> forms, Beginning begins) {
        for (String form : forms) {
            if (form.startsWith(begins.letters())) {
                return true;
            }
        }
        return false;
    }

    private static boolean below(Set<String> forms, Below below) {
        for (String form : forms) {
            if (isBelow(form, below)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String form, Below below) {
        if (!form.endsWith(below.suffix())) {
            return false;
        }
        String number = form.substring(0, form.length() - below.suffix().length());
        if (!number.isEmpty() && number.length() <= 3 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(number) < below.bound();
        }
        return NUMBERS.getOrDefault(number, Integer.MAX_VALUE) < below.bound();
    }

    /// Adds the words that it can consist of.
    void collect(Set<String> into) {
        items.forEach(item -> collect(item, into));
    }

    private static void collect(Item item, Set<String> into) {
        switch (item) {
            case Exactly exactly -> into.add(exactly.word());
            case OneOf any -> any.phrases().forEach(phrase -> phrase.collect(into));
            case Perhaps perhaps -> collect(perhaps.item(), into);
            case Beginning begins -> into.add(begins.letters());
            case Below number -> {
                // numbers are no words
            }
        }
    }

    /// Adds the words that it can begin with.
    ///
    /// @return whether these are all: a number or the beginning of a word may be anything
    boolean collectFirst(Set<String> into) {
        for (Item item : items) {
            Item one = item instanceof Perhaps perhaps ? perhaps.item() : item;
            switch (one) {
                case Exactly exactly -> into.add(exactly.word());
                case OneOf any -> {
                    for (Phrase phrase : any.phrases()) {
                        if (!phrase.collectFirst(into)) {
                            return false;
                        }
                    }
                }
                case Beginning begins -> {
                    return false;
                }
                case Below below -> {
                    return false;
                }
                case Perhaps perhaps -> throw new IllegalStateException("twice perhaps");
            }
            if (!(item instanceof Perhaps)) {
                return true;
            }
        }
        return false;
    }
}
