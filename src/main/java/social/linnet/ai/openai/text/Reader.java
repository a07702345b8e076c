package social.linnet.ai.openai.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.TextModel.Answer;
import social.linnet.ai.openai.wire.BodyKind;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.ServerEvents;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an answer in words: a stream of events, or one JSON document though a stream was asked for. What each event says is for
/// the API's own reader.
abstract class Reader {

    private static final JsonMapper JSON = new JsonMapper();

    final Reply reply;

    Reader(int asked, Consumer<String> listener) {
        reply = new Reply(asked, listener);
    }

    /// Takes an event of the stream.
    abstract void event(JsonNode event) throws Fault;

    /// Takes the one document that came in place of a stream.
    abstract void document(JsonNode document) throws Fault;

    /// Whether what has come says that it is the whole answer.
    ///
    /// @param done whether the stream said `[DONE]`
    abstract boolean isWhole(boolean done);

    /// @throws Fault when there is no whole answer
    Answer read(InputStream body) throws Fault, IOException {
        BufferedInputStream in = new BufferedInputStream(body, 1 << 14);
        switch (BodyKind.of(in)) {
            case PAGE -> throw Fault.of(Reason.MISCONFIGURED, "the provider answered with a web page: is the base URL right?");
            case JSON -> {
                JsonNode document = parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                if (isError(document)) {
                    throw Fault.inside(document);
                }
                document(document);
            }
            case EVENTS -> stream(new ServerEvents(in));
        }
        return reply.whole();
    }

    private void stream(ServerEvents events) throws Fault, IOException {
        boolean done = false;
        try {
            while (!done) {
                String data = events.next();
                if (data == null) {
                    break;
                }
                done = data.strip().equals("[DONE]");
                if (!done && !data.isBlank()) {
                    JsonNode event = parse(data);
                    if (isError(event)) {
                        throw Fault.inside(event);
                    }
                    event(event);
                }
            }
        } catch (IOException broken) {
            if (!isWhole(false)) {
                throw broken;
            }
            // whatever was to come after the end is not missed
        }
        if (!isWhole(done)) {
            throw Fault.brokeOff("the provider's stream ended before the answer was whole");
        }
    }

    private static JsonNode parse(String text) throws Fault {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw Fault.of(Reason.UNUSABLE, "the provider's answer is not JSON");
        }
    }

    private static boolean isError(JsonNode node) {
        return node.hasNonNull("error") || isText(node.path("type"), "error") || isText(node.path("object"), "error");
    }

    static boolean isText(JsonNode node, String text) {
        return node.isString() && node.stringValue().equals(text);
    }

    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
