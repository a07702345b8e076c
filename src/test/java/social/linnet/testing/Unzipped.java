package social.linnet.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// An archive that somebody downloaded, opened.
///
/// @param files by name, in their order
public record Unzipped(Map<String, byte[]> files) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Opens it, and holds it against its own manifest.
    public static Unzipped of(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(files.put(entry.getName(), in.readAllBytes())).as(entry.getName()).isNull();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Unzipped unzipped = new Unzipped(files);
        List<String> names = List.copyOf(files.keySet());
        assertThat(names.getLast()).isEqualTo("manifest.json");
        List<String> listed = new ArrayList<>();
        for (JsonNode file : unzipped.json("manifest.json").path("files")) {
            String name = file.path("file").asString();
            listed.add(name);
            assertThat(hash(files.get(name))).as(name).isEqualTo(file.path("sha256").asString());
            assertThat(files.get(name).length).as(name).isEqualTo(file.path("bytes").asInt());
            if (name.endsWith(".jsonl")) {
                assertThat(unzipped.lines(name)).as(name).hasSize(file.path("lines").asInt());
            }
        }
        assertThat(listed).isEqualTo(names.subList(0, names.size() - 1));
        return unzipped;
    }

    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode json(String name) {
        return JSON.readTree(files.get(name));
    }

    public String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    public List<JsonNode> lines(String name) {
        return text(name).lines().map(JSON::readTree).toList();
    }

    /// Everything in it that is no picture.
    public String words() {
        StringBuilder all = new StringBuilder();
        files.forEach((name, bytes) -> {
            if (!name.startsWith("media/")) {
                all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
            }
        });
        return all.toString();
    }
}
