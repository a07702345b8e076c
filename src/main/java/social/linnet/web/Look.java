package social.linnet.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// How somebody wants the site to look in one browser: the rest of what they set follows them, this does not.
///
/// @param theme   `light` or `dark`, or null to follow the system
/// @param text    how large everything is
/// @param choices what else they chose
public record Look(@Nullable String theme, Text text, Set<Choice> choices) {

    /// Nothing chosen.
    public static final Look PLAIN = new Look(null, Text.USUAL, Set.of());

    /// How large text is, and all that is measured by it.
    public enum Text {
        SMALL, USUAL, LARGE, LARGEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What else can be chosen.
    public enum Choice {
        /// Nothing on the page moves by itself.
        STILL,
        /// Moving pictures wait until they are played.
        PAUSED,
        /// Links in texts are underlined.
        UNDERLINED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// From two cookies: what is not known in them is left out.
    static Look read(String theme, String words) {
        Set<String> found = Set.of(words.length() > 100 ? new String[0]
                : Arrays.stream(words.split("\\.")).distinct().toArray(String[]::new));
        Text text = Text.USUAL;
        for (Text each : Text.values()) {
            if (found.contains("text-" + each.word())) {
                text = each;
            }
        }
        EnumSet<Choice> choices = EnumSet.noneOf(Choice.class);
        for (Choice each : Choice.values()) {
            if (found.contains(each.word())) {
                choices.add(each);
            }
        }
        return new Look(theme.equals("light") || theme.equals("dark") ? theme : null, text, choices);
    }

    public boolean has(Choice choice) {
        return choices.contains(choice);
    }

    /// What the page's `data-look` says for style sheets and scripts, `text-large still`; null for nothing.
    public @Nullable String words() {
        String words = (text == Text.USUAL ? "" : "text-" + text.word() + " ")
                + EnumSet.allOf(Choice.class).stream().filter(choices::contains).map(Choice::word)
                .collect(Collectors.joining(" "));
        return words.isBlank() ? null : words.strip();
    }
}
