package social.linnet.ai.builtin.reading;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// What is said around quotes, in one language: English where no other is there.
final class Phrases {

    private static final Phrases ENGLISH = new Phrases("en");
    private static final Phrases FRENCH = new Phrases("fr");

    private final Properties phrases = new Properties();

    private Phrases(String language) {
        String file = "phrases_" + language + ".properties";
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            phrases.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param language BCP 47 tag
    static Phrases of(String language) {
        return language.equals("fr") || language.startsWith("fr-") ? FRENCH : ENGLISH;
    }

    String say(String key) {
        return Objects.requireNonNull(phrases.getProperty(key), key);
    }

    String say(String key, String about) {
        return say(key).replace("{0}", about);
    }

    String quoted(String text) {
        return say("quote.open") + text + say("quote.close");
    }
}
