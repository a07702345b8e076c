package social.linnet.ai.builtin.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import social.linnet.ai.Moderator.Rule;

/// A list of what goes against the rules, in the format that `ai/clear-cases.txt` explains.
///
/// @param entries  what is looked for
/// @param allowed  phrases whose words are passed over
/// @param mistakes lines that cannot be read, with their numbers; they count for nothing
record WordList(List<Entry> entries, List<Phrase> allowed, List<String> mistakes) {

    static final WordList EMPTY = new WordList(List.of(), List.of(), List.of());

    /// @param rule  what it goes against
    /// @param near  phrases that must stand near one another, in any order; mostly one alone
    record Entry(Rule rule, List<Phrase> near) {
    }

    private static final Pattern SET = Pattern.compile("@([a-z-]{1,40})\\s*=(.*)");
    private static final Pattern ENTRY = Pattern.compile("([a-z-]{1,20})\\s*:(.*)");
    private static final Pattern NUMBER = Pattern.compile("<([0-9]{1,3})([a-z]{0,5})");
    private static final String ALLOW = "allow";
    private static final int LONGEST_LINE = 4_000;

    static WordList parse(List<String> lines) {
        Map<String, Phrase.OneOf> sets = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Phrase> allowed = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        int number = 0;
        for (String raw : lines) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                line(line, sets, entries, allowed);
            } catch (IllegalArgumentException mistake) {
                mistakes.add("line " + number + ": " + mistake.getMessage());
            }
        }
        return new WordList(List.copyOf(entries), List.copyOf(allowed), List.copyOf(mistakes));
    }

    /// This list and another.
    WordList with(WordList other) {
        return new WordList(both(entries, other.entries), both(allowed, other.allowed), both(mistakes, other.mistakes));
    }

    /// Every word that is named in it, folded.
    Set<String> words() {
        Set<String> words = new HashSet<>();
        entries.forEach(entry -> entry.near().forEach(phrase -> phrase.collect(words)));
        return words;
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private static void line(String line, Map<String, Phrase.OneOf> sets, List<Entry> entries, List<Phrase> allowed) {
        if (line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException("longer than " + LONGEST_LINE + " characters");
        }
        Matcher set = SET.matcher(line);
        if (set.matches()) {
            List<Phrase> phrases = new ArrayList<>();
            Phrase.OneOf earlier = sets.get(set.group(1));
            if (earlier != null) {
                phrases.addAll(earlier.phrases());
            }
            for (String way : set.group(2).split("\\|", -1)) {
                phrases.add(phrase(way, sets));
            }
            sets.put(set.group(1), Phrase.OneOf.of(phrases));
            return;
        }
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            throw new IllegalArgumentException("neither '@set = …' nor 'rule: …'");
        }
        for (String way : entry.group(2).split("\\|", -1)) {
            if (entry.group(1).equals(ALLOW)) {
                allowed.add(phrase(way, sets));
                continue;
            }
            List<Phrase> near = new ArrayList<>();
            for (String part : way.split("&", -1)) {
                near.add(phrase(part, sets));
            }
            if (near.size() > 2) {
                throw new IllegalArgumentException("'&' stands between two phrases, no more");
            }
            entries.add(new Entry(rule(entry.group(1)), List.copyOf(near)));
        }
    }

    private static Rule rule(String name) {
        for (Rule rule : Rule.values()) {
            if (rule.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("no rule is called '" + name + "'");
    }

    private static Phrase phrase(String text, Map<String, Phrase.OneOf> sets) {
        List<Phrase.Item> items = new ArrayList<>();
        boolean certain = false;
        for (String item : text.strip().split("\\s+")) {
            boolean perhaps = item.endsWith("?");
            List<Phrase.Item> read = items(perhaps ? item.substring(0, item.length() - 1) : item, sets);
            if (perhaps && read.size() != 1) {
                throw new IllegalArgumentException("'?' stands after one word or set");
            }
            items.addAll(perhaps ? List.of(new Phrase.Perhaps(read.getFirst())) : read);
            certain |= !perhaps;
        }
        if (!certain) {
            throw new IllegalArgumentException("a phrase of nothing");
        }
        return new Phrase(List.copyOf(items));
    }

    private static List<Phrase.Item> items(String item, Map<String, Phrase.OneOf> sets) {
        if (item.startsWith("@")) {
            Phrase.OneOf set = sets.get(item.substring(1));
            if (set == null) {
                throw new IllegalArgumentException("no set is called '" + item + "' above");
            }
            return List.of(set);
        }
        Matcher number = NUMBER.matcher(item);
        if (number.matches()) {
            return List.of(new Phrase.Below(Integer.parseInt(number.group(1)), number.group(2)));
        }
        boolean open = item.endsWith("*");
        // a hyphen or an apostrophe parts words here as it does in texts
        List<Phrase.Item> words = new ArrayList<>();
        for (Word word : new Reading(item, Set.of()).readings().getFirst()) {
            words.add(new Phrase.Exactly(word.forms().iterator().next()));
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("'" + item + "' is no word");
        }
        if (open) {
            Phrase.Exactly last = (Phrase.Exactly) words.removeLast();
            if (last.word().length() < 3) {
                throw new IllegalArgumentException("'" + item + "' would fit too much: three letters at least");
            }
            words.add(new Phrase.Beginning(last.word()));
        }
        return words;
    }
}
