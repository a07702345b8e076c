package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static social.linnet.ai.openai.ContractServer.answer;
import static social.linnet.ai.openai.ContractServer.json;
import static social.linnet.ai.openai.ContractServer.stream;
import static social.linnet.ai.openai.GoodWords.call;
import static social.linnet.ai.openai.GoodWords.chunk;
import static social.linnet.ai.openai.GoodWords.data;
import static social.linnet.ai.openai.GoodWords.delta;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.openai.ContractServer.Answer;
import social.linnet.settings.Settings.Text.Api;
import social.linnet.testing.Beside;

/// Answers in words in every shape that they come in: one row a shape. What comes of it is written down as the words, the calls,
/// whether it is cut, and whether the usage was reckoned here.
@Beside
class TextAnswersTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    private static final String GOOD = "The train leaves at noon [1].";
    private static final String ENOUGH = chunk("{\"content\":\"" + GOOD + "\"}", "null");
    private static final String STOP = chunk("{}", "\"stop\"");
    private static final String FIRST = "{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"search_posts\",\"arguments\":";

    private record Row(String name, Answer answer, String outcome) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, String outcome, String... events) {
        return new Row(name, stream(Stream.of(events).map(GoodWords::data).collect(Collectors.joining())), outcome);
    }

    private static Row raw(String name, String outcome, String body) {
        return new Row(name, stream(body), outcome);
    }

    private static Row body(String name, String outcome, String body) {
        return new Row(name, json(200, body), outcome);
    }

    private static String cut(String words) {
        return "{\"choices\":[{\"index\":0,\"finish_reason\":\"length\",\"delta\":{\"content\":\"" + words + "\"}}]}";
    }

    static final List<Row> CHAT = List.of(
            raw("as published", GOOD, GoodWords.chat("The train ", "leaves at noon [1].")),
            raw("comments, CRLF, no space, names and ids", GOOD + " ~", (": hello\n\nevent:x\nid: 7\nretry: 9\ndata:" + ENOUGH
                    + "\n\n: ping\n\ndata:" + STOP
                    + "\n\ndata:[DONE]\n\n").replace("\n", "\r\n")),
            raw("CR alone", GOOD, GoodWords.chat(GOOD).replace("\n", "\r")),
            row("no usage", GOOD + " ~", ENOUGH, STOP, "[DONE]"),
            row("usage of noughts", GOOD + " ~", ENOUGH, STOP,
                    "{\"choices\":[],\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}}", "[DONE]"),
            row("usage null and keys that nobody knows", GOOD + " ~", "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + GOOD
                    + "\",\"reasoning\":\"hm\",\"x\":{}},\"finish_reason\":null}],\"usage\":null,\"timings\":{\"a\":1},\"system_fingerprint\":null}", STOP),
            row("no [DONE]", GOOD + " ~", ENOUGH, STOP),
            row("no finish_reason", GOOD + " ~", "{\"choices\":[{\"delta\":{\"content\":\"" + GOOD + "\"}}]}", "[DONE]"),
            row("neither", "UNUSABLE", ENOUGH),
            raw("the last event without its blank line", "UNUSABLE", data(ENOUGH) + "data: " + STOP + "\n"),
            raw("half an event", "UNUSABLE", data(ENOUGH) + "data: {\"choices\":[{\"ind"),
            row("a first delta of null", GOOD, chunk("{\"role\":\"assistant\",\"content\":null}", "null"), ENOUGH, STOP, GoodWords.usage(),
                    "[DONE]"),
            row("tool_calls empty and null", GOOD + " ~", chunk("{\"content\":\"" + GOOD + "\",\"tool_calls\":[]}", "null"),
                    chunk("{\"tool_calls\":null}", "\"stop\"")),
            row("content in parts", GOOD + " ~",
                    chunk("{\"content\":[{\"type\":\"thinking\",\"text\":\"hm\"},{\"type\":\"text\",\"text\":\"" + GOOD + "\"}]}",
                    "\"stop\"")),
            row("thoughts beside", GOOD + " ~", chunk("{\"reasoning_content\":\"I should say that\",\"content\":null}", "null"), ENOUGH,
                    STOP),
            row("thoughts in front", GOOD + " ~", chunk("{\"content\":\"<thi\"}", "null"), chunk("{\"content\":\"nk>hm, a < b</th\"}",
                    "null"),
                    chunk("{\"content\":\"ink>\\n\\n\"}", "null"), ENOUGH, STOP),
            row("thoughts and nothing after", "UNUSABLE", chunk("{\"content\":\"<think>hm\"}", "\"stop\"")),
            row("what begins like a thought", "<thin ice ~", chunk("{\"content\":\"<thin\"}", "null"), chunk("{\"content\":\" ice\"}",
                    "\"stop\"")),
            row("half a character at a time", "a 🚂 z ~", chunk("{\"content\":\"a \\ud83d\"}", "null"), chunk("{\"content\":\"\\ude82 z\"}",
                    "\"stop\"")),
            row("half a character", "a ? ~", chunk("{\"content\":\"a \\ud83d\"}", "\"stop\"")),
            row("a nought among the words", "ab ~", chunk("{\"content\":\"a\\u0000b\"}", "\"stop\"")),
            row("another choice", GOOD + " ~", "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"no\"},\"finish_reason\":\"stop\"}]}",
                    ENOUGH, STOP),
            row("cut", "The train +cut ~", cut("The train")),
            row("cut before its first word", "UNUSABLE", cut("")),
            row("nothing", "UNUSABLE", STOP, "[DONE]"),
            row("[DONE] alone", "UNUSABLE", "[DONE]"),
            raw("no event at all", "UNUSABLE", ""),
            raw("comments alone", "UNUSABLE", ": a\n\n: b\n\n"),
            row("no JSON", "UNUSABLE", ENOUGH, "{broken"),
            row("a refusal", "REFUSED", chunk("{\"content\":\"I \"}", "null"), chunk("{\"refusal\":\"I cannot\"}", "null"), STOP, "[DONE]"),
            row("filtered", "REFUSED", ENOUGH, chunk("{}", "\"content_filter\""), "[DONE]"),
            row("given up", "UNAVAILABLE", ENOUGH, chunk("{}", "\"error\"")),
            row("an error object inside", "UNAVAILABLE", ENOUGH, "{\"error\":{\"message\":\"m\",\"type\":\"server_error\",\"code\":500}}"),
            row("an error that is a string inside", "UNAVAILABLE", ENOUGH, "{\"error\":\"out of memory\"}"),
            row("a flat error inside", "UNAVAILABLE", "{\"object\":\"error\",\"message\":\"m\",\"type\":\"BadRequestError\",\"code\":400}"),
            row("a refusal as an error inside", "REFUSED", ENOUGH, "{\"error\":{\"code\":\"content_filter\",\"message\":\"m\"}}"),
            row("too many inside", "BUSY", "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"m\"}}"),
            row("too long inside", "TOO_LONG", "{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"m\"}}"),
            row("arguments in pieces", "search_posts{\"q\":\"a\\nb\"} ~", call(FIRST + "\"\"}}"),
                    call("{\"index\":0,\"function\":{\"arguments\":\"{\\\"q\\\":\"}}"),
                    call("{\"index\":0,\"function\":{\"arguments\":\"\\\"a\\\\nb\\\"}\"}}"), chunk("{}", "\"tool_calls\"")),
            row("arguments whole", "search_posts{\"q\":1} ~", call(FIRST + "\"{\\\"q\\\":1}\"}}"), chunk("{}", "\"tool_calls\""), "[DONE]"),
            row("arguments with line breaks", "search_posts{\n\"q\": 1\n} ~", call(FIRST + "\"{\\n\\\"q\\\": 1\\n}\"}}"), chunk("{}",
                    "\"tool_calls\"")),
            row("arguments as an object", "search_posts{\"q\":1} ~", call(FIRST + "{\"q\":1}}}"), chunk("{}", "\"tool_calls\"")),
            row("no arguments", "search_posts{} ~", call(FIRST + "\"\"}}"), chunk("{}", "\"tool_calls\"")),
            row("no id, no type", "read_thread{} ~", call("{\"index\":0,\"function\":{\"name\":\"read_thread\",\"arguments\":\"{}\"}}"),
                    chunk("{}", "\"stop\"")),
            row("an id of its own kind", "read_thread{} ~",
                    call("{\"index\":0,\"id\":\"Xy7\",\"function\":{\"name\":\"read_thread\",\"arguments\":\"{}\"}}"), STOP),
            row("words before two calls at once", "Let me look. a{\"x\":1} b{\"y\":2} ~", chunk("{\"content\":\"Let me look.\"}", "null"),
                    call("{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\"\"}},"
                            + "{\"index\":1,\"id\":\"2\",\"function\":{\"name\":\"b\",\"arguments\":\"{\\\"y\\\"\"}}"),
                    call("{\"index\":1,\"function\":{\"arguments\":\":2}\"}},{\"index\":0,\"function\":{\"arguments\":\":1}\"}}"), STOP),
            row("the id again in every part", "a{\"x\":1} ~",
                    call("{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\"\"}}"),
                    call("{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"a\",\"arguments\":\":1}\"}}"), STOP),
            row("two calls of one index", "a{} b{} ~",
                    call("{\"index\":0,\"id\":\"1\",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}"),
                    call("{\"index\":0,\"id\":\"2\",\"function\":{\"name\":\"b\",\"arguments\":\"{}\"}}"), STOP),
            row("no index", "a{\"x\":1} b{} ~", call("{\"id\":\"1\",\"function\":{\"name\":\"a\",\"arguments\":\"{\\\"x\\\"\"}}"),
                    call("{\"function\":{\"arguments\":\":1}\"}}"),
                            call("{\"id\":\"2\",\"function\":{\"name\":\"b\",\"arguments\":\"{}\"}}"), STOP),
            row("cut arguments", "UNUSABLE", call(FIRST + "\"{\"}}"), chunk("{}", "\"length\""), "[DONE]"),
            row("broken arguments", "UNUSABLE", call(FIRST + "\"{\\\"q\\\":}\"}}"), chunk("{}", "\"tool_calls\"")),
            row("arguments twice", "UNUSABLE", call(FIRST + "\"{}{}\"}}"), chunk("{}", "\"tool_calls\"")),
            row("arguments that are no object", "UNUSABLE", call(FIRST + "\"[1]\"}}"), chunk("{}", "\"tool_calls\"")),
            row("a call without a name", "UNUSABLE", call("{\"index\":0,\"id\":\"1\",\"function\":{\"arguments\":\"{}\"}}"), STOP),
            row("calls without end", "UNUSABLE", call(Stream.iterate(0, n -> n + 1).limit(40)
                    .map(n -> "{\"index\":" + n + ",\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}").collect(Collectors.joining(","))),
                            STOP),
            body("one document", GOOD, "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"" + GOOD
                    + "\"}}],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":9}}"),
            body("one document with a call", "a{} ~",
                    "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\","
                    + "\"function\":{\"name\":\"a\",\"arguments\":\"{}\"}}]}}]}"),
            body("a document of nothing", "UNUSABLE", "{\"choices\":[]}"),
            new Row("half a character in bytes", (connection, asked) -> {
                byte[] all = ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + data(chunk("{\"content\":\"é 🚂\"}",
                        "\"stop\"")))
                        .getBytes(StandardCharsets.UTF_8);
                for (byte one : all) {
                    connection.write(new byte[] {one});
                }
            }, "é 🚂 ~"),
            new Row("the connection breaks after the end", (connection,
                    asked) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"
                    + data(ENOUGH) + data(STOP)), GOOD + " ~"),
            new Row("the connection breaks in the middle", (connection,
                    asked) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"
                    + data(ENOUGH)), "UNUSABLE"),
            new Row("more than it may say", stream(data(chunk("{\"content\":\"" + "A".repeat(300_000) + "\"}", "\"stop\""))), "UNUSABLE"),
            new Row("more than it may send", stream(": " + "A".repeat(500_000) + "\n\n"), "UNUSABLE"));

    private static final String ADDED = "{\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"function_call\",\"id\":\"fc_1\","
            + "\"call_id\":\"call_1\",\"name\":\"search_posts\",\"arguments\":\"\"}}";

    private static String arguments(String kind, String value) {
        return "{\"type\":\"response.function_call_arguments." + kind + "\",\"item_id\":\"fc_1\",\"" + (kind.equals("delta") ? "delta"
                : "arguments") + "\":"
                + GoodWords.quoted(value) + "}";
    }

    static final List<Row> RESPONSES = List.of(
            raw("as published", GOOD, GoodWords.responses("The train ", "leaves at noon [1].")),
            row("no numbers at all, a [DONE] after", GOOD + " ~", "{\"type\":\"response.output_text.delta\",\"item_id\":\"m\",\"delta\":\""
                    + GOOD + "\"}",
                    "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":[]}}", "[DONE]"),
            row("nothing but the last event", GOOD, GoodWords.completed(GoodWords.message(GOOD))),
            row("events that nobody knows", GOOD, "{\"type\":\"response.reasoning_summary_text.delta\",\"delta\":\"hm\"}",
                    "{\"type\":\"response.web_search_call.searching\"}", "{\"type\":\"response.of.next.year\",\"x\":[]}", "7", delta(GOOD),
                    "{\"type\":\"response.output_text.done\",\"text\":\"" + GOOD + "\"}", GoodWords.completed(GoodWords.message(GOOD))),
            row("no last event", "UNUSABLE", delta(GOOD)),
            row("[DONE] in place of the last event", "UNUSABLE", delta(GOOD), "[DONE]"),
            row("cut", "The train +cut", delta("The train"), GoodWords.incomplete("max_output_tokens", GoodWords.message("The train"))),
            row("filtered", "REFUSED", delta("The train"), GoodWords.incomplete("content_filter")),
            row("a refusal", "REFUSED", "{\"type\":\"response.refusal.delta\",\"delta\":\"I cannot\"}", GoodWords.completed()),
            row("a refusal in the end", "REFUSED",
                    "{\"type\":\"response.completed\",\"response\":{\"output\":[{\"type\":\"message\",\"content\":["
                    + "{\"type\":\"refusal\",\"refusal\":\"no\"}]}]}}"),
            row("failed", "UNAVAILABLE", delta("The"), GoodWords.failed("server_error")),
            row("too many", "BUSY", GoodWords.failed("rate_limit_exceeded")),
            row("too long", "TOO_LONG", "{\"type\":\"error\",\"code\":\"context_length_exceeded\",\"message\":\"m\",\"param\":null}"),
            row("an error event", "UNAVAILABLE", delta("The"),
                    "{\"type\":\"error\",\"code\":null,\"message\":\"m\",\"param\":null,\"sequence_number\":4}"),
            row("an error object inside", "UNAVAILABLE", delta("The"), "{\"error\":{\"message\":\"m\"}}"),
            row("a call in pieces", "search_posts{\"q\":1}", ADDED, arguments("delta", "{\"q\""), arguments("delta", ":1}"),
                    arguments("done", "{\"q\":1}"),
                    GoodWords.completed(GoodWords.function("{\"q\":1}"))),
            row("a call that the end does not repeat", "search_posts{\"q\":1}", ADDED, arguments("delta", "{\"q\""), arguments("done",
                    "{\"q\":1}"),
                    GoodWords.completed()),
            row("a call as one item", "search_posts{\"q\":1}", "{\"type\":\"response.output_item.done\",\"item\":"
                    + GoodWords.function("{\"q\":1}") + "}",
                    GoodWords.completed()),
            row("a cut call", "UNUSABLE", ADDED, arguments("delta", "{\"q"), GoodWords.incomplete("max_output_tokens",
                    GoodWords.function("{\"q"))),
            body("one document", GOOD, "{\"object\":\"response\",\"status\":\"completed\",\"output\":[{\"type\":\"reasoning\",\"summary\":[]},"
                    + GoodWords.message(GOOD) + "],\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}"),
            body("one document that failed", "UNAVAILABLE", "{\"object\":\"response\",\"status\":\"failed\",\"error\":null}"),
            new Row("no content type", answer(200, "", GoodWords.responses(GOOD)), GOOD));

    static Stream<Row> chat() {
        return CHAT.stream();
    }

    static Stream<Row> responses() {
        return RESPONSES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void chat(Row row) {
        comesToWhatTheRowSays(row, Api.CHAT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void responses(Row row) {
        comesToWhatTheRowSays(row, Api.RESPONSES);
    }

    private static void comesToWhatTheRowSays(Row row, Api api) {
        PROVIDER.always(row.answer());
        List<String> heard = new ArrayList<>();

        String outcome;
        try {
            TextModel.Answer answer = Call.text(PROVIDER.server("some-model"), api, Call.LIMITS)
                    .stream(Call.question(Duration.ofSeconds(20)), into(heard));
            assertThat(String.join("", heard)).as("what was heard on the way").isEqualTo(answer.words());
            assertThat(answer.calls()).extracting(TextModel.Call::id).doesNotContain("").doesNotHaveDuplicates();
            assertThat(answer.usage().input()).isPositive();
            assertThat(answer.usage().output()).isPositive();
            outcome = written(answer);
        } catch (AiFailure failure) {
            outcome = failure.reason().name();
        }
        assertThat(outcome).isEqualTo(row.outcome());
        assertThat(PROVIDER.calls()).isEqualTo(1);
    }

    private static String written(TextModel.Answer answer) {
        String calls = answer.calls().stream().map(one -> one.name() + one.arguments()).collect(Collectors.joining(" "));
        return Stream.of(answer.words(), calls, answer.isCut() ? "+cut" : "", answer.usage().isEstimated() ? "~" : "")
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    static Sink into(List<String> heard) {
        return new Sink() {

            @Override
            public void words(String piece) {
                heard.add(piece);
            }

            @Override
            public boolean getAsBoolean() {
                return false;
            }
        };
    }
}
