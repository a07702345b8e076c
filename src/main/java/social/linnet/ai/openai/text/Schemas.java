package social.linnet.ai.openai.text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Schemas as strict servers want them: every object says that it has no other keys.
final class Schemas {

    private static final JsonMapper JSON = new JsonMapper();

    private Schemas() {
    }

    /// @throws IllegalArgumentException when it is no JSON object, which is the asker's mistake
    static ObjectNode closed(String schema) {
        if (JSON.readTree(schema) instanceof ObjectNode object) {
            close(object);
            return object;
        }
        throw new IllegalArgumentException("a schema is a JSON object");
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Schemas::close);
    }
}
