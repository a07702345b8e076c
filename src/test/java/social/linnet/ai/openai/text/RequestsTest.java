package social.linnet.ai.openai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Skill;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.openai.SchemaCheck;
import social.linnet.ai.openai.wire.Breaker;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Pause;
import social.linnet.ai.openai.wire.Server;
import social.linnet.testing.Beside;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What OpenAI itself is asked, as far as that can be seen without asking it.
@Beside
class RequestsTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}";
    private static final Request REQUEST = new Request(Task.ANSWER, "You answer.", List.of(new Asked("When?", List.of(), null, List.of())),
            List.of(),
            SCHEMA, 200, "en", "f".repeat(80), Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({"gpt-4.1-mini,200,", "gpt-4o,200,", "gpt-5-mini,2200,low", "gpt-5-chat-latest,200,", "o4-mini,2200,low",
            "gpt-5.4,2200,low"})
    void aModelThatThinksHasRoomToAndThinksLittle(String model, int tokens, String effort) {
        Server openAi = openAi(model);
        EnumSet<Feature> plan = new Habits(openAi, Breaker.NANOS).plan(REQUEST, false);

        JsonNode chat = read(ChatCall.body(openAi, REQUEST, plan));
        JsonNode responses = read(ResponsesCall.body(openAi, REQUEST, plan));

        assertThat(new SchemaCheck("CreateChatCompletionRequest").problems(chat)).isEmpty();
        assertThat(new SchemaCheck("CreateResponse").problems(responses)).isEmpty();
        assertThat(chat.path("max_completion_tokens").asInt()).isEqualTo(tokens);
        assertThat(chat.has("max_tokens")).isFalse();
        assertThat(responses.path("max_output_tokens").asInt()).isEqualTo(tokens);
        assertThat(chat.path("reasoning_effort").asString(null)).isEqualTo(effort);
        assertThat(responses.path("reasoning").path("effort").asString(null)).isEqualTo(effort);
        assertThat(responses.path("text").path("format").path("schema").path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(chat.path("safety_identifier").asString()).hasSize(64);
        assertThat(List.of(chat, responses)).allSatisfy(sent -> {
            assertThat(sent.has("temperature")).isFalse();
            assertThat(sent.path("store").asBoolean(true)).isFalse();
        });
    }

    @Test
    void wordsAreNeverLeftToBeKeptAtOpenAi() {
        Fault offence = Fault.status(400, "{\"error\":{\"message\":\"Unknown parameter: 'store'.\",\"param\":\"store\"}}", null);
        EnumSet<Feature> plan = EnumSet.of(Feature.STORE, Feature.USAGE);

        assertThat(new Habits(openAi("gpt-4.1-mini"), Breaker.NANOS).offence(offence, plan)).isNull();
        assertThat(new Habits(new Server(URI.create("http://gpu.lan/v1"), null, "m"), Breaker.NANOS).offence(offence,
                plan)).isEqualTo(Feature.STORE);
    }

    @ParameterizedTest
    @CsvSource({"gpt-4.1-mini,true", "gpt-4o,true", "gpt-5.4-nano,true", "o4-mini,true", "o3-mini,false", "gpt-4-turbo-preview,false",
            "gpt-4o-audio-preview,false",
        "gpt-3.5-turbo,false"})
    void whichOfOpenAisModelsSeeIsKnown(String model, boolean sees) {
        assertThat(new OpenAiText(openAi(model), null, null, Limits.DEFAULT, Breaker.NANOS,
                Pause.REAL).skills().contains(Skill.PICTURES)).isEqualTo(sees);
        assertThat(new OpenAiText(openAi(model), null, false, Limits.DEFAULT, Breaker.NANOS,
                Pause.REAL).skills()).doesNotContain(Skill.PICTURES);
    }

    private static Server openAi(String model) {
        return new Server(URI.create("https://api.openai.com/v1"), "k", model);
    }

    private static JsonNode read(byte[] body) {
        return new JsonMapper().readTree(body);
    }
}
