package social.linnet.mastodon.wire;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import social.linnet.event.Refused;

/// Builds the tree behind [Params]: maps, lists and texts. Names nest as Rails has them: `a[b]`, `a[]`, `a[0][b]`,
/// `a[][b]`.
final class ParamTree {

    private static final int MAX_PAIRS = 1000;
    private static final int MAX_DEPTH = 6;

    private final Map<String, Object> root = new LinkedHashMap<>();
    private int pairs;

    Map<String, Object> root() {
        return root;
    }

    /// Adds one pair of a form.
    void add(String name, String value) {
        if (++pairs > MAX_PAIRS) {
            throw Refused.invalid("parameter-too-many", "The form");
        }
        wellFormed(value);
        List<String> path = path(wellFormed(name));
        put(root, path, 0, value, name);
    }

    private static List<String> path(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        List<String> path = new ArrayList<>();
        path.add(name.substring(0, open));
        for (String step : name.substring(open + 1, name.length() - 1).split("]\\[", -1)) {
            path.add(step);
        }
        if (path.size() > MAX_DEPTH) {
            throw Refused.invalid("parameter-not-object", path.getFirst());
        }
        return path;
    }

    private static void put(Map<String, Object> map, List<String> path, int at, String value, String name) {
        String key = path.get(at);
        if (at == path.size() - 1) {
            if (map.putIfAbsent(key, value) != null) {
                throw Refused.invalid("parameter-repeated", name);
            }
        } else if (path.get(at + 1).isEmpty()) {
            append(list(map.computeIfAbsent(key, _ -> new ArrayList<>()), name), path, at + 1, value, name);
        } else {
            put(map(map.computeIfAbsent(key, _ -> new LinkedHashMap<>()), name), path, at + 1, value, name);
        }
    }

    /// `a[]` adds to the list; `a[][b]` adds to its last map until that has a `b`.
    private static void append(List<Object> list, List<String> path, int at, String value, String name) {
        if (at == path.size() - 1) {
            list.add(value);
            return;
        }
        if (path.get(at + 1).isEmpty()) {
            throw Refused.invalid("parameter-not-list", name);
        }
        boolean fresh = list.isEmpty() || !(list.getLast() instanceof Map<?, ?> last)
                || last.containsKey(path.get(at + 1));
        if (fresh) {
            list.add(new LinkedHashMap<String, Object>());
        }
        put(map(list.getLast(), name), path, at + 1, value, name);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value, String name) {
        if (!(value instanceof List)) {
            throw Refused.invalid("parameter-repeated", name);
        }
        return (List<Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value, String name) {
        if (!(value instanceof Map)) {
            throw Refused.invalid("parameter-repeated", name);
        }
        return (Map<String, Object>) value;
    }

    /// Reads `a=b&c=d`.
    void addForm(String form) {
        for (String pair : form.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                add(decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+') {
                bytes.put((byte) ' ');
            } else if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new Failure(400, "The form is not encoded well");
                }
                bytes.put((byte) (high << 4 | low));
                i += 2;
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return utf8(bytes.array(), bytes.position());
    }

    /// Text of these bytes, which must be UTF-8.
    static String utf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw Refused.invalid("text-unusable");
        }
    }

    /// The tree of a JSON object. What is `null` stays in it, named and without a value.
    static Map<String, @Nullable Object> of(JsonNode object) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.properties().forEach(entry -> map.put(wellFormed(entry.getKey()), value(entry.getValue())));
        return map;
    }

    private static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> wellFormed(node.stringValue());
            case NUMBER -> number(node);
            case BOOLEAN -> node.booleanValue() ? "true" : "false";
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(one -> {
                    Object value = value(one);
                    list.add(value == null ? "" : value);
                });
                yield list;
            }
            case OBJECT -> of(node);
            default -> null;
        };
    }

    /// A number as it would be typed: never with an exponent for the whole ones that ids are.
    private static String number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            BigDecimal number = node.decimalValue();
            return number.scale() > 40 || number.scale() < -40 ? number.toString() : number.toPlainString();
        }
        return node.asString();
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                throw Refused.invalid("text-unusable");
            }
        }
        return text;
    }
}
