package social.linnet.ai.openai.text;

import java.util.Base64;
import java.util.Set;

import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.TextModel.Answered;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Tool;
import social.linnet.ai.openai.wire.PictureHeader;
import social.linnet.ai.openai.wire.Prompts;
import social.linnet.ai.openai.wire.Server;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The request of `POST chat/completions`.
final class ChatCall {

    /// The name that the one schema goes by.
    static final String SCHEMA = "answer";
    /// Longest that OpenAI takes.
    static final int IDENTIFIER = 64;
    /// What a model that thinks may use for that, beyond what it says.
    static final int THOUGHT = 2_000;

    private static final JsonMapper JSON = new JsonMapper();

    private ChatCall() {
    }

    static byte[] body(Server server, Request request, Set<Feature> with) {
        ObjectNode body = JSON.createObjectNode();
        if (server.model() != null) {
            body.put("model", server.model());
        }
        ArrayNode messages = body.putArray("messages");
        String part = Layout.part(request, !with.contains(Feature.SCHEMA));
        if (!part.isEmpty()) {
            messages.addObject().put("role", "system").put("content", part);
        }
        for (var turn : request.turns()) {
            switch (turn) {
                case Asked asked -> user(messages.addObject().put("role", "user"), asked);
                case Answered answered -> assistant(messages.addObject().put("role", "assistant"), answered);
                case Found found -> messages.addObject().put("role", "tool").put("tool_call_id", found.call())
                        .put("content", Layout.of(found));
            }
        }
        if (with.contains(Feature.TOOLS)) {
            ArrayNode tools = body.putArray("tools");
            request.tools().forEach(tool -> function(tools.addObject().put("type", "function").putObject("function"), tool,
                    with.contains(Feature.STRICT)));
        }
        if (with.contains(Feature.SCHEMA) && request.schema() != null) {
            format(body.putObject("response_format").put("type", "json_schema").putObject("json_schema"), request.schema(),
                    with.contains(Feature.STRICT));
        }
        body.put(with.contains(Feature.COMPLETION_TOKENS) ? "max_completion_tokens" : "max_tokens", tokens(server, request));
        body.put("stream", true);
        if (with.contains(Feature.USAGE)) {
            body.putObject("stream_options").put("include_usage", true);
        }
        if (with.contains(Feature.EFFORT)) {
            body.put("reasoning_effort", "low");
        }
        common(body, request, with);
        return JSON.writeValueAsBytes(body);
    }

    /// What both ways of asking have.
    static void common(ObjectNode body, Request request, Set<Feature> with) {
        if (with.contains(Feature.STORE)) {
            body.put("store", false);
        }
        if (with.contains(Feature.SAFETY_IDENTIFIER)) {
            String requester = request.requester();
            body.put("safety_identifier", requester.length() > IDENTIFIER ? requester.substring(0, IDENTIFIER) : requester);
        }
    }

    static int tokens(Server server, Request request) {
        return request.mostTokens() + (server.isThinking() ? THOUGHT : 0);
    }

    static void function(ObjectNode into, Tool tool, boolean strict) {
        into.put("name", tool.name()).put("description", tool.description()).set("parameters", Schemas.closed(tool.parameters()));
        if (strict) {
            into.put("strict", true);
        }
    }

    static void format(ObjectNode into, String schema, boolean strict) {
        into.put("name", SCHEMA).set("schema", Schemas.closed(schema));
        if (strict) {
            into.put("strict", true);
        }
    }

    /// The picture goes along as a `data:` URL: an address would have to be open to everybody, and some servers fetch none.
    static String url(Source picture) {
        PictureHeader header = PictureHeader.of(picture.bytes());
        if (header == null) {
            throw new IllegalStateException("pictures are looked at before they are sent");
        }
        return "data:" + header.mime() + ";base64," + Base64.getEncoder().encodeToString(picture.bytes());
    }

    /// One string where there are no pictures: many servers know no parts.
    private static void user(ObjectNode message, Asked asked) {
        String text = Layout.of(asked);
        if (asked.pictures().isEmpty()) {
            message.put("content", text);
            return;
        }
        ArrayNode parts = message.putArray("content");
        if (!text.isEmpty()) {
            parts.addObject().put("type", "text").put("text", text);
        }
        for (Source picture : asked.pictures()) {
            parts.addObject().put("type", "image_url").putObject("image_url").put("url", url(picture));
        }
    }

    private static void assistant(ObjectNode message, Answered answered) {
        message.put("content", Prompts.visible(answered.words()));
        if (!answered.calls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            for (Call call : answered.calls()) {
                calls.addObject().put("id", call.id()).put("type", "function").putObject("function").put("name", call.name())
                        .put("arguments", call.arguments());
            }
        }
    }
}
