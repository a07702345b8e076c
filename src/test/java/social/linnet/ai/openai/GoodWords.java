package social.linnet.ai.openai;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/// Streams of words as the published schemas have them.
final class GoodWords {

    private static final String USED = "{\"prompt_tokens\":40,\"completion_tokens\":9,\"total_tokens\":49}";

    private GoodWords() {
    }

    /// A whole stream of chat completions that says these pieces.
    static String chat(String... pieces) {
        StringBuilder stream = new StringBuilder(data(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null")));
        for (String piece : pieces) {
            stream.append(data(chunk("{\"content\":" + quoted(piece) + "}", "null")));
        }
        return stream.append(data(chunk("{}", "\"stop\""))).append(data(usage())).append("data: [DONE]\n\n").toString();
    }

    /// A whole stream of responses that says these pieces.
    static String responses(String... pieces) {
        StringBuilder stream = new StringBuilder(data("{\"type\":\"response.created\",\"sequence_number\":0,\"response\":"
                + response("in_progress", "[]", "null", "null") + "}"));
        for (String piece : pieces) {
            stream.append(data(delta(piece)));
        }
        return stream.append(data(completed(message(String.join("", pieces))))).toString();
    }

    static String data(String event) {
        return "data: " + event.replace("\n", "") + "\n\n";
    }

    /// @param finish a reason in quotation marks, or null
    static String chunk(String delta, String finish) {
        return """
                {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"some-model","obfuscation":"x7",\
                "choices":[{"index":0,"delta":%s,"logprobs":null,"finish_reason":%s}],"usage":null}""".formatted(delta, finish);
    }

    static String usage() {
        return """
                {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"some-model","choices":[],"usage":%s}"""
                .formatted(USED);
    }

    /// A part of a call in a chunk.
    static String call(String part) {
        return chunk("{\"tool_calls\":[" + part + "]}", "null");
    }

    static String delta(String piece) {
        return """
                {"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"sequence_number":3,\
                "logprobs":[],"delta":%s}""".formatted(quoted(piece));
    }

    static String message(String words) {
        return """
                {"id":"msg_1","type":"message","role":"assistant","status":"completed",\
                "content":[{"type":"output_text","annotations":[],"logprobs":[],"text":%s}]}""".formatted(quoted(words));
    }

    static String function(String arguments) {
        return """
                {"id":"fc_1","type":"function_call","call_id":"call_1","name":"search_posts","status":"completed","arguments":%s}"""
                .formatted(quoted(arguments));
    }

    static String completed(String... items) {
        return "{\"type\":\"response.completed\",\"sequence_number\":9,\"response\":"
                + response("completed", "[" + String.join(",", items) + "]", "null", "null") + "}";
    }

    static String incomplete(String reason, String... items) {
        return "{\"type\":\"response.incomplete\",\"sequence_number\":9,\"response\":"
                + response("incomplete", "[" + String.join(",", items) + "]", "null", "{\"reason\":\"" + reason + "\"}") + "}";
    }

    static String failed(String code) {
        return "{\"type\":\"response.failed\",\"sequence_number\":9,\"response\":"
                + response("failed", "[]", "{\"code\":\"" + code + "\",\"message\":\"m\"}", "null") + "}";
    }

    private static String response(String status, String output, String error, String incomplete) {
        return """
                {"id":"resp_1","object":"response","created_at":1,"status":"%s","error":%s,"incomplete_details":%s,"instructions":null,\
                "metadata":{},"model":"some-model","output":%s,"parallel_tool_calls":true,"temperature":1,"tool_choice":"auto","tools":[],\
                "top_p":1,"usage":{"input_tokens":40,"input_tokens_details":{"cached_tokens":0,"cache_write_tokens":0},"output_tokens":9,\
                "output_tokens_details":{"reasoning_tokens":0},"total_tokens":49}}""".formatted(status, error, incomplete, output);
    }

    /// One of each kind of chunk, for the check against the schema.
    static List<String> chunks() {
        return List.of(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"), chunk("{}", "\"stop\""), usage(),
                call("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"search_posts\",\"arguments\":\"\"}}"));
    }

    /// One of each kind of event, by the name of its schema.
    static Map<String, String> events() {
        return Map.of("ResponseTextDeltaEvent", delta("a"), "ResponseCompletedEvent", completed(message("a"), function("{}")),
                "ResponseIncompleteEvent", incomplete("max_output_tokens", message("a")), "ResponseFailedEvent", failed("server_error"));
    }

    static String quoted(String text) {
        return new JsonMapper().writeValueAsString(text);
    }
}
