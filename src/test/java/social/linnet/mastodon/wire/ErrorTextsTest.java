package social.linnet.mastodon.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Every refusal that can come through this door has words.
class ErrorTextsTest {

    private static final Pattern THROWN = Pattern.compile(
            "Refused\\.(?:invalid|forbidden|of)\\(\\s*(?:Refused\\.Kind\\.[A-Z_]+,\\s*)?\"([a-z-]+)\"");

    @Test
    void everyKeyThatIsThrownHasEnglishWords() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String module : new String[] {"event", "archive", "account", "graph", "media", "moderation", "post", "page",
                "mastodon"}) {
            try (Stream<Path> files = Files.walk(Path.of("src/main/java/social/linnet", module))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher key = THROWN.matcher(Files.readString(file));
                    while (key.find()) {
                        if (!ErrorTexts.isKnown(key.group(1))) {
                            unknown.add(key.group(1));
                        }
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void argumentsAreInserted() {
        assertThat(ErrorTexts.english("post-empty")).isEqualTo("Validation failed: Text can't be blank");
        assertThat(ErrorTexts.english("password-short", 8)).contains("8 characters");
    }
}
