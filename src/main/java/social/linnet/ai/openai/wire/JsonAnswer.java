package social.linnet.ai.openai.wire;

import java.io.IOException;
import java.io.InputStream;

import social.linnet.ai.AiFailure.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an answer that is one small JSON object.
public final class JsonAnswer {

    /// Longest answer of this kind.
    public static final long MOST_BYTES = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private JsonAnswer() {
    }

    /// @throws Fault [Reason#UNUSABLE] when it is no JSON object, [Reason#MISCONFIGURED] when it is a web page
    public static JsonNode read(InputStream body) throws Fault, IOException {
        byte[] bytes = body.readAllBytes();
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            for (byte b : bytes) {
                if (b > ' ') {
                    throw b == '<' ? Fault.of(Reason.MISCONFIGURED, "the provider answered with a web page: is the base URL right?")
                            : Fault.of(Reason.UNUSABLE, "the provider's answer is not JSON");
                }
            }
        }
        throw Fault.of(Reason.UNUSABLE, "the provider's answer is no JSON object");
    }

    /// A text in it, or nothing.
    public static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? value.stringValue() : "";
    }
}
