package social.linnet.ai.openai.text;

import java.util.Set;

import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.TextModel.Answered;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Tool;
import social.linnet.ai.openai.wire.Prompts;
import social.linnet.ai.openai.wire.Server;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The request of `POST responses`. Everything that was said goes along each time: nothing is kept there to go on from.
final class ResponsesCall {

    private static final JsonMapper JSON = new JsonMapper();

    private ResponsesCall() {
    }

    static byte[] body(Server server, Request request, Set<Feature> with) {
        ObjectNode body = JSON.createObjectNode();
        if (server.model() != null) {
            body.put("model", server.model());
        }
        String part = Layout.part(request, !with.contains(Feature.SCHEMA));
        if (!part.isEmpty()) {
            body.put("instructions", part);
        }
        ArrayNode input = body.putArray("input");
        for (var turn : request.turns()) {
            switch (turn) {
                case Asked asked -> user(input.addObject().put("role", "user"), asked);
                case Answered answered -> assistant(input, answered);
                case Found found -> input.addObject().put("type", "function_call_output").put("call_id", found.call())
                        .put("output", Layout.of(found));
            }
        }
        if (with.contains(Feature.TOOLS)) {
            ArrayNode tools = body.putArray("tools");
            for (Tool tool : request.tools()) {
                ObjectNode one = tools.addObject().put("type", "function");
                ChatCall.function(one, tool, true);
                if (!with.contains(Feature.STRICT)) {
                    // here the key has to be there
                    one.put("strict", false);
                }
            }
        }
        if (with.contains(Feature.SCHEMA) && request.schema() != null) {
            ChatCall.format(body.putObject("text").putObject("format").put("type", "json_schema"), request.schema(),
                    with.contains(Feature.STRICT));
        }
        body.put("max_output_tokens", ChatCall.tokens(server, request));
        body.put("stream", true);
        if (with.contains(Feature.EFFORT)) {
            body.putObject("reasoning").put("effort", "low");
        }
        ChatCall.common(body, request, with);
        return JSON.writeValueAsBytes(body);
    }

    private static void user(ObjectNode message, Asked asked) {
        String text = Layout.of(asked);
        if (asked.pictures().isEmpty()) {
            message.put("content", text);
            return;
        }
        ArrayNode parts = message.putArray("content");
        if (!text.isEmpty()) {
            parts.addObject().put("type", "input_text").put("text", text);
        }
        for (Source picture : asked.pictures()) {
            parts.addObject().put("type", "input_image").put("image_url", ChatCall.url(picture)).put("detail", "auto");
        }
    }

    private static void assistant(ArrayNode input, Answered answered) {
        String words = Prompts.visible(answered.words());
        if (!words.isEmpty()) {
            input.addObject().put("role", "assistant").put("content", words);
        }
        for (Call call : answered.calls()) {
            input.addObject().put("type", "function_call").put("call_id", call.id()).put("name", call.name())
                    .put("arguments", call.arguments());
        }
    }
}
