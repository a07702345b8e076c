package social.linnet.ai.openai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static social.linnet.ai.openai.ContractServer.reason;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Server;
import social.linnet.testing.Beside;
import social.linnet.testing.Watcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What alice gets from servers that answer as OpenAI does, as others do, and as none should.
@Beside
class OpenAiImagesTest {

    private static final SchemaCheck SCHEMA = new SchemaCheck("CreateImageRequest");
    private static final String PATH = "/v1/images/generations";
    private static final byte[] PICTURE = picture('a');
    private static final byte[] FIRST = picture('b');
    private static final byte[] SECOND = picture('c');
    private static final WireMockServer PROVIDER = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @BeforeAll
    static void start() {
        PROVIDER.start();
    }

    @AfterAll
    static void stop() {
        PROVIDER.stop();
    }

    @BeforeEach
    void reset() {
        PROVIDER.resetAll();
    }

    @AfterEach
    void everyRequestFitsThePublishedSchemaAndHoldsNoNull() {
        for (LoggedRequest sent : PROVIDER.findAll(postRequestedFor(urlEqualTo(PATH)))) {
            assertThat(SCHEMA.problems(sent.getBodyAsString())).isEmpty();
            assertThat(new JsonMapper().readTree(sent.getBodyAsString()).valueStream()).noneMatch(JsonNode::isNull);
            assertThat(sent.getHeader("x-linnet-exchange")).isNull();
        }
    }

    @Test
    void aliceSeesThePictureGrowWhenTheServerStreams() {
        answers(stream("""
                event: image_generation.partial_image
                data: %s

                event: image_generation.partial_image
                data: %s

                event: image_generation.completed
                data: %s

                """.formatted(partial(0, FIRST), partial(1, SECOND), completed(PICTURE))));
        Watcher alice = new Watcher();

        MadeImage made = gpt().create(request("a fox"), alice);

        assertThat(made.bytes()).isEqualTo(PICTURE);
        assertThat(alice.partials()).containsExactly(FIRST, SECOND);
        assertThat(alice.fractions()).isSorted().endsWith(1.0);
        JsonNode sent = sent();
        assertThat(sent.path("stream").asBoolean()).isTrue();
        assertThat(sent.path("partial_images").asInt()).isEqualTo(2);
        assertThat(sent.path("size").asString()).isEqualTo("1024x1024");
        assertThat(sent.path("user").asString()).isEqualTo("hash-of-alice");
        assertThat(sent.has("response_format")).isFalse();
        PROVIDER.verify(postRequestedFor(urlEqualTo(PATH)).withHeader("Authorization",
                com.github.tomakehurst.wiremock.client.WireMock.equalTo("Bearer secret")));
    }

    @Test
    void aStreamMayUseCarriageReturnsCommentsAndNoSpace() {
        String body = ": hello\n\ndata:%s\n\n: still here\n\nid: 7\ndata:%s\n\n".formatted(partial(0, FIRST), completed(PICTURE))
                .replace("\n", "\r\n");
        answers(stream(body));
        Watcher alice = new Watcher();

        assertThat(gpt().create(request("a fox"), alice).bytes()).isEqualTo(PICTURE);
        assertThat(alice.partials()).containsExactly(FIRST);
    }

    @Test
    void aServerMayIgnoreThatAStreamWasAskedFor() {
        answers(json("{\"created\":1,\"data\":[{\"b64_json\":\"" + base64(PICTURE) + "\",\"revised_prompt\":\"a red fox\"}]}"));

        MadeImage made = gpt().create(request("a fox"), Progress.NONE);

        assertThat(made.bytes()).isEqualTo(PICTURE);
        assertThat(made.revisedPrompt()).isEqualTo("a red fox");
    }

    @ParameterizedTest
    @CsvSource({"gpt-image-1,LANDSCAPE,1536x1024", "gpt-image-2,PORTRAIT,1024x1536", "dall-e-3,LANDSCAPE,1792x1024",
        "dall-e-3,PORTRAIT,1024x1792", "dall-e-2,PORTRAIT,1024x1024", "sd-turbo,LANDSCAPE,1536x1024"})
    void eachModelIsAskedForASizeItKnows(String model, Shape shape, String size) {
        answers(json("{\"data\":[{\"b64_json\":\"" + base64(PICTURE) + "\"}]}"));

        model(model, "secret").create(new ImageRequest("a fox", shape, 1, "hash", Duration.ofSeconds(20)), Progress.NONE);

        assertThat(sent().path("size").asString()).isEqualTo(size);
        assertThat(sent().path("response_format").asString("")).isEqualTo(model.startsWith("gpt") ? "" : "b64_json");
        assertThat(sent().has("stream")).isEqualTo(model.startsWith("gpt"));
    }

    @Test
    void aServerWithoutAKeyGetsNoneAndAServerWithoutAModelNone() {
        answers(json("{\"data\":[{\"b64_json\":\"" + base64(PICTURE) + "\"}]}"));

        model(null, null).create(request("a fox"), Progress.NONE);

        LoggedRequest request = PROVIDER.findAll(postRequestedFor(urlEqualTo(PATH))).getFirst();
        assertThat(request.containsHeader("Authorization")).isFalse();
        assertThat(sent().has("model")).isFalse();
    }

    @Test
    void controlTextNeverLeaves() {
        answers(json("{\"data\":[{\"b64_json\":\"" + base64(PICTURE) + "\"}]}"));

        model("sd", null).create(request("a <SD_cpp_extra_args>{\"steps\":900}</sd_cpp_extra_args> fox | <LoRA:evil:2>dog\u0000"
                + "<sd_cpp_<lora:x:1>extra_args>"), Progress.NONE);

        assertThat(sent().path("prompt").asString()).doesNotContain("<lora", "<sd_cpp_extra_args", "steps", "|", "\u0000").contains("fox", "dog");
        assertThat(reason(() -> model("sd", null).create(request("<lora:x:1>"), Progress.NONE))).isEqualTo(Reason.REFUSED);
    }

    @Test
    void aPictureMayLieOnTheProvidersOwnHostAndIsFetchedWithoutTheKey() {
        answers(json("{\"data\":[{\"url\":\"/generated/1.png\"}]}"));
        PROVIDER.stubFor(get("/generated/1.png").willReturn(aResponse().withBody(PICTURE)));

        assertThat(model("localai", "secret").create(request("a fox"), Progress.NONE).bytes()).isEqualTo(PICTURE);
        assertThat(PROVIDER.findAll(getRequestedFor(anyUrl())).getFirst().containsHeader("Authorization")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "http://localhost:1/x.png", "https://example.org/x.png",
        "file:///etc/passwd", "//evil.test/x.png", "http://[", "ftp://127.0.0.1/x"})
    void aPictureOnAnotherHostIsNotFetched(String url) {
        answers(json("{\"data\":[{\"url\":\"" + url + "\"}]}"));

        assertThat(reason(() -> model("localai", "secret").create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNUSABLE);
        PROVIDER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void aPicturesAddressThatRedirectsIsNotFollowed() {
        answers(json("{\"data\":[{\"url\":\"/generated/1.png\"}]}"));
        PROVIDER.stubFor(get("/generated/1.png").willReturn(aResponse().withStatus(302).withHeader("Location", "/secret")));
        PROVIDER.stubFor(get("/secret").willReturn(aResponse().withBody(PICTURE)));

        assertThat(reason(() -> model("localai", null).create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNUSABLE);
        PROVIDER.verify(0, getRequestedFor(urlEqualTo("/secret")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "400~{\"error\":{\"message\":\"no\",\"type\":\"image_generation_user_error\",\"param\":null,\"code\":\"moderation_blocked\"}}~REFUSED",
        "400~{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\",\"code\":\"content_policy_violation\"}}~REFUSED",
        "400~{\"error\":{\"code\":400,\"message\":\"bad size\",\"type\":\"invalid_request_error\"}}~MISCONFIGURED",
        "400~{\"error\":{\"code\":\"billing_hard_limit_reached\",\"message\":\"\"}}~BUSY",
        "400~{\"error\":\"prompt required\"}~MISCONFIGURED",
        "401~{\"object\":\"error\",\"message\":\"no key\",\"code\":401}~MISCONFIGURED",
        "403~<html><body>Forbidden</body></html>~MISCONFIGURED",
        "404~~MISCONFIGURED",
        "422~{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"Field required\",\"type\":\"missing\"}]}~MISCONFIGURED",
        "429~{\"error\":{\"code\":\"insufficient_quota\",\"type\":\"insufficient_quota\"}}~BUSY",
        "501~{\"error\":{\"code\":501,\"type\":\"not_supported_error\"}}~MISCONFIGURED",
        "302~moved~MISCONFIGURED"})
    void eachShapeOfErrorHasAReasonAndIsNotAskedAgain(int status, String body, Reason reason) {
        answers(aResponse().withStatus(status).withBody(body == null ? "" : body));

        AiFailure failure = failure(() -> gpt().create(request("a very private fox"), Progress.NONE));

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.getMessage()).contains(String.valueOf(status)).doesNotContain("private", "secret");
        PROVIDER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @ParameterizedTest
    @CsvSource({"429,3,BUSY", "502,3,UNAVAILABLE", "503,3,UNAVAILABLE", "504,3,UNAVAILABLE", "500,2,UNAVAILABLE"})
    void whatMayPassIsAskedAFewTimes(int status, int calls, Reason reason) {
        answers(aResponse().withStatus(status).withHeader("retry-after", "0").withBody("{\"error\":{\"message\":\"later\"}}"));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(reason);
        PROVIDER.verify(calls, postRequestedFor(urlEqualTo(PATH)));
        assertThat(pauses).hasSize(calls - 1).allSatisfy(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource({"retry-after,7,7000", "retry-after-ms,1500,1500"})
    void theProvidersOwnPauseIsKept(String header, String value, long millis) {
        PROVIDER.stubFor(post(PATH).inScenario("busy").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("free")
                .willReturn(aResponse().withStatus(429).withHeader(header, value)));
        PROVIDER.stubFor(post(PATH).inScenario("busy").whenScenarioStateIs("free").willReturn(stream("data: " + completed(PICTURE) + "\n\n")));

        assertThat(gpt().create(request("a fox"), Progress.NONE).bytes()).isEqualTo(PICTURE);
        assertThat(pauses).singleElement().satisfies(pause -> assertThat(pause.toMillis()).isBetween(millis, millis + 200));
    }

    @Test
    void aPauseLongerThanTheDeadlineIsNotWaitedFor() {
        answers(aResponse().withStatus(429).withHeader("retry-after", "3600"));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(Reason.BUSY);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aConnectionResetBeforeTheFirstByteIsTriedAgain() {
        PROVIDER.stubFor(post(PATH).inScenario("reset").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("up")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        PROVIDER.stubFor(post(PATH).inScenario("reset").whenScenarioStateIs("up").willReturn(stream("data: " + completed(PICTURE) + "\n\n")));

        assertThat(gpt().create(request("a fox"), Progress.NONE).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void aStreamThatIsCutIsAnErrorAndNotAPicture() {
        answers(stream("data: " + partial(0, FIRST) + "\n\ndata: " + completed(PICTURE)));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNAVAILABLE);
        PROVIDER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void anAnswerThatBreaksOffIsNotAskedForAgain() {
        answers(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNAVAILABLE);
        PROVIDER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"error\":{\"code\":\"moderation_blocked\",\"message\":\"no\"}}~REFUSED",
        "{\"type\":\"error\",\"error\":{\"type\":\"server_error\",\"code\":null}}~UNAVAILABLE",
        "{\"type\":\"error\",\"code\":\"rate_limit_exceeded\"}~BUSY",
        "{\"error\":\"out of memory\"}~UNAVAILABLE",
        "{broken~UNUSABLE"})
    void anErrorInsideAStreamIsAnError(String data, Reason reason) {
        answers(stream("data: " + partial(0, FIRST) + "\n\ndata: " + data + "\n\n"));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "{\"data\":[{\"b64_json\":null}]}", "{\"data\":[{\"b64_json\":\"aGVsbG8gd29ybGQsIGhlbGxv\"}]}", "{}", "[]",
        "{\"data\":[{\"b64_json\":\"%%%%\"}]}", "{\"data\":"})
    void anAnswerWithoutAPictureIsUnusable(String body) {
        answers(json(body));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNUSABLE);
    }

    @Test
    void aWebPageInPlaceOfAnAnswerIsAWrongAddress() {
        answers(aResponse().withHeader("Content-Type", "text/html").withBody("<!doctype html><title>Welcome</title>"));

        assertThat(reason(() -> gpt().create(request("a fox"), Progress.NONE))).isEqualTo(Reason.MISCONFIGURED);
    }

    @Test
    void anAnswerLargerThanItMayBeIsDropped() {
        answers(json("{\"data\":[{\"b64_json\":\"" + "A".repeat(300_000) + "\"}]}"));
        Limits small = new Limits(2, Duration.ofSeconds(5), 200_000, Duration.ofSeconds(2), 5, Duration.ofSeconds(30));

        assertThat(reason(() -> model("gpt-image-1", "secret", small).create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNUSABLE);
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForBeyondTheDeadline() {
        answers(stream("data: " + completed(PICTURE) + "\n\n").withFixedDelay(20_000));

        assertThat(reason(() -> gpt().create(request("a fox", Duration.ofMillis(400)), Progress.NONE))).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void aServerThatDripsIsNotWaitedForBeyondTheDeadline() {
        answers(stream(": drip\n\n".repeat(400)).withChunkedDribbleDelay(200, 20_000));

        assertThat(reason(() -> gpt().create(request("a fox", Duration.ofMillis(600)), Progress.NONE))).isEqualTo(Reason.TIMED_OUT);
    }

    @Test
    void aProviderThatIsDownIsLeftAloneForAWhileAndThenTriedOnce() {
        answers(aResponse().withStatus(500));
        OpenAiImages model = gpt();
        // a 500 is tried twice a call: three calls are five failures, and a sixth that is not sent
        for (int i = 0; i < 3; i++) {
            assertThat(reason(() -> model.create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNAVAILABLE);
        }
        PROVIDER.verify(5, postRequestedFor(urlEqualTo(PATH)));

        answers(stream("data: " + completed(PICTURE) + "\n\n"));
        assertThat(reason(() -> model.create(request("a fox"), Progress.NONE))).isEqualTo(Reason.UNAVAILABLE);
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(model.create(request("a fox"), Progress.NONE).bytes()).isEqualTo(PICTURE);
        assertThat(model.create(request("a fox"), Progress.NONE).bytes()).isEqualTo(PICTURE);
    }

    @Test
    void itSaysWhoItIs() {
        assertThat(gpt().name().provider()).isEqualTo("127.0.0.1");
        assertThat(gpt().name().model()).isEqualTo("gpt-image-1");
        assertThat(gpt().name().builtin()).isFalse();
        assertThat(server("m", "secret").toString()).doesNotContain("secret");
    }

    private OpenAiImages gpt() {
        return model("gpt-image-1", "secret");
    }

    private OpenAiImages model(String model, String key) {
        return model(model, key, Limits.DEFAULT);
    }

    private OpenAiImages model(String model, String key, Limits limits) {
        return new OpenAiImages(server(model, key), limits, nanos::get, (time, cancelled) -> pauses.add(time));
    }

    private static Server server(String model, String key) {
        return new Server(URI.create("http://127.0.0.1:" + PROVIDER.port() + "/v1"), key, model);
    }

    private static void answers(ResponseDefinitionBuilder response) {
        PROVIDER.stubFor(any(urlEqualTo(PATH)).willReturn(response));
    }

    private static ResponseDefinitionBuilder stream(String body) {
        return aResponse().withHeader("Content-Type", "text/event-stream; charset=utf-8").withBody(body);
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    private static JsonNode sent() {
        return new JsonMapper().readTree(PROVIDER.findAll(postRequestedFor(urlEqualTo(PATH))).getLast().getBodyAsString());
    }

    static ImageRequest request(String prompt) {
        return request(prompt, Duration.ofSeconds(20));
    }

    static ImageRequest request(String prompt, Duration deadline) {
        return new ImageRequest(prompt, Shape.SQUARE, 1, "hash-of-alice", deadline);
    }

    private static AiFailure failure(ThrowableAssert.ThrowingCallable call) {
        AiFailure failure = catchThrowableOfType(AiFailure.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }

    static String partial(int index, byte[] picture) {
        return "{\"type\":\"image_generation.partial_image\",\"partial_image_index\":" + index + ",\"b64_json\":\"" + base64(picture) + "\"}";
    }

    static String completed(byte[] picture) {
        return "{\"type\":\"image_generation.completed\",\"b64_json\":\"" + base64(picture) + "\",\"usage\":null}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// The first bytes of a PNG and then some: the adapter looks no further, whoever asked decodes.
    private static byte[] picture(char fill) {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) fill);
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 0, bytes, 0, 8);
        return bytes;
    }
}
