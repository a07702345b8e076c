package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static social.linnet.ai.openai.ContractServer.answer;
import static social.linnet.ai.openai.ContractServer.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.openai.ContractServer.Answer;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.testing.Beside;

/// What each call gives when the server answers as the published schemas say, and when it does what servers have been seen to
/// do. One row a misbehaviour: what comes of each call, and how often it is asked.
@Beside
class MisbehavingServerTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String OK = "OK";

    @BeforeAll
    static void loadTheSdk() {
        Call.CREATE_CLASSIC.make(PROVIDER, Call.LIMITS, LONG);
    }

    /// @param well  what comes of it: `OK` or a reason, for the calls that are named in `apart` what stands there
    /// @param calls how often it is asked; of those that may be asked again after half an answer, `again` times
    private record Row(String name, Answer answer, String well, Map<Call, String> apart, int calls, int again) {

        @Override
        public String toString() {
            return name;
        }

        /// How often the server is asked. One that lacks the newer way of asking for words is asked in the older one.
        int times(Call call) {
            boolean absent = "UNSUPPORTED".equals(apart.get(Call.EDIT_CLASSIC));
            return call == Call.ANSWER_RESPONSES && absent ? 2 * calls : call.isRepeatable() ? again : calls;
        }
    }

    private static Row row(String name, Answer answer, String well, int calls) {
        return new Row(name, answer, well, Map.of(), calls, calls);
    }

    private static Row row(String name, Answer answer, String well, int calls, Map<Call, String> apart) {
        return new Row(name, answer, well, apart, calls, calls);
    }

    /// What an answer that makes no sense comes to where one is only asked after, or a file expected.
    private static Map<Call, String> nonsense(String discard) {
        return Map.of(Call.POLL, "UNAVAILABLE", Call.FETCH, "UNUSABLE", Call.DISCARD, discard);
    }

    /// What it comes to where somebody waits for words.
    private static Map<Call, String> words(String outcome) {
        return Map.of(Call.ANSWER_CHAT, outcome, Call.ANSWER_RESPONSES, outcome);
    }

    private static Map<Call, String> absent(String discard) {
        return Map.of(Call.EDIT_CLASSIC, "UNSUPPORTED", Call.EDIT_STREAM, "UNSUPPORTED", Call.START, "UNSUPPORTED", Call.REMIX, "UNSUPPORTED",
                Call.POLL, "UNUSABLE", Call.FETCH, "UNUSABLE", Call.DISCARD, discard);
    }

    private static final List<Row> ROWS = List.of(
            row("llama.cpp: the code is a number", json(400, "{\"error\":{\"code\":400,\"message\":\"m\",\"type\":\"invalid_request_error\"}}"),
                    "MISCONFIGURED", 1),
            row("llama.cpp: too long for its context", json(400, """
                    {"error":{"code":400,"message":"m","type":"exceed_context_size_error","n_prompt_tokens":9,"n_ctx":8}}"""), "MISCONFIGURED", 1,
                    words("TOO_LONG")),
            row("llama.cpp: a client's mistake as 500", json(500, "{\"error\":{\"code\":500,\"message\":\"m\",\"type\":\"server_error\"}}"),
                    "UNAVAILABLE", 2),
            row("llama.cpp: no such endpoint", json(404, "{\"error\":{\"code\":404,\"message\":\"m\",\"type\":\"not_found_error\"}}"),
                    "MISCONFIGURED", 1, absent(OK)),
            row("llama.cpp: not on this server", json(501, "{\"error\":{\"code\":501,\"message\":\"m\",\"type\":\"not_supported_error\"}}"),
                    "MISCONFIGURED", 1, absent("UNSUPPORTED")),
            row("llama.cpp: its kind of 401", json(401, "{\"error\":{\"code\":401,\"message\":\"m\",\"type\":\"authentication_error\"}}"),
                    "MISCONFIGURED", 1),
            row("sd-server: the error is a string", json(400, "{\"error\":\"prompt required\"}"), "MISCONFIGURED", 1),
            row("sd-server: error and message", json(500, "{\"error\":\"server_error\",\"message\":\"m\"}"), "UNAVAILABLE", 2),
            row("sd-server: 404, empty, of no type", answer(404, "", ""), "MISCONFIGURED", 1, absent(OK)),
            row("a server without the method", answer(405, "Allow: GET\n", ""), "MISCONFIGURED", 1, absent("UNSUPPORTED")),
            row("no such model", json(404, "{\"error\":{\"message\":\"m\",\"type\":\"invalid_request_error\",\"code\":\"model_not_found\"}}"),
                    "MISCONFIGURED", 1, Map.of(Call.DISCARD, OK)),
            row("FastAPI: detail", json(422, "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"Field required\",\"type\":\"missing\"}]}"),
                    "MISCONFIGURED", 1),
            row("FastAPI: not found", json(404, "{\"detail\":\"Not Found\"}"), "MISCONFIGURED", 1, absent(OK)),
            row("vLLM: a flat error", json(400, "{\"object\":\"error\",\"message\":\"m\",\"type\":\"BadRequestError\",\"param\":null,\"code\":400}"),
                    "MISCONFIGURED", 1),
            row("an error in an array", json(400, "[{\"error\":{\"code\":400,\"message\":\"m\",\"status\":\"INVALID_ARGUMENT\"}}]"), "MISCONFIGURED", 1),
            row("a proxy's page with 403", answer(403, "Content-Type: text/html\n", "<html>Forbidden</html>"), "MISCONFIGURED", 1),
            row("a proxy's page with 502", answer(502, "Content-Type: text/html\n", "<html>Bad gateway</html>"), "UNAVAILABLE", 3),
            row("503", answer(503, "Retry-After: 0\n", ""), "UNAVAILABLE", 3),
            row("504", answer(504, "", ""), "UNAVAILABLE", 3),
            row("429, with milliseconds", answer(429, "retry-after-ms: 12\n", ""), "BUSY", 3),
            row("429, with seconds", answer(429, "Retry-After: 1\n", ""), "BUSY", 3),
            row("429, later than one waits", answer(429, "Retry-After: 3600\n", ""), "BUSY", 1),
            row("429, the money is gone", json(429, "{\"error\":{\"code\":\"insufficient_quota\",\"type\":\"insufficient_quota\"}}"), "BUSY", 1),
            row("400, the money is gone", json(400, "{\"error\":{\"code\":\"billing_hard_limit_reached\",\"message\":\"m\"}}"), "BUSY", 1),
            row("refused by the provider", json(400, """
                    {"error":{"message":"m","type":"image_generation_user_error","param":null,"code":"moderation_blocked"}}"""), "REFUSED", 1),
            row("a redirect", answer(307, "Location: /v1/elsewhere\n", ""), "MISCONFIGURED", 1),
            row("a web page with 200", answer(200, "Content-Type: text/html\n", "<!doctype html><title>Welcome</title>"), "MISCONFIGURED", 1,
                    nonsense("MISCONFIGURED")),
            row("an error with 200", json(200, "{\"error\":{\"code\":\"moderation_blocked\",\"message\":\"m\"}}"), "REFUSED", 1, nonsense("REFUSED")),
            row("an error that is a string with 200", json(200, "{\"error\":\"out of memory\"}"), "UNAVAILABLE", 1, nonsense("UNAVAILABLE")),
            row("an object of nothing", json(200, "{}"), "UNUSABLE", 1, nonsense(OK)),
            row("an array of nothing", json(200, "[]"), "UNUSABLE", 1, nonsense("UNUSABLE")),
            row("JSON that is cut", json(200, "{\"data\":[{\"b64_js"), "UNUSABLE", 1, nonsense("UNUSABLE")),
            row("numbers for texts", json(200, "{\"data\":[{\"b64_json\":7,\"url\":7}],\"id\":7,\"status\":7,\"results\":7}"), "UNUSABLE", 1,
                    nonsense(OK)),
            row("more than it may say", json(200, "{\"x\":\"" + "A".repeat(3 << 20) + "\"}"), "UNUSABLE", 1, nonsense("UNUSABLE")),
            row("a reset before the first byte", (connection, asked) -> connection.reset(), "UNAVAILABLE", 3),
            new Row("half an answer", (connection, asked) -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"da"),
                    "UNAVAILABLE", words("UNUSABLE"), 1, 3),
            new Row("a reset in the middle", (connection, asked) -> {
                connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"da\r\n");
                connection.reset();
            }, "UNAVAILABLE", words("UNUSABLE"), 1, 3));

    static Stream<Arguments> everyCallOfEveryRow() {
        return ROWS.stream().flatMap(row -> Arrays.stream(Call.values()).map(call -> Arguments.of(row, call)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyCallOfEveryRow")
    void eachCallComesToWhatTheRowSays(Row row, Call call) {
        PROVIDER.always(row.answer());

        assertThat(outcome(call, LONG)).isEqualTo(row.apart().getOrDefault(call, row.well()));
        assertThat(PROVIDER.calls()).isEqualTo(row.times(call));
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void aServerThatAnswersWellIsAskedOnce(Call call) {
        assertThat(outcome(call, LONG)).isEqualTo(OK);
        assertThat(PROVIDER.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    void whatPassesIsAskedAgainAndComesWell(Call call) {
        PROVIDER.once((connection, asked) -> connection.reset());
        PROVIDER.once(answer(503, "retry-after: 0\n", ""));

        assertThat(outcome(call, LONG)).isEqualTo(OK);
        assertThat(PROVIDER.calls()).isEqualTo(3);
    }

    @Test
    void aSilentServerIsNotWaitedForBeyondTheDeadline() throws InterruptedException {
        PROVIDER.always((connection, asked) -> connection.until(""));

        assertThat(together(Call.LIMITS, Duration.ofMillis(400))).allSatisfy((call, outcome) -> assertThat(outcome).isEqualTo("TIMED_OUT"));
    }

    @Test
    void aServerThatDripsIsNotWaitedForBeyondTheDeadline() throws InterruptedException {
        PROVIDER.always((connection, asked) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            if (asked.path().endsWith("/content")) {
                connection.write(Arrays.copyOf(GoodAnswers.VIDEO, 12));
            }
            connection.until(" ");
        });

        assertThat(together(Call.LIMITS, Duration.ofMillis(600))).allSatisfy((call, outcome) -> assertThat(outcome).isEqualTo("TIMED_OUT"));
    }

    @Test
    void aServerThatFallsSilentInTheMiddleIsGivenUpBeforeTheDeadline() throws InterruptedException {
        Limits impatient = new Limits(20, Duration.ofMillis(200), 400_000, Duration.ofSeconds(2), 100, Duration.ofSeconds(30));
        PROVIDER.always((connection, asked) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
            connection.until("");
        });

        assertThat(together(impatient, LONG)).allSatisfy((call, outcome) -> assertThat(outcome).isEqualTo("TIMED_OUT"));
    }

    @Test
    void whoeverIsInterruptedHangsUp() throws InterruptedException {
        List<Call> hungUp = Collections.synchronizedList(new ArrayList<>());
        for (Call call : Call.values()) {
            PROVIDER.reset();
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch closed = new CountDownLatch(1);
            PROVIDER.always((connection, request) -> {
                asked.countDown();
                connection.until("");
                closed.countDown();
            });
            Thread alice = Thread.ofVirtual().start(() -> {
                if (outcome(call, LONG).equals("CANCELLED")) {
                    hungUp.add(call);
                }
            });
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            alice.interrupt();
            assertThat(closed.await(10, TimeUnit.SECONDS)).as("%s hangs up", call).isTrue();
            alice.join();
        }
        assertThat(hungUp).containsExactly(Call.values());
    }

    @Test
    void theGoodAnswersAreThoseOfThePublishedSchemas() {
        assertThat(new SchemaCheck("ImagesResponse").problems(GoodAnswers.images())).isEmpty();
        assertThat(new SchemaCheck("ImageGenPartialImageEvent").problems(GoodAnswers.partial("image_generation"))).isEmpty();
        assertThat(new SchemaCheck("ImageGenCompletedEvent").problems(GoodAnswers.completed("image_generation"))).isEmpty();
        assertThat(new SchemaCheck("ImageEditPartialImageEvent").problems(GoodAnswers.partial("image_edit"))).isEmpty();
        assertThat(new SchemaCheck("ImageEditCompletedEvent").problems(GoodAnswers.completed("image_edit"))).isEmpty();
        assertThat(new SchemaCheck("VideoResource").problems(GoodAnswers.video("failed", 3, "1", "{\"code\":\"c\",\"message\":\"m\"}"))).isEmpty();
        assertThat(new SchemaCheck("DeletedVideoResource").problems(GoodAnswers.deleted())).isEmpty();
        GoodWords.chunks().forEach(chunk -> assertThat(new SchemaCheck("CreateChatCompletionStreamResponse").problems(chunk)).isEmpty());
        GoodWords.events().forEach((schema, event) -> assertThat(new SchemaCheck(schema).problems(event)).as(schema).isEmpty());
        assertThat(new SchemaCheck("CreateModerationResponse").problems(GoodAnswers.moderation(true, "hate"))).isEmpty();
    }

    @Test
    void theCheckFindsWhatIsWrong() {
        assertThat(new SchemaCheck("CreateImageRequest").problems("{\"prompt\":\"a\",\"seed\":1,\"n\":11,\"size\":1}")).hasSize(3);
        assertThat(new SchemaCheck("CreateVideoMultipartBody").problems("{\"prompt\":\"\",\"seconds\":\"5\"}")).hasSize(2);
        assertThat(new SchemaCheck("CreateChatCompletionRequest").problems("{\"model\":\"m\",\"messages\":[],\"top_k\":1}")).hasSize(2);
        assertThat(new SchemaCheck("CreateResponse").problems("{\"max_output_tokens\":15,\"input\":[{\"role\":\"user\",\"content\":null}]}")).isNotEmpty();
        assertThat(new SchemaCheck("CreateModerationRequest").problems("{\"input\":[{\"type\":\"image_url\"}]}")).hasSize(1);
    }

    private static String outcome(Call call, Duration deadline) {
        return outcome(call, Call.LIMITS, deadline);
    }

    private static String outcome(Call call, Limits limits, Duration deadline) {
        try {
            assertThat(call.make(PROVIDER, limits, deadline)).isNotNull();
            return OK;
        } catch (AiFailure failure) {
            assertThat(failure.getMessage()).doesNotContain("fox", "night", "train", ContractServer.KEY);
            return failure.reason().name();
        }
    }

    private static Map<Call, String> together(Limits limits, Duration deadline) throws InterruptedException {
        Map<Call, String> outcomes = new ConcurrentHashMap<>();
        List<Thread> threads = Arrays.stream(Call.values())
                .map(call -> Thread.ofVirtual().start(() -> outcomes.put(call, outcome(call, limits, deadline)))).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(outcomes).hasSize(Call.values().length);
        return outcomes;
    }
}
