package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static social.linnet.ai.openai.ContractServer.json;
import static social.linnet.ai.openai.ContractServer.reason;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.openai.ContractServer.Part;
import social.linnet.ai.openai.wire.Capability;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.testing.Beside;
import social.linnet.testing.Watcher;
import tools.jackson.databind.JsonNode;

/// How alice's pictures become others at a provider, and what a provider that cannot do that is asked no more.
@Beside
class EditingTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    /// One pixel as a lossy WebP.
    private static final Source WEBP = new Source(Base64.getDecoder().decode(
            "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA="), "image/webp");

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aliceSeesTheChangedPictureGrow() {
        Watcher alice = new Watcher();

        byte[] made = model("gpt-image-1").edit(request("a hat", null, Call.PNG), alice).bytes();

        assertThat(made).isEqualTo(GoodAnswers.PICTURE);
        assertThat(alice.partials()).containsExactly(GoodAnswers.PARTIAL);
        assertThat(alice.fractions()).isSorted().endsWith(1.0);
        JsonNode sent = sent();
        assertThat(sent.path("user").asString()).isEqualTo("0a1b2c");
        assertThat(sent.path("input_fidelity").asString()).isEqualTo("high");
        assertThat(sent.path("partial_images").asInt()).isEqualTo(2);
        assertThat(ContractServer.names(PROVIDER.asked.getFirst())).contains("image").doesNotContain("image[]", "mask", "n");
    }

    @Test
    void sixteenPicturesGoAsWhatTheyAre() {
        List<Source> sources = new ArrayList<>(List.of(Call.PNG, Call.JPEG, WEBP));
        while (sources.size() < 16) {
            // what a source says that it is counts for nothing
            sources.add(new Source(Call.JPEG.bytes(), "image/png"));
        }

        model("sd-turbo").edit(request("all together", Call.MASK, sources.toArray(Source[]::new)), Progress.NONE);

        List<Part> pictures = PROVIDER.asked.getFirst().parts().stream().filter(part -> part.name().equals("image[]")).toList();
        assertThat(pictures).hasSize(16);
        assertThat(pictures).extracting(Part::type).startsWith("image/png", "image/jpeg", "image/webp", "image/jpeg");
        assertThat(pictures).extracting(Part::filename).startsWith("picture-1.png", "picture-2.jpeg", "picture-3.webp").doesNotHaveDuplicates();
        assertThat(pictures.get(1).bytes()).isEqualTo(Call.JPEG.bytes());
    }

    @ParameterizedTest
    @CsvSource({"gpt-image-1,48,32,1536x1024", "gpt-image-1,32,32,1024x1024", "gpt-image-1.5,20,50,1024x1536", "gpt-image-1-mini,50,48,1024x1024",
        "gpt-image-2,48,32,1248x832", "sd-turbo,48,32,1248x832", "sd-turbo,10,90,640x1616", "dall-e-2,32,32,1024x1024"})
    void aPictureKeepsItsProportionsAsFarAsTheModelCan(String model, int width, int height, String size) {
        model(model).edit(request("a hat", null, new Source(GoodAnswers.picture(width, height, BufferedImage.TYPE_INT_RGB, "png"), "image/png")),
                Progress.NONE);

        assertThat(sent().path("size").asString()).isEqualTo(size);
        assertThat(sent().has("input_fidelity")).isEqualTo(model.equals("gpt-image-1") || model.equals("gpt-image-1.5"));
    }

    @Test
    void aMaskOfAnotherSizeIsFittedAndKeepsWhatItMarks() throws IOException {
        BufferedImage mask = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 4; y++) {
            for (int x = 2; x < 4; x++) {
                mask.setRGB(x, y, 0xFF_FF0000);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(mask, "png", bytes);

        model("sd-turbo").edit(request("a hat", bytes.toByteArray(), Call.PNG), Progress.NONE);

        Part sent = PROVIDER.asked.getFirst().parts().getLast();
        assertThat(sent.name()).isEqualTo("mask");
        BufferedImage fitted = ImageIO.read(new ByteArrayInputStream(sent.bytes()));
        assertThat(fitted.getWidth()).isEqualTo(48);
        assertThat(fitted.getHeight()).isEqualTo(32);
        assertThat(fitted.getRGB(23, 31)).isZero();
        assertThat(fitted.getRGB(24, 0)).isEqualTo(0xFF000000);
    }

    @Test
    void whatTheApiDoesNotTakeNeverLeaves() {
        Source svg = new Source("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "image/png");
        Source cut = new Source(Arrays.copyOf(Call.PNG.bytes(), 20), "image/png");
        byte[] noAlpha = Call.PNG.bytes();
        byte[] cutMask = Arrays.copyOf(Call.MASK, 40);

        assertThat(reason(() -> model("sd").edit(request("a hat", null, Call.PNG, svg), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("sd").edit(request("a hat", null, cut), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("sd").edit(request("a hat", noAlpha, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("sd").edit(request("a hat", cutMask, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("sd").edit(request("a hat", Call.JPEG.bytes(), Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("dall-e-3").edit(request("a hat", null, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("dall-e-2").edit(request("a hat", null, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model("sd").edit(request("<lora:x:1>", null, Call.PNG), Progress.NONE))).isEqualTo(Reason.REFUSED);
        assertThat(PROVIDER.asked).isEmpty();
    }

    @Test
    void controlTextNeverLeaves() {
        model("sd").edit(request("a <sd_cpp_extra_args>{\"steps\":900}</sd_cpp_extra_args>hat | <lora:evil:2>wool \uD800", null, Call.PNG), Progress.NONE);

        assertThat(sent().path("prompt").asString()).doesNotContain("<", "steps", "|", "\uD800").contains("hat", "wool");
    }

    @Test
    void aServerThatDoesNotEditIsNotAskedAgainForAWhileAndStillPaints() {
        OpenAiImages model = model("sd-turbo");
        PROVIDER.once(ContractServer.answer(404, "", ""));

        assertThat(reason(() -> model.edit(request("a hat", null, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(() -> model.edit(request("a hat", null, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(PROVIDER.calls()).isEqualTo(1);
        assertThat(model.create(create(), Progress.NONE).bytes()).isEqualTo(GoodAnswers.PICTURE);

        nanos.addAndGet(Capability.MEMORY.toNanos());
        assertThat(model.edit(request("a hat", null, Call.PNG), Progress.NONE).bytes()).isEqualTo(GoodAnswers.PICTURE);
    }

    @Test
    void whenEditingIsDownPaintingIsNot() {
        OpenAiImages model = model("sd-turbo");
        PROVIDER.always((connection, asked) -> (asked.path().endsWith("/edits") ? ContractServer.answer(503, "", "")
                : json(200, GoodAnswers.images())).give(connection, asked));

        for (int i = 0; i < 3; i++) {
            assertThat(reason(() -> model.edit(request("a hat", null, Call.PNG), Progress.NONE))).isEqualTo(Reason.UNAVAILABLE);
        }
        assertThat(PROVIDER.calls()).as("five times, then it is left alone").isEqualTo(5);
        assertThat(model.create(create(), Progress.NONE).bytes()).isEqualTo(GoodAnswers.PICTURE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "400~{\"error\":{\"message\":\"Unknown parameter: 'stream'.\",\"type\":\"invalid_request_error\",\"param\":\"stream\",\"code\":\"unknown_parameter\"}}",
        "422~{\"detail\":[{\"loc\":[\"body\",\"partial_images\"],\"msg\":\"Extra inputs are not permitted\",\"type\":\"extra_forbidden\"}]}"})
    void aServerThatCannotStreamIsAskedWithoutFromThenOn(int status, String body) {
        OpenAiImages model = model("gpt-image-1");
        PROVIDER.once(json(status, body));

        assertThat(model.create(create(), Progress.NONE).bytes()).isEqualTo(GoodAnswers.PICTURE);
        assertThat(model.edit(request("a hat", null, Call.PNG), Progress.NONE).bytes()).isEqualTo(GoodAnswers.PICTURE);

        assertThat(PROVIDER.asked).extracting(asked -> asked.fields().has("stream")).containsExactly(true, false, false);
    }

    private OpenAiImages model(String name) {
        Limits limits = new Limits(2, Duration.ofSeconds(5), 1 << 20, Duration.ofSeconds(2), 5, Duration.ofSeconds(30));
        return new OpenAiImages(PROVIDER.server(name), limits, nanos::get, (time, cancelled) -> {
        });
    }

    private static JsonNode sent() {
        return PROVIDER.asked.getLast().fields();
    }

    private static ImageRequest create() {
        return new ImageRequest("a fox", Shape.SQUARE, 1, "0a1b2c", Duration.ofSeconds(20));
    }

    private static EditRequest request(String prompt, byte[] mask, Source... sources) {
        return new EditRequest(prompt, List.of(sources), mask, null, 1, "0a1b2c", Duration.ofSeconds(20));
    }
}
