package social.linnet.mastodon.docs;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import social.linnet.instance.ApiRoute;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.AnswerEntity;
import social.linnet.mastodon.entity.EmojiEntity;
import social.linnet.mastodon.entity.MediaAttachment;
import social.linnet.mastodon.entity.PollEntity;
import social.linnet.mastodon.entity.Relationship;
import social.linnet.mastodon.entity.WorkEntity;

/// JSON schemas of what is sent and what comes back. Of entities that are records the fields are read from those; others
/// are named, as Mastodon's documentation describes them.
final class Schemas {

    private static final String DOCS = "https://docs.joinmastodon.org/entities/";
    private static final Map<String, Class<?>> RECORDS = Map.of("Account", AccountEntity.class,
            "CredentialAccount", AccountEntity.class, "CustomEmoji", EmojiEntity.class,
            "MediaAttachment", MediaAttachment.class, "Poll", PollEntity.class, "Relationship", Relationship.class);

    /// What entities that are written by hand carry under `linnet`.
    private static final Map<String, Class<?>> UNDER_LINNET = Map.of("Status", OfStatus.class);

    /// @param replyPolicy whom its author lets answer
    /// @param mayReply    whether the reader is among those
    /// @param works       those of its attachments that were made here; absent when none was
    private record OfStatus(String replyPolicy, @Nullable Boolean mayReply, List<WorkEntity> works) {
    }

    private Schemas() {
    }

    static Map<String, Object> of(ApiRoute.Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(switch (parameter.type()) {
            case "flag" -> Map.of("type", "boolean");
            case "number" -> Map.of("type", "integer");
            case "numbers" -> Map.of("type", "array", "items", Map.of("type", "integer"));
            case "ids", "list" -> Map.of("type", "array", "items", Map.of());
            case "object" -> Map.of("type", "object");
            case "time" -> Map.of("type", "string", "format", "date-time");
            case "file" -> Map.of("type", "string", "contentMediaType", "application/octet-stream");
            default -> Map.of("type", "string");
        });
        if (!parameter.words().isEmpty()) {
            schema.put("enum", parameter.words());
        }
        return schema;
    }

    /// The entity that an answer names, if it is one.
    static Optional<String> name(String answer) {
        String name = answer.startsWith("[") ? answer.substring(1, answer.length() - 1) : answer;
        return name.matches("[A-Z][A-Za-z0-9]*") ? Optional.of(name) : Optional.empty();
    }

    static Map<String, Object> reference(String answer) {
        Map<String, Object> one = name(answer).<Map<String, Object>>map(name ->
                Map.of("$ref", "#/components/schemas/" + name)).orElse(Map.of());
        return answer.startsWith("[") ? Map.of("type", "array", "items", one) : one;
    }

    static Map<String, Object> error() {
        return Map.of("type", "object", "required", List.of("error"), "properties", Map.of(
                "error", Map.of("type", "string"), "error_description", Map.of("type", "string"),
                "details", Map.of("type", "object")));
    }

    static Map<String, Object> entity(String name) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("externalDocs", Map.of("url", DOCS + name));
        Class<?> known = RECORDS.get(name);
        if (known != null) {
            schema.put("properties", properties(known));
        } else if (name.equals("Status")) {
            schema.put("properties", Map.of("linnet", Map.of("type", "object", "properties", Map.of(
                    "reply_policy", Map.of("type", "string"), "may_reply", Map.of("type", "boolean"),
                    "answer", Map.of("type", "object", "description", "Only where the assistant answers in it.",
                            "properties", properties(AnswerEntity.class))))));
        }
        Class<?> own = UNDER_LINNET.get(name);
        if (own != null) {
            schema.put("properties", Map.of("linnet", Map.of("type", "object", "properties", properties(own))));
        }
        return schema;
    }

    private static Map<String, Object> properties(Class<?> known) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : known.getRecordComponents()) {
            properties.put(snake(component.getName()), type(component));
        }
        return properties;
    }

    private static Map<String, Object> type(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Map<String, Object> type = type(component.getGenericType());
        Object name = type.get("type");
        if (!nullable || name == null) {
            return type;
        }
        Map<String, Object> either = new LinkedHashMap<>(type);
        either.put("type", List.of(name, "null"));
        return either;
    }

    private static Map<String, Object> type(Type type) {
        if (type instanceof ParameterizedType list && Collection.class.isAssignableFrom((Class<?>) list.getRawType())) {
            return Map.of("type", "array", "items", type(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> plain)) {
            return Map.of("type", "object");
        }
        if (plain == String.class) {
            return Map.of("type", "string");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return Map.of("type", "integer");
        }
        if (plain == double.class || plain == Double.class) {
            return Map.of("type", "number");
        }
        return plain.isRecord() ? Map.of("type", "object", "properties", properties(plain)) : Map.of();
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
