package social.linnet.ai.builtin.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tags out of somebody's own words: what they name, most of all what they begin with and come back to. What a word is, the
/// word before it says: after `the` or `in` stands a thing, after `was` or `to` hardly one. The lists are in `tags.txt`.
final class Tags {

    private static final int MOST = 4;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 30;
    /// What a word is worth where nothing is known of it, and what it must be worth to be proposed.
    private static final double USUAL = 1;
    private static final double LEAST = 0.8;
    /// What a word that stands everywhere is worth.
    private static final double COMMON = 0.2;
    private static final double NAME = 1.7;
    private static final double THING = 1.5;
    /// One of several words behind `the`: the first, in English the last as well.
    private static final double BESIDE = 1.25;
    private static final double DEED = 0.4;
    /// What the last word loses against the first.
    private static final double FALL = 0.35;
    private static final double USED = 2;
    private static final double TITLE = 0.9;
    private static final WordFile WORDS = WordFile.read("tags.txt");
    private static final Tags ENGLISH = new Tags(Terms.of("en"), "en");
    private static final Tags FRENCH = new Tags(Terms.of("fr"), "fr");

    private final Terms terms;
    private final Set<String> things;
    private final Set<String> deeds;
    private final Set<String> nothing;

    private Tags(Terms terms, String language) {
        this.terms = terms;
        this.things = Set.copyOf(new HashSet<>(WORDS.words("things_" + language)));
        this.deeds = Set.copyOf(new HashSet<>(WORDS.words("deeds_" + language)));
        Set<String> stems = new HashSet<>();
        WORDS.words("nothing_" + language).forEach(word -> terms.tokens(word).forEach(token -> stems.add(token.stem())));
        this.nothing = Set.copyOf(stems);
    }

    static Tags of(Terms terms) {
        return terms == FRENCH.terms ? FRENCH : ENGLISH;
    }

    /// The best of them, the best first, each with its `#`. None that the words have already.
    ///
    /// @param used tags that others use, folded, which are taken first when the words hold them
    List<String> in(String words, Set<String> used) {
        List<Token> tokens = terms.tokens(words);
        Set<String> there = new HashSet<>();
        tokens.stream().filter(token -> token.mark() == '#').forEach(token -> there.add(token.stem()));
        Map<String, Worth> worth = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (mayBe(token) && !there.contains(token.stem())) {
                double now = worth(words, tokens, i) * (1 - FALL * i / tokens.size());
                worth.merge(token.stem(), new Worth(name(token), now, i), Worth::and);
            }
        }
        return worth.entrySet().stream().map(word -> used.contains(word.getKey()) ? word.getValue().more(USED) : word.getValue())
                .filter(word -> word.much() >= LEAST)
                .sorted((one, other) -> one.much() == other.much() ? one.place() - other.place() : Double.compare(other.much(), one.much()))
                .limit(MOST).map(word -> "#" + word.written()).toList();
    }

    private record Worth(String written, double much, int place) {

        /// What comes again counts half as much again.
        private Worth and(Worth again) {
            return new Worth(written, Math.max(much, again.much) + Math.min(much, again.much) / 2, place);
        }

        private Worth more(double by) {
            return new Worth(written, much + by, place);
        }
    }

    private boolean mayBe(Token token) {
        return token.mark() == ' ' && !token.isNumber() && terms.says(token) && !nothing.contains(token.stem())
                && name(token).length() >= SHORTEST && name(token).length() <= LONGEST
                && name(token).codePoints().allMatch(Character::isLetterOrDigit);
    }

    /// Without the `l’` before it, or the `’s` behind it.
    private String name(Token token) {
        String[] parts = halves(token);
        return parts.length == 1 || this != FRENCH ? parts[0] : parts[1];
    }

    private double worth(String words, List<Token> tokens, int at) {
        Token token = tokens.get(at);
        double much = terms.isCommon(token.stem()) ? COMMON : USUAL;
        boolean begins = begins(words, token.from());
        if (token.isCapital() && !begins) {
            return much * NAME;
        }
        String[] parts = halves(token);
        boolean elided = parts.length == 2 && this == FRENCH;
        int first = at;
        while (!elided && first > 0 && isOneRun(words, tokens.get(first - 1), tokens.get(first))) {
            first--;
        }
        boolean isLast = at + 1 == tokens.size() || !isOneRun(words, token, tokens.get(at + 1));
        String before = elided ? parts[0].toLowerCase(Locale.ROOT) : first == 0 || begins(words, tokens.get(first).from()) ? "" : folded(tokens.get(first - 1));
        if (things.contains(before)) {
            return much * (first == at && isLast ? THING : first == at || isLast && this == ENGLISH ? BESIDE : USUAL);
        }
        return much * (deeds.contains(before) && first == at ? DEED : TITLE);
    }

    /// Whether both say something, the other not everywhere, and nothing stands between them.
    private boolean isOneRun(String words, Token one, Token other) {
        return terms.says(one) && terms.says(other) && !terms.isCommon(other.stem()) && !one.isNumber() && !isAdverb(one)
                && words.substring(one.from() + one.written().length(), other.from()).isBlank();
    }

    private static String[] halves(Token token) {
        return token.written().split("['’]", 2);
    }

    private static boolean isAdverb(Token token) {
        return token.written().endsWith("ly") || token.written().endsWith("ment");
    }

    private static String folded(Token token) {
        return token.written().toLowerCase(Locale.ROOT);
    }

    /// Whether a sentence begins there, so that a capital says nothing.
    private static boolean begins(String words, int at) {
        int before = at - 1;
        while (before >= 0 && !Character.isLetterOrDigit(words.charAt(before))) {
            if (".!?…\n".indexOf(words.charAt(before)) >= 0) {
                return true;
            }
            before--;
        }
        return before < 0;
    }
}
