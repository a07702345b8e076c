package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static social.linnet.ai.openai.ContractServer.json;
import static social.linnet.ai.openai.ContractServer.reason;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.Moderator;
import social.linnet.ai.Moderator.Rule;
import social.linnet.testing.Beside;
import tools.jackson.databind.JsonNode;

/// Verdicts of a provider: which rule, and that nothing which is no verdict passes for a good one.
@Beside
class OpenAiModeratorTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Moderator moderator = Call.moderator(PROVIDER.server("omni-moderation-latest"), Call.LIMITS);

    @ParameterizedTest
    @CsvSource({"hate,HATE", "hate/threatening,HATE", "harassment,HARASSMENT", "harassment/threatening,HARASSMENT", "illicit,ILLICIT",
        "illicit/violent,ILLICIT", "self-harm,SELF_HARM", "self-harm/intent,SELF_HARM", "self-harm/instructions,SELF_HARM", "sexual,SEXUAL",
        "sexual/minors,SEXUAL_MINORS", "violence,VIOLENCE", "violence/graphic,VIOLENCE"})
    void eachCategoryIsARule(String category, Rule rule) {
        PROVIDER.always(json(200, GoodAnswers.moderation(true, category)));

        assertThat(moderator.judge("a text", LONG).broken()).containsExactly(rule);
    }

    @Test
    void wordsAreSentAsTheyAreAndNothingWithThem() {
        assertThat(moderator.judge("<lora:x> | a \uD800 text", LONG).isGood()).isTrue();

        JsonNode sent = PROVIDER.asked.getFirst().json();
        assertThat(sent.propertyNames()).containsExactlyInAnyOrder("input", "model");
        assertThat(sent.path("input").asString()).isEqualTo("<lora:x> | a ? text");
    }

    @Test
    void aPictureIsSentWithItsTrueTypeAndJudgedByWhatPicturesAreJudgedBy() {
        assertThat(moderator.judge(new Source(Call.JPEG.bytes(), "image/png"), LONG).isGood()).isTrue();

        assertThat(PROVIDER.asked.getFirst().json().path("input").path(0).path("image_url").path("url").asString())
                .isEqualTo("data:image/jpeg;base64," + Base64.getEncoder().encodeToString(Call.JPEG.bytes()));
        assertThat(moderator.rulesForPictures()).containsExactlyInAnyOrder(Rule.SELF_HARM, Rule.SEXUAL, Rule.VIOLENCE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"results\":[{\"flagged\":false,\"categories\":{\"sexual\":false}}]}",
        "{\"results\":[{\"flagged\":false,\"category_applied_input_types\":{\"sexual\":[\"text\"],\"hate\":null}}]}",
        "{\"results\":[{\"flagged\":false,\"category_applied_input_types\":{\"sexual\":[\"image\"]}},{\"flagged\":false}]}"})
    void aServerThatDoesNotSayThatItLookedHasNotJudgedThePicture(String body) {
        PROVIDER.always(json(200, body));

        assertThat(reason(() -> moderator.judge(Call.JPEG, LONG))).as("it could have").isEqualTo(Reason.UNUSABLE);
        // of the kind that lets a model guess at texts, and passes over a picture
        Moderator other = Call.moderator(PROVIDER.server("some-guard"), Call.LIMITS);
        assertThat(reason(() -> other.judge(Call.JPEG, LONG))).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void whatIsFlaggedIsFlaggedWhoeverLooked() {
        PROVIDER.always(json(200, "{\"results\":[{\"flagged\":true,\"categories\":{\"sexual\":true}}]}"));

        assertThat(moderator.judge(Call.JPEG, LONG).broken()).containsExactly(Rule.SEXUAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"results\":[{\"flagged\":false}]}~",
        "{\"results\":[{\"flagged\":false,\"categories\":{}}]}~",
        "{\"results\":[{\"flagged\":false,\"categories\":{\"illicit\":null,\"illicit/violent\":null,\"hate\":false}}]}~",
        "{\"results\":[{\"categories\":{\"hate\":false}}]}~",
        "{\"results\":[{\"flagged\":null,\"categories\":{\"hate\":true}}]}~HATE",
        "{\"results\":[{\"flagged\":false,\"categories\":{\"violence\":true,\"new/thing\":false}}]}~VIOLENCE",
        "{\"results\":[{\"flagged\":true,\"categories\":{\"self_harm\":true,\"hate\":null}}]}~SELF_HARM",
        "{\"results\":[{\"flagged\":false,\"categories\":{}},{\"flagged\":true,\"categories\":{\"sexual/minors\":true}}]}~SEXUAL_MINORS"})
    void keysMayBeMissing(String body, Rule rule) {
        PROVIDER.always(json(200, body));

        if (rule == null) {
            assertThat(moderator.judge("a text", LONG).isGood()).isTrue();
        } else {
            assertThat(moderator.judge("a text", LONG).broken()).containsExactly(rule);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"results\":[]}", "{\"results\":null}", "{}", "{\"results\":[{}]}", "{\"results\":[null]}", "{\"results\":[7]}",
        "{\"results\":[{\"categories\":{}}]}", "{\"results\":[{\"categories\":{\"hate\":null}}]}", "{\"results\":[{\"flagged\":\"no\"}]}",
        "{\"results\":[{\"flagged\":true}]}", "{\"results\":[{\"flagged\":true,\"categories\":{\"new/thing\":true}}]}",
        "{\"results\":[{\"flagged\":false},{}]}"})
    void noVerdictIsNoGoodVerdict(String body) {
        PROVIDER.always(json(200, body));

        assertThat(reason(() -> moderator.judge("a text", LONG))).isEqualTo(Reason.UNUSABLE);
    }

    @Test
    void whatItCannotJudgeNeverLeaves() {
        Moderator words = Call.moderator(PROVIDER.server("text-moderation-latest"), Call.LIMITS);

        assertThat(reason(() -> words.judge(Call.JPEG, LONG))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(words.rulesForPictures()).isEmpty();
        assertThat(reason(() -> moderator.judge(new Source("<svg/>".getBytes(StandardCharsets.UTF_8), "image/png"), LONG)))
                .as("not judged, which is not the same as judged by words alone").isEqualTo(Reason.UNUSABLE);
        assertThat(PROVIDER.calls()).isZero();
    }
}
