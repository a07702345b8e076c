package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static social.linnet.ai.openai.ContractServer.answer;
import static social.linnet.ai.openai.ContractServer.json;
import static social.linnet.ai.openai.ContractServer.reason;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.openai.text.OpenAiText;
import social.linnet.ai.openai.wire.Capability;
import social.linnet.ai.openai.wire.Server;
import social.linnet.settings.Settings.Text.Api;
import social.linnet.testing.Beside;

/// What is learned of a server from what it refuses, and forgotten after a while.
@Beside
class LearningTest {

    @RegisterExtension
    static final ContractServer PROVIDER = new ContractServer();

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "500~{\"error\":{\"code\":500,\"message\":\"image input is not supported - hint: you may need the mmproj\",\"type\":\"server_error\"}}",
        "400~{\"object\":\"error\",\"message\":\"At most 0 image(s) may be provided in one request.\",\"code\":400}",
        "400~{\"error\":\"Model does not support images. Please use a model that does.\"}",
        "400~{\"error\":{\"message\":\"Invalid content type. image_url is only supported by certain models.\",\"param\":\"messages.[1].content.[1].type\"}}"})
    void aModelThatDoesNotSeeSaysSoAndIsShownNothingForAWhile(int status, String body) {
        OpenAiText model = model(Api.CHAT);
        PROVIDER.always(json(status, body));
        Request picture = Call.question(List.of(new Asked("What is this?", List.of(), null, List.of(Call.PNG))), LONG);
        assertThat(model.skills()).contains(Skill.PICTURES);

        assertThat(reason(() -> model.stream(picture, Sink.NONE))).isEqualTo(Reason.UNSUPPORTED);
        long asked = PROVIDER.calls();
        assertThat(model.skills()).doesNotContain(Skill.PICTURES);
        assertThat(reason(() -> model.stream(picture, Sink.NONE))).isEqualTo(Reason.UNSUPPORTED);
        assertThat(PROVIDER.calls()).isEqualTo(asked).isLessThanOrEqualTo(2);

        PROVIDER.reset();
        nanos.addAndGet(Capability.MEMORY.toNanos());
        assertThat(model.stream(picture, Sink.NONE).words()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "store~400~{\"error\":{\"message\":\"Unknown parameter: 'store'.\",\"param\":\"store\",\"code\":\"unknown_parameter\"}}",
        "safety_identifier~422~{\"detail\":[{\"loc\":[\"body\",\"safety_identifier\"],\"msg\":\"Extra inputs are not permitted\",\"type\":\"extra_forbidden\"}]}",
        "stream_options~400~{\"error\":{\"message\":\"property 'stream_options' is unsupported\",\"type\":\"invalid_request_error\"}}",
        "response_format~400~{\"error\":\"'response_format.type' must be 'text'\"}",
        "tools~400~{\"error\":{\"message\":\"some-model does not support tools\",\"type\":\"api_error\",\"code\":null}}",
        "tools~400~{\"object\":\"error\",\"message\":\"\\\"auto\\\" tool choice requires --enable-auto-tool-choice and --tool-call-parser\",\"code\":400}"})
    void whatAServerTakesOffenceAtIsLeftOutFromThenOn(String field, int status, String body) {
        OpenAiText model = model(Api.CHAT);
        PROVIDER.once(json(status, body));
        Request everything = new Request(Task.ANSWER, "You answer.", Call.question(LONG).turns(), List.of(Call.SEARCH), Call.SCHEMA, 200, "en",
                "0a1b2c", LONG);

        assertThat(model.stream(everything, Sink.NONE).words()).isNotEmpty();
        assertThat(model.stream(everything, Sink.NONE).words()).isNotEmpty();
        nanos.addAndGet(Capability.MEMORY.toNanos());
        model.stream(everything, Sink.NONE);

        assertThat(PROVIDER.asked).extracting(asked -> asked.json().has(field)).containsExactly(true, false, false, true);
        if (field.equals("response_format")) {
            assertThat(PROVIDER.asked.get(1).json().path("messages").path(0).path("content").asString()).as("it is said in words")
                    .contains(Call.SCHEMA);
        }
    }

    @Test
    void theNameOfTheLongestLengthIsLearnedEitherWayAndThereIsAlwaysOne() {
        OpenAiText model = model(Api.CHAT);
        PROVIDER.once(json(400, """
                {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                 "type":"invalid_request_error","param":"max_tokens","code":"unsupported_parameter"}}"""));

        model.stream(Call.question(LONG), Sink.NONE);
        model.stream(Call.question(LONG), Sink.NONE);

        assertThat(PROVIDER.asked).extracting(asked -> asked.json().has("max_tokens")).containsExactly(true, false, false);
        assertThat(PROVIDER.asked).extracting(asked -> asked.json().has("max_completion_tokens")).containsExactly(false, true, true);

        PROVIDER.always((connection, asked) -> json(400, "{\"error\":{\"message\":\"m\",\"param\":\""
                + (asked.json().has("max_tokens") ? "max_tokens" : "max_completion_tokens") + "\"}}").give(connection, asked));
        assertThat(reason(() -> model.stream(Call.question(LONG), Sink.NONE))).isEqualTo(Reason.MISCONFIGURED);
    }

    @ParameterizedTest
    @CsvSource({"404", "405", "501"})
    void aServerWithoutTheNewerWayIsAskedInTheOlderAndThatIsRemembered(int status) {
        OpenAiText model = model(Api.RESPONSES);
        PROVIDER.once(answer(status, "", ""));

        model.stream(Call.question(LONG), Sink.NONE);
        model.stream(Call.question(LONG), Sink.NONE);
        nanos.addAndGet(Capability.MEMORY.toNanos());
        model.stream(Call.question(LONG), Sink.NONE);

        assertThat(PROVIDER.asked).extracting(ContractServer.Asked::path)
                .containsExactly("/v1/responses", "/v1/chat/completions", "/v1/chat/completions", "/v1/responses");
    }

    private OpenAiText model(Api api) {
        Server server = PROVIDER.server("some-model");
        return new OpenAiText(server, api, true, Call.LIMITS, nanos::get, (time, cancelled) -> {
        });
    }
}
