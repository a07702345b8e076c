package social.linnet.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import social.linnet.event.Refused;
import social.linnet.post.PostText;

/// What somebody typed, taken apart: words, phrases in quotes, tags, and operators, each of which a `-` turns round. What
/// is no operator's value is a word like any other, so that no text is wrong.
///
/// @param parts in the order they were typed
record Asked(List<Part> parts) {

    /// Longest text, in UTF-16 units.
    static final int LONGEST = 500;
    /// Most parts.
    static final int MOST = 24;

    private static final Set<String> HAS = Set.of("image", "video", "media", "link", "poll");
    private static final Set<String> IS = Set.of("reply", "sensitive", "quote");
    private static final Set<String> PLACES = Set.of("library", "all", "public");

    /// Later than any id there can be is too late for arithmetic.
    private static final Instant ALWAYS = Instant.parse("6000-01-01T00:00:00Z");

    /// One condition.
    sealed interface Part {

        /// Whether it must not hold.
        boolean not();
    }

    /// Words, which stand in this order when there are several.
    record Text(String text, boolean phrase, boolean not) implements Part {
    }

    /// A tag, folded.
    record Tag(String tag, boolean not) implements Part {
    }

    /// Written by this account.
    record From(String handle, boolean not) implements Part {
    }

    /// What it has ([Entries#HAS]) or is ([Entries#IS]).
    record Flag(String field, String value, boolean not) implements Part {
    }

    /// In this language.
    record Language(String primary, boolean not) implements Part {
    }

    /// Posted from one instant to before another.
    record Between(Instant from, Instant until, boolean not) implements Part {
    }

    /// Where to look: `library` (mine, I am in it, or I kept it), `public`, or `all`.
    record Where(String place, boolean not) implements Part {
    }

    /// Takes a text apart.
    ///
    /// @throws Refused `search-too-long`
    static Asked read(String typed) {
        if (typed.length() > LONGEST) {
            throw Refused.invalid("search-too-long", LONGEST);
        }
        List<Part> parts = new ArrayList<>();
        int at = 0;
        String text = typed.replace('“', '"').replace('”', '"').replace('«', '"').replace('»', '"');
        while (at < text.length() && parts.size() < MOST) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean not = text.charAt(at) == '-' && at + 1 < text.length()
                    && !Character.isWhitespace(text.charAt(at + 1));
            int start = not ? at + 1 : at;
            if (text.charAt(start) == '"') {
                int close = text.indexOf('"', start + 1);
                at = close < 0 ? text.length() : close + 1;
                parts.add(new Text(text.substring(start + 1, close < 0 ? at : close), true, not));
            } else {
                at = start;
                while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                parts.add(word(text.substring(start, at), not));
            }
        }
        return new Asked(parts);
    }

    private static Part word(String word, boolean not) {
        int colon = word.indexOf(':');
        if (colon > 0 && colon < word.length() - 1) {
            Optional<Part> operator = operator(word.substring(0, colon).toLowerCase(Locale.ROOT),
                    word.substring(colon + 1), not);
            if (operator.isPresent()) {
                return operator.get();
            }
        }
        if (word.length() > 1 && (word.charAt(0) == '#' || word.charAt(0) == '＃')) {
            return new Tag(PostText.fold(word.substring(1)), not);
        }
        return new Text(word, false, not);
    }

    private static Optional<Part> operator(String name, String value, boolean not) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "from" -> Optional.of(new From(lower, not));
            case "has" -> oneOf(HAS, singular(lower)).map(what -> new Flag(Entries.HAS, what, not));
            case "is" -> oneOf(IS, lower).map(what -> new Flag(Entries.IS, what, not));
            case "language", "lang" -> lower.matches("[a-z]{2,3}(-[a-z0-9]+)*")
                    ? Optional.of(new Language(Tongue.primary(lower), not)) : Optional.empty();
            case "in" -> oneOf(PLACES, lower).map(place -> new Where(place, not));
            case "before" -> day(value).map(day -> new Between(Instant.EPOCH, start(day), not));
            case "after", "since" -> day(value).map(day -> new Between(
                    start("after".equals(name) ? day.plusDays(1) : day), ALWAYS, not));
            case "during" -> day(value).map(day -> new Between(start(day), start(day.plusDays(1)), not));
            default -> Optional.empty();
        };
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static Optional<String> oneOf(Set<String> known, String word) {
        return known.contains(word) ? Optional.of(word) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        if (!text.matches("[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}")) {
            return Optional.empty();
        }
        String[] parts = text.split("-");
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2])));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
