package social.linnet.ai.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// As much of JSON Schema as the published schemas of words, images, videos and moderations use: types, keys, enums, bounds,
/// `anyOf`, `$ref`. Unknown keys are problems, except in what is a schema itself; whatever else a schema may say, the check refuses to know.
public final class SchemaCheck {

    private static final Set<String> KNOWN = Set.of("$ref", "anyOf", "type", "enum", "minimum", "maximum", "minLength", "maxLength",
            "minItems", "maxItems", "pattern", "items", "required", "properties", "additionalProperties");
    private static final JsonNode ALL = all();

    private final JsonNode root;

    /// @param name of the definition that documents are checked against
    public SchemaCheck(String name) {
        root = ALL.path("$defs").path(name);
        if (root.isMissingNode()) {
            throw new IllegalArgumentException("no definition is called " + name);
        }
    }

    private static JsonNode all() {
        try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream("/ai/openai.schema.json"))) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with a document; empty when nothing is.
    public List<String> problems(String document) {
        return problems(new JsonMapper().readTree(document));
    }

    public List<String> problems(JsonNode document) {
        List<String> problems = new ArrayList<>();
        check(document, root, "$", problems);
        return problems;
    }

    private void check(JsonNode value, JsonNode schema, String path, List<String> problems) {
        if (!KNOWN.containsAll(schema.propertyNames())) {
            throw new IllegalStateException("the schema has a key this check does not know: " + schema.propertyNames());
        }
        if (schema.has("$ref")) {
            check(value, ALL.at(schema.path("$ref").stringValue().substring(1)), path, problems);
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
            case "number" -> value.isNumber();
            case "array" -> value.isArray();
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
        if (value.isString() && isOutside(value.stringValue().length(), schema.path("minLength"), schema.path("maxLength"))) {
            problems.add(path + " is too short or too long");
        }
        if (value.isString() && schema.has("pattern") && !value.stringValue().matches(schema.path("pattern").stringValue())) {
            problems.add(path + " is not of the pattern");
        }
        if (value.isArray()) {
            if (isOutside(value.size(), schema.path("minItems"), schema.path("maxItems"))) {
                problems.add(path + " has too few or too many");
            }
            for (int i = 0; i < value.size(); i++) {
                check(value.path(i), schema.path("items"), path + "[" + i + "]", problems);
            }
        }
        for (JsonNode key : schema.path("required")) {
            if (!value.has(key.stringValue())) {
                problems.add(path + " lacks " + key.stringValue());
            }
        }
        value.properties().forEach(entry -> {
            JsonNode known = schema.path("properties").path(entry.getKey());
            if (known.isMissingNode() && isOpen(schema.path("additionalProperties"))) {
                return;
            }
            if (known.isMissingNode()) {
                problems.add(path + " has the unknown key " + entry.getKey());
            } else {
                check(entry.getValue(), known, path + "." + entry.getKey(), problems);
            }
        });
    }

    private static boolean isOpen(JsonNode more) {
        return more.isBoolean() && more.booleanValue() || more.isObject() && more.isEmpty();
    }

    private static boolean isOutside(int count, JsonNode least, JsonNode most) {
        return least.isNumber() && count < least.asInt() || most.isNumber() && count > most.asInt();
    }
}
