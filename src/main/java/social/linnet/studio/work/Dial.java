package social.linnet.studio.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose AI-made pictures and videos somebody wants to come upon.
public enum Dial {
    /// Everybody's.
    ALL,
    /// Those of people they follow, and their own.
    FOLLOWED,
    /// Nobody's but their own.
    NONE;

    /// The lower-case word used in forms.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dial> ofWord(String word) {
        return Arrays.stream(values()).filter(dial -> dial.word().equals(word)).findFirst();
    }
}
