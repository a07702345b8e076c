package social.linnet.ai.openai;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As much of JSON Schema as the published schema of image requests uses: types, keys, enums, bounds, `anyOf`, `$ref`.
final class SchemaCheck {

    private final JsonNode root;

    SchemaCheck(String resource) {
        try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(resource))) {
            root = new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// What is wrong with a document; empty when nothing is.
    List<String> problems(String document) {
        List<String> problems = new ArrayList<>();
        check(new JsonMapper().readTree(document), root, "$", problems);
        return problems;
    }

    private void check(JsonNode value, JsonNode schema, String path, List<String> problems) {
        if (schema.has("$ref")) {
            check(value, root.at(schema.path("$ref").stringValue().substring(1)), path, problems);
            return;
        }
        if (schema.has("anyOf")) {
            List<String> least = null;
            for (JsonNode option : schema.path("anyOf")) {
                List<String> found = new ArrayList<>();
                check(value, option, path, found);
                if (least == null || found.size() < least.size()) {
                    least = found;
                }
            }
            problems.addAll(Objects.requireNonNull(least));
            return;
        }
        String type = schema.path("type").asString("");
        boolean fits = switch (type) {
            case "object" -> value.isObject();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("the schema has a type this check does not know: " + type);
        };
        if (!fits) {
            problems.add(path + " is no " + type);
            return;
        }
        if (schema.has("enum") && !schema.path("enum").valueStream().anyMatch(value::equals)) {
            problems.add(path + " is none of " + schema.path("enum"));
        }
        if (schema.has("minimum") && value.asLong() < schema.path("minimum").asLong()
                || schema.has("maximum") && value.asLong() > schema.path("maximum").asLong()) {
            problems.add(path + " is out of bounds");
        }
        for (JsonNode key : schema.path("required")) {
            if (!value.has(key.stringValue())) {
                problems.add(path + " lacks " + key.stringValue());
            }
        }
        value.properties().forEach(entry -> {
            JsonNode known = schema.path("properties").path(entry.getKey());
            if (known.isMissingNode()) {
                problems.add(path + " has the unknown key " + entry.getKey());
            } else {
                check(entry.getValue(), known, path + "." + entry.getKey(), problems);
            }
        });
    }
}
