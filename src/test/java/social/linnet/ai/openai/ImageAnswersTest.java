package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static social.linnet.ai.openai.ContractServer.answer;
import static social.linnet.ai.openai.ContractServer.json;
import static social.linnet.ai.openai.ContractServer.stream;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import social.linnet.ai.AiFailure;
import social.linnet.ai.openai.ContractServer.Answer;
import social.linnet.testing.Beside;

/// Answers to a request for a picture, made or edited, in every shape that they come in: one row a shape.
@Beside
class ImageAnswersTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    private static final String OK = "OK";
    private static final String PICTURE = GoodAnswers.base64(GoodAnswers.PICTURE);

    @AfterEach
    void everyRequestIsMadeOnce() {
        assertThat(PROVIDER.calls()).isEqualTo(1);
    }

    private record Row(String name, Answer answer, String outcome) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Row body(String name, String body, String outcome) {
        return new Row(name, json(200, body), outcome);
    }

    /// A picture behind an address on the server itself.
    private static Row behind(String name, Answer picture, String outcome) {
        return new Row(name, (connection, asked) -> (asked.path().startsWith("/picture") ? picture
                : json(200, "{\"data\":[{\"url\":\"/picture/1.png\"}]}")).give(connection, asked), outcome);
    }

    private static Row address(String address) {
        return body("an address elsewhere: " + address, "{\"data\":[{\"url\":\"" + address + "\"}]}", "UNUSABLE");
    }

    private static final List<Row> BODIES = List.of(
            body("an empty list", "{\"created\":1,\"data\":[]}", "UNUSABLE"),
            body("null for a list", "{\"created\":1,\"data\":null}", "UNUSABLE"),
            body("null for the picture", "{\"data\":[{\"b64_json\":null,\"url\":null}]}", "UNUSABLE"),
            body("an empty picture", "{\"data\":[{\"b64_json\":\"\"}]}", "UNUSABLE"),
            body("no base64", "{\"data\":[{\"b64_json\":\"%%%%\"}]}", "UNUSABLE"),
            body("words in base64", "{\"data\":[{\"b64_json\":\"aGVsbG8gd29ybGQsIGhlbGxvIQ==\"}]}", "UNUSABLE"),
            body("an SVG in base64", "{\"data\":[{\"b64_json\":\"PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmciLz4=\"}]}", "UNUSABLE"),
            body("usage null", "{\"data\":[{\"b64_json\":\"" + PICTURE + "\"}],\"usage\":null}", OK),
            body("usage zero, unknown keys", "{\"data\":[{\"b64_json\":\"" + PICTURE + "\",\"seed\":7}],\"usage\":{\"total_tokens\":0},\"timings\":{}}", OK),
            body("nothing but the picture", "{\"data\":[{\"b64_json\":\"" + PICTURE + "\"}]}", OK),
            body("base64 before an address", "{\"data\":[{\"url\":\"http://169.254.169.254/\",\"b64_json\":\"" + PICTURE + "\"}]}", OK),
            body("a data: address", "{\"data\":[{\"url\":\"data:image/png;base64," + PICTURE + "\"}]}", OK),
            body("a mark and spaces before the JSON", "\uFEFF\r\n {\"data\":[{\"b64_json\":\"" + PICTURE + "\"}]}", OK),
            new Row("no content type", answer(200, "", "{\"data\":[{\"b64_json\":\"" + PICTURE + "\"}]}"), OK),
            new Row("a stream's type on JSON", stream("{\"data\":[{\"b64_json\":\"" + PICTURE + "\"}]}"), OK),
            behind("its own address", answer(200, "Content-Type: image/png\n", GoodAnswers.PICTURE), OK),
            behind("its own address, of a wrong type", answer(200, "Content-Type: text/html\n", GoodAnswers.PICTURE), OK),
            behind("its own address, and no picture", answer(200, "Content-Type: image/png\n", "<svg/>        "), "UNUSABLE"),
            behind("its own address, and nothing there", answer(404, "", ""), "UNUSABLE"),
            behind("its own address, and a redirect", answer(302, "Location: /picture/2.png\n", ""), "UNUSABLE"),
            behind("its own address, and too much there", answer(200, "", new byte[500_000]), "UNUSABLE"),
            address("https://example.org/x.png"), address("//evil.test/x.png"), address("http://169.254.169.254/latest/meta-data"),
            address("http://localhost:1/x.png"), address("http://10.0.0.1/x.png"), address("http://[::1]/x.png"),
            address("http://someone@127.0.0.1/x.png"), address("file:///etc/passwd"), address("ftp://127.0.0.1/x"), address("http://["));

    private static final List<Row> STREAMS = List.of(
            new Row("comments, CRLF, no space", stream((": hello\n\nevent:x\ndata:" + GoodAnswers.partial("image_generation") + "\n\n: still\nid: 7\ndata:"
                    + GoodAnswers.completed("image_edit") + "\n\n").replace("\n", "\r\n")), OK),
            new Row("CR alone", stream(GoodAnswers.stream("image_edit").replace("\n", "\r")), OK),
            new Row("no partial pictures", stream("data: " + GoodAnswers.completed("image_generation") + "\n\n"), OK),
            new Row("a partial picture that is none", stream("data: {\"type\":\"image_edit.partial_image\",\"b64_json\":null}\n\ndata: "
                    + GoodAnswers.completed("image_edit") + "\n\n"), OK),
            new Row("events that nobody knows", stream("data: {\"type\":\"image_edit.thinking\",\"x\":null}\n\ndata: 7\n\ndata: "
                    + GoodAnswers.completed("image_edit") + "\n\n"), OK),
            new Row("no usage", stream("data: {\"type\":\"image_edit.completed\",\"b64_json\":\"" + PICTURE + "\"}\n\n"), OK),
            new Row("data over two lines", stream("data: {\"type\":\"image_edit.completed\",\ndata: \"b64_json\":\"" + PICTURE + "\"}\n\n"), OK),
            new Row("a whole answer as an event", stream("data: {\"data\":[{\"b64_json\":\"" + PICTURE + "\"}]}\n\ndata: [DONE]\n\n"), OK),
            new Row("half a stream", stream("data: " + GoodAnswers.partial("image_edit") + "\n\ndata: {\"type\":\"image_ed"), "UNAVAILABLE"),
            new Row("no last event", stream("data: " + GoodAnswers.partial("image_edit") + "\n\n"), "UNAVAILABLE"),
            new Row("the last event without its blank line", stream("data: " + GoodAnswers.completed("image_edit") + "\n"), "UNAVAILABLE"),
            new Row("[DONE] and nothing before it", stream("data: " + GoodAnswers.partial("image_edit") + "\n\ndata: [DONE]\n\n"), "UNAVAILABLE"),
            new Row("no event at all", stream(""), "UNAVAILABLE"),
            new Row("comments alone", stream(": a\n\n: b\n\n"), "UNAVAILABLE"),
            new Row("an event that is no JSON", stream("data: {broken\n\n"), "UNUSABLE"),
            new Row("the last picture is null", stream("data: {\"type\":\"image_edit.completed\",\"b64_json\":null}\n\n"), "UNUSABLE"),
            new Row("a refusal inside", stream("data: " + GoodAnswers.partial("image_edit")
                    + "\n\ndata: {\"error\":{\"code\":\"moderation_blocked\",\"message\":\"m\"}}\n\n"), "REFUSED"),
            new Row("an error event inside", stream("data: {\"type\":\"error\",\"error\":{\"type\":\"server_error\",\"code\":null}}\n\n"), "UNAVAILABLE"),
            new Row("an error that is a string inside", stream("data: {\"error\":\"out of memory\"}\n\n"), "UNAVAILABLE"),
            new Row("too many inside", stream("data: {\"type\":\"error\",\"code\":\"rate_limit_exceeded\"}\n\n"), "BUSY"),
            new Row("more than it may say", stream(": " + "A".repeat(500_000) + "\n\n"), "UNUSABLE"));

    static Stream<Arguments> rows() {
        Stream<Arguments> bodies = BODIES.stream().flatMap(row -> Stream.of(Call.values()).filter(Call::isImage)
                .map(call -> Arguments.of(row, call)));
        Stream<Arguments> streams = STREAMS.stream().flatMap(row -> Stream.of(Call.values()).filter(Call::isStream)
                .map(call -> Arguments.of(row, call)));
        return Stream.concat(bodies, streams);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void eachAnswerComesToWhatTheRowSays(Row row, Call call) {
        PROVIDER.always(row.answer());

        if (row.outcome().equals(OK)) {
            assertThat(call.make(PROVIDER, Call.LIMITS, Duration.ofSeconds(20))).isEqualTo(GoodAnswers.PICTURE);
        } else {
            AiFailure failure = catchThrowableOfType(AiFailure.class, () -> call.make(PROVIDER, Call.LIMITS, Duration.ofSeconds(20)));
            assertThat(failure).isNotNull();
            assertThat(failure.reason()).hasToString(row.outcome());
        }
        assertThat(PROVIDER.asked).filteredOn(asked -> asked.path().startsWith("/picture")).hasSizeLessThanOrEqualTo(1);
    }
}
