package social.linnet.ai.openai.text;

import java.util.function.Consumer;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.openai.wire.Fault;
import tools.jackson.databind.JsonNode;

/// Reads what `POST chat/completions` answers.
final class ChatReader extends Reader {

    private boolean finished;

    ChatReader(int asked, Consumer<String> listener) {
        super(asked, listener);
    }

    @Override
    void event(JsonNode chunk) throws Fault {
        // the usage comes in a chunk of its own, without choices
        reply.used(chunk.path("usage"));
        for (JsonNode choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                take(choice.hasNonNull("delta") ? choice.path("delta") : choice.path("message"));
                finish(text(choice.path("finish_reason")));
            }
        }
    }

    @Override
    void document(JsonNode document) throws Fault {
        if (document.path("choices").isEmpty()) {
            throw Fault.of(Reason.UNUSABLE, "the provider's answer holds no answer");
        }
        event(document);
    }

    @Override
    boolean isWhole(boolean done) {
        return finished || done;
    }

    private void take(JsonNode delta) throws Fault {
        if (!text(delta.path("refusal")).isEmpty()) {
            throw Reply.refused();
        }
        JsonNode content = delta.path("content");
        if (content.isArray()) {
            for (JsonNode part : content) {
                reply.words.add(isText(part.path("type"), "text") ? text(part.path("text")) : "");
            }
        } else {
            reply.words.add(text(content));
        }
        for (JsonNode part : delta.path("tool_calls")) {
            JsonNode index = part.path("index");
            JsonNode function = part.path("function");
            reply.wishes.add(index.isIntegralNumber() ? index.asString() : "", text(part.path("id")), text(function.path("name")),
                    function.path("arguments"));
        }
    }

    private void finish(String reason) throws Fault {
        switch (reason) {
            case "" -> {
                return;
            }
            case "length" -> reply.cut();
            case "content_filter" -> throw Reply.filtered();
            case "error", "abort" -> throw Fault.of(Reason.UNAVAILABLE, "the provider gave up in the middle of its answer");
            default -> {
                // stop, tool_calls, and what others call them
            }
        }
        finished = true;
    }
}
