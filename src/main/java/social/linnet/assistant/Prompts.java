package social.linnet.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.ai.TextModel.Task;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the model is told of its part. Every version is a file that never changes once landed, named in a history with its
/// hash, its day and its reason; all of it is public. The program does not start when a file is not what its hash says.
@Component
public class Prompts {

    private static final String FOLDER = "/assistant/prompts/";

    private final List<Version> history;
    private final Map<String, String> sections = new HashMap<>();

    Prompts(JsonMapper json) {
        JsonNode told = json.readTree(read("history.json"));
        history = told.valueStream().map(one -> version(one.get("version").asInt(), LocalDate.parse(one.get("date").asString()),
                one.get("sha256").asString(), one.get("reason").asString())).toList().reversed();
        String[] parts = current().text().split("(?m)^## ");
        StringBuilder general = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String title = parts[i].lines().findFirst().orElseThrow().strip();
            if (title.matches("[a-z-]+")) {
                sections.put(title, parts[i].substring(title.length()).strip());
            } else {
                general.append("## ").append(parts[i]);
            }
        }
        sections.put("", general.toString().strip());
        for (Task task : Task.values()) {
            if (task != Task.ANSWER && !sections.containsKey(section(task))) {
                throw new IllegalStateException("the prompt says nothing of " + task);
            }
        }
    }

    /// One version.
    ///
    /// @param sha256 of the file, in hex
    /// @param reason why it was changed
    /// @param text   all of it
    public record Version(int number, LocalDate date, String sha256, String reason, String text) {
    }

    private static Version version(int number, LocalDate date, String sha256, String reason) {
        String text = read(number + ".md");
        if (!sha256(text).equals(sha256)) {
            throw new IllegalStateException("assistant prompt " + number + " is not what its history says it is: " + sha256(text));
        }
        if (reason.isBlank()) {
            throw new IllegalStateException("assistant prompt " + number + " was changed without a reason");
        }
        return new Version(number, date, sha256, reason, text);
    }

    private static String read(String name) {
        try (InputStream file = Prompts.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FOLDER + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// All versions, the newest first.
    public List<Version> history() {
        return history;
    }

    /// The one in use.
    public Version current() {
        return history.getFirst();
    }

    /// What a model is told for a task, in a voice.
    String instructions(Task task, Voice voice) {
        String general = sections.get("");
        String part = task == Task.ANSWER ? "" : "\n\n" + sections.get(section(task));
        String spoken = isWriting(task) ? "" : "\n\n" + sections.getOrDefault("voice-" + voice.forTask(task).word(), "");
        return general + part + spoken;
    }

    /// Whether it works on the asker's own words, whose tone is not the assistant's.
    private static boolean isWriting(Task task) {
        return switch (task) {
            case DRAFT, SHORTEN, TONE, SPLIT, TAGS, TRANSLATE, DESCRIBE -> true;
            case ANSWER, EXPLAIN, SUMMARISE, CHECK -> false;
        };
    }

    private static String section(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }
}
