package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.linnet.ai.openai.ContractServer.answer;
import static social.linnet.ai.openai.ContractServer.json;
import static social.linnet.ai.openai.ContractServer.reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.VideoModel.Standing;
import social.linnet.ai.VideoModel.VideoRequest;
import social.linnet.ai.openai.ContractServer.Asked;
import social.linnet.ai.openai.ContractServer.Part;
import social.linnet.testing.Beside;

/// A video of alice's from its start to its deletion, at servers that tell much of it, little, or nonsense.
@Beside
class OpenAiVideosTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    private static final Duration LONG = Duration.ofSeconds(20);

    private final OpenAiVideos model = Call.videos(PROVIDER.server("sora-2"), Call.LIMITS);

    @TempDir
    private Path folder;

    @Test
    void aVideoIsBegunAskedAfterFetchedAndDestroyed() throws IOException {
        Path file = folder.resolve("video.mp4");

        String id = model.start(request("a fox runs | <lora:evil:2>", true));
        assertThat(model.poll(id, LONG)).isEqualTo(new Standing(false, 33));
        PROVIDER.once(json(200, GoodAnswers.video("completed", 100, String.valueOf(Call.NOW.getEpochSecond() + 60), "null")));
        assertThat(model.poll(id, LONG)).isEqualTo(new Standing(true, 100));
        model.fetch(id, file, 200_000, LONG);
        model.discard(id, LONG);

        assertThat(file).hasBinaryContent(GoodAnswers.VIDEO);
        Asked begun = PROVIDER.asked.getFirst();
        assertThat(begun.fields().path("seconds").isString()).isTrue();
        assertThat(begun.fields().path("seconds").asString()).isEqualTo("8");
        assertThat(begun.fields().path("size").asString()).isEqualTo("720x1280");
        assertThat(begun.fields().path("prompt").asString()).isEqualTo("a fox runs ,");
        assertThat(begun.fields().has("input_reference")).isFalse();
        assertThat(PROVIDER.asked).extracting(Asked::method).containsExactly("POST", "GET", "GET", "GET", "DELETE");
        assertThat(PROVIDER.asked.get(3).query()).isEqualTo("variant=video");
        // the API has no field for whoever asks
        assertThat(PROVIDER.asked).noneMatch(asked -> new String(asked.body(), StandardCharsets.ISO_8859_1).contains("0a1b2c"));
    }

    @Test
    void aFirstPictureGoesAsWhatItIs() {
        model.start(new VideoRequest("a fox", 4, false, Call.FIRST, "0a1b2c", LONG));

        Part picture = PROVIDER.asked.getFirst().parts().stream().filter(part -> part.name().equals("input_reference")).findFirst().orElseThrow();
        assertThat(picture.type()).isEqualTo("image/jpeg");
        assertThat(picture.filename()).isEqualTo("picture.jpeg");
        assertThat(picture.bytes()).isEqualTo(Call.FIRST.bytes());
        assertThat(reason(() -> model.start(new VideoRequest("a fox", 4, true, Call.FIRST, "0a1b2c", LONG)))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(PROVIDER.calls()).isEqualTo(1);
    }

    @Test
    void aRemixIsAVideoOfItsOwn() {
        assertThat(model.remix(GoodAnswers.ID, "at night", "0a1b2c", LONG)).isEqualTo(GoodAnswers.ID);
        assertThat(PROVIDER.asked.getFirst().path()).isEqualTo("/v1/videos/" + GoodAnswers.ID + "/remix");
        assertThat(PROVIDER.asked.getFirst().fields().path("prompt").asString()).isEqualTo("at night");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"id\":\"video_gen-1\",\"status\":\"queued\",\"created_at\":1}~video_gen-1",
        "{\"id\":\"a\"}~a",
        "{\"id\":\"x\",\"status\":\"in_progress\",\"progress\":null,\"error\":null}~x"})
    void aServerMaySayLittle(String body, String id) {
        PROVIDER.always(json(200, body));

        assertThat(model.start(request("a fox", false))).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"id\":\"../files\",\"status\":\"queued\"}~UNUSABLE",
        "{\"id\":\"..\",\"status\":\"queued\"}~UNUSABLE",
        "{\"id\":\"a/b?c\",\"status\":\"queued\"}~UNUSABLE",
        "{\"id\":\"\",\"status\":\"queued\"}~UNUSABLE",
        "{\"id\":\"a\",\"status\":\"failed\",\"error\":{\"code\":\"moderation_blocked\",\"message\":\"m\"}}~REFUSED",
        "{\"id\":\"a\",\"status\":\"failed\",\"error\":null}~UNAVAILABLE"})
    void whatCannotBeAskedAfterWasNotBegun(String body, Reason reason) {
        PROVIDER.always(json(200, body));

        assertThat(reason(() -> model.start(request("a fox", false)))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"id\":\"a\",\"status\":\"queued\"}~false~0",
        "{\"id\":\"a\",\"status\":\"in_progress\",\"progress\":55.7}~false~55",
        "{\"id\":\"a\",\"status\":\"in_progress\",\"progress\":100}~false~99",
        "{\"id\":\"a\",\"status\":\"in_progress\",\"progress\":\"7\",\"expires_at\":null}~false~0",
        "{\"id\":\"a\",\"status\":\"preparing\"}~false~0",
        "{\"id\":\"a\",\"status\":\"completed\"}~true~100",
        "{\"id\":\"a\",\"status\":\"succeeded\",\"progress\":12}~true~100"})
    void whereItStandsIsToldInManyWays(String body, boolean done, int progress) {
        PROVIDER.always(json(200, body));

        assertThat(model.poll("a", LONG)).isEqualTo(new Standing(done, progress));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"status\":\"failed\",\"error\":{\"code\":\"moderation_blocked\",\"message\":\"m\"}}~REFUSED",
        "{\"status\":\"failed\",\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"m\"}}~UNUSABLE",
        "{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}~UNUSABLE",
        "{\"status\":\"failed\"}~UNUSABLE",
        "{\"status\":\"cancelled\"}~CANCELLED",
        "{\"status\":\"expired\"}~UNUSABLE",
        "{\"status\":\"completed\",\"expires_at\":1799999999}~UNUSABLE",
        "{\"status\":7}~UNAVAILABLE",
        "{\"error\":{\"code\":\"server_error\"}}~UNAVAILABLE"})
    void thatThereWillBeNoVideoIsSetApartFromNotKnowingYet(String body, Reason reason) {
        PROVIDER.always(json(200, body));

        assertThat(reason(() -> model.poll("a", LONG))).isEqualTo(reason);
    }

    @Test
    void aFileThatIsTooLongOrNoVideoIsNotLeftBehind() {
        Path file = folder.resolve("video.mp4");

        assertThat(reason(() -> model.fetch(GoodAnswers.ID, file, GoodAnswers.VIDEO.length - 1, LONG))).isEqualTo(Reason.UNUSABLE);
        assertThat(file).doesNotExist();

        PROVIDER.always(answer(200, "Content-Type: video/mp4\n", "<html>not yet</html>"));
        assertThat(reason(() -> model.fetch(GoodAnswers.ID, file, 1 << 20, LONG))).isEqualTo(Reason.UNUSABLE);
        assertThat(file).doesNotExist();
    }

    @Test
    void aDownloadThatBreaksIsBegunAnewAndWhole() throws IOException {
        Path file = folder.resolve("video.mp4");
        byte[] shorter = Arrays.copyOf(GoodAnswers.VIDEO, 100_000);
        PROVIDER.once((connection, asked) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n");
            connection.write(Arrays.copyOf(GoodAnswers.VIDEO, 150_000));
        });
        PROVIDER.once(answer(200, "", shorter));

        model.fetch(GoodAnswers.ID, file, 200_000, LONG);

        assertThat(file).hasBinaryContent(shorter);
    }

    @Test
    void aFileThatCannotBeWrittenIsNotTheProvidersFault() {
        assertThatThrownBy(() -> model.fetch(GoodAnswers.ID, folder.resolve("nowhere/video.mp4"), 1 << 20, LONG)).isInstanceOf(IOException.class);
        assertThat(PROVIDER.calls()).isZero();
    }

    @Test
    void aVideoThatIsGoneIsDestroyedAlready() {
        PROVIDER.always(answer(404, "", ""));
        model.discard(GoodAnswers.ID, LONG);

        PROVIDER.always(answer(204, "", ""));
        model.discard(GoodAnswers.ID, LONG);

        PROVIDER.always(json(200, "{\"id\":\"a\",\"deleted\":false}"));
        assertThat(reason(() -> model.discard(GoodAnswers.ID, LONG))).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void aServerWithoutVideosIsNotAskedAgainForAWhile() {
        PROVIDER.always(json(404, "{\"error\":{\"code\":404,\"message\":\"m\",\"type\":\"not_found_error\"}}"));

        assertThat(reason(() -> model.start(request("a fox", false)))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model.start(request("a fox", false)))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(PROVIDER.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "a?b", "a\nb", "a b"})
    void onlyWhatStartGaveIsAskedAfter(String id) {
        assertThatThrownBy(() -> model.poll(id, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.discard(id, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.fetch(id, folder.resolve("x"), 1, LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.exists(folder.resolve("x"))).isFalse();
        assertThat(PROVIDER.calls()).isZero();
    }

    @Test
    void itSaysWhoItIs() {
        assertThat(model.name().provider()).isEqualTo("127.0.0.1");
        assertThat(model.name().model()).isEqualTo("sora-2");
        assertThat(model.name().builtin()).isFalse();
    }

    private static VideoRequest request(String prompt, boolean upright) {
        return new VideoRequest(prompt, 8, upright, null, "0a1b2c", LONG);
    }
}
