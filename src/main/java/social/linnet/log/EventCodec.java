package social.linnet.log;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import social.linnet.event.Event;

/// Events to columns and back. `content` has a column of its own, so that it alone can be erased.
@Component
final class EventCodec {

    private static final String CONTENT = "content";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Class<? extends Event>> kinds = new HashMap<>();

    @SuppressWarnings("unchecked")
    EventCodec() {
        for (Class<?> kind : Event.class.getPermittedSubclasses()) {
            kinds.put(kind.getSimpleName(), (Class<? extends Event>) kind);
        }
    }

    /// An event as the log keeps it.
    record Row(String kind, long actor, long subject, String audience, String facts, @Nullable String content) {
    }

    Row encode(Event event) {
        ObjectNode facts = json.valueToTree(event);
        JsonNode content = facts.remove(CONTENT);
        return new Row(event.getClass().getSimpleName(), event.actor(), event.subject(), event.audience().name(),
                facts.toString(), content == null || content.isNull() ? null : content.toString());
    }

    /// Whether this version has such events.
    boolean knows(String kind) {
        return kinds.containsKey(kind);
    }

    Event decode(String kind, String facts, @Nullable String content) {
        Class<? extends Event> type = kinds.get(kind);
        if (type == null) {
            throw new IllegalStateException("The log holds an event this version does not know: " + kind);
        }
        ObjectNode tree = (ObjectNode) json.readTree(facts);
        if (content != null) {
            tree.set(CONTENT, json.readTree(content));
        }
        return json.treeToValue(tree, type);
    }
}
