package social.linnet.ai.openai.text;

import java.util.function.Consumer;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.openai.wire.Fault;
import tools.jackson.databind.JsonNode;

/// Reads what `POST responses` answers. There are more than fifty kinds of events; those that are not named here say nothing
/// that is needed. llama.cpp numbers neither events nor items.
final class ResponsesReader extends Reader {

    private boolean finished;
    private boolean spoke;

    ResponsesReader(int asked, Consumer<String> listener) {
        super(asked, listener);
    }

    @Override
    void event(JsonNode event) throws Fault {
        switch (text(event.path("type"))) {
            case "response.output_text.delta" -> {
                spoke = true;
                reply.words.add(text(event.path("delta")));
            }
            case "response.refusal.delta", "response.refusal.done" -> throw Reply.refused();
            case "response.output_item.added" -> item(event, false);
            case "response.output_item.done" -> item(event, true);
            case "response.function_call_arguments.delta" -> reply.wishes.add(key(event, event.path("item_id")), "", "",
                    event.path("delta"));
            case "response.function_call_arguments.done" -> reply.wishes.whole(key(event, event.path("item_id")), "", "",
                    event.path("arguments"));
            case "response.completed", "response.incomplete", "response.failed", "response.cancelled" -> document(event.path("response"));
            default -> {
                // reasoning, annotations, progress, and what comes next year
            }
        }
    }

    @Override
    void document(JsonNode response) throws Fault {
        String why = text(response.path("incomplete_details").path("reason"));
        if (response.hasNonNull("error")) {
            throw Fault.inside(response);
        }
        switch (text(response.path("status"))) {
            case "failed", "cancelled" -> throw Fault.of(Reason.UNAVAILABLE, "the provider gave up in the middle of its answer");
            case "incomplete" -> {
                if (why.equals("content_filter")) {
                    throw Reply.filtered();
                }
                reply.cut();
            }
            default -> {
                // completed; some leave it out
            }
        }
        reply.used(response.path("usage"));
        output(response.path("output"));
        finished = true;
    }

    @Override
    boolean isWhole(boolean done) {
        return finished;
    }

    /// What the last event repeats: the calls count as they stand there, the words only if none came before.
    private void output(JsonNode output) throws Fault {
        if (output.valueStream().anyMatch(item -> isText(item.path("type"), "function_call"))) {
            reply.wishes.clear();
        }
        for (JsonNode item : output) {
            if (isText(item.path("type"), "function_call")) {
                reply.wishes.add("", id(item), text(item.path("name")), item.path("arguments"));
            }
            for (JsonNode part : item.path("content")) {
                if (isText(part.path("type"), "refusal")) {
                    throw Reply.refused();
                }
                if (!spoke && isText(part.path("type"), "output_text")) {
                    reply.words.add(text(part.path("text")));
                }
            }
        }
    }

    private void item(JsonNode event, boolean done) throws Fault {
        JsonNode item = event.path("item");
        if (!isText(item.path("type"), "function_call")) {
            return;
        }
        String key = key(event, item.path("id"));
        if (done) {
            reply.wishes.whole(key, id(item), text(item.path("name")), item.path("arguments"));
        } else {
            reply.wishes.add(key, id(item), text(item.path("name")), item.path("arguments"));
        }
    }

    private static String id(JsonNode item) {
        String id = text(item.path("call_id"));
        return id.isEmpty() ? text(item.path("id")) : id;
    }

    private static String key(JsonNode event, JsonNode id) {
        JsonNode index = event.path("output_index");
        return id.isString() ? id.stringValue() : index.isIntegralNumber() ? index.asString() : "";
    }
}
