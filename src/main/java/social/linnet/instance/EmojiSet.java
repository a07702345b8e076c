package social.linnet.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/// The emojis in use at one moment, and where texts write them.
public final class EmojiSet {

    /// None.
    public static final EmojiSet EMPTY = new EmojiSet(List.of());

    /// As Mastodon finds them: not inside a word, and not beside a further colon.
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![\\p{L}\\p{N}:]):([A-Za-z0-9_]{2,50}):(?![\\p{L}\\p{N}:])");

    private final Map<String, Emoji> byName;
    private final String edition;

    EmojiSet(Collection<Emoji> emojis) {
        Map<String, Emoji> active = new LinkedHashMap<>();
        emojis.stream().filter(emoji -> !emoji.disabled()).forEach(emoji -> active.put(key(emoji.shortcode()), emoji));
        this.byName = active;
        this.edition = Integer.toHexString(active.values().stream().toList().hashCode());
    }

    private static String key(String shortcode) {
        return shortcode.toLowerCase(Locale.ROOT);
    }

    /// All of them.
    public List<Emoji> all() {
        return List.copyOf(byName.values());
    }

    /// Differs when anything differs: for what is rendered with these emojis and kept.
    public String edition() {
        return edition;
    }

    /// The emoji with this shortcode, in any case.
    public Optional<Emoji> find(String shortcode) {
        return Optional.ofNullable(byName.get(key(shortcode)));
    }

    /// Those that these texts write, each once; as they are written, since clients look for exactly that.
    public List<Emoji> in(@Nullable String... texts) {
        if (byName.isEmpty()) {
            return List.of();
        }
        Set<Emoji> used = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null) {
                parts(text).stream().map(Part::emoji).filter(Objects::nonNull).forEach(used::add);
            }
        }
        return List.copyOf(used);
    }

    /// A piece of a text.
    ///
    /// @param text  the characters as they were written
    /// @param emoji what they stand for, or null when they are words
    public record Part(String text, @Nullable Emoji emoji) {
    }

    /// The text in pieces; together they are the text.
    public List<Part> parts(String text) {
        if (byName.isEmpty() || text.indexOf(':') < 0) {
            return text.isEmpty() ? List.of() : List.of(new Part(text, null));
        }
        List<Part> parts = new ArrayList<>();
        Matcher written = WRITTEN.matcher(text);
        int from = 0;
        int at = 0;
        while (at <= text.length() && written.find(at)) {
            Emoji emoji = byName.get(key(written.group(1)));
            if (emoji == null) {
                // the colon that ends this word may begin the next
                at = written.end() - 1;
                continue;
            }
            if (written.start() > from) {
                parts.add(new Part(text.substring(from, written.start()), null));
            }
            parts.add(new Part(written.group(), named(emoji, written.group(1))));
            from = written.end();
            at = from;
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), null));
        }
        return parts;
    }

    private static Emoji named(Emoji emoji, String shortcode) {
        return emoji.shortcode().equals(shortcode) ? emoji : new Emoji(emoji.id(), shortcode, emoji.category(),
                emoji.picture(), emoji.path(), emoji.still(), emoji.visible(), emoji.disabled());
    }
}
