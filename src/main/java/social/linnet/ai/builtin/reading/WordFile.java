package social.linnet.ai.builtin.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A list of words beside the code: `[name]` begins a part, `#` a comment, every other line belongs to its part.
record WordFile(Map<String, List<String>> parts) {

    static WordFile read(String name) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(WordFile.class.getResourceAsStream(name), name)) {
            List<String> part = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip).toList()) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    part = new ArrayList<>();
                    parts.put(line.substring(1, line.length() - 1), part);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    part.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WordFile(parts);
    }

    List<String> lines(String part) {
        return Objects.requireNonNull(parts.get(part), part);
    }

    /// The words of all lines of a part.
    List<String> words(String part) {
        return lines(part).stream().flatMap(line -> List.of(line.split("\\s+")).stream()).toList();
    }
}
