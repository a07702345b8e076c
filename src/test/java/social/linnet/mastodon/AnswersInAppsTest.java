package social.linnet.mastodon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import social.linnet.assistant.Answers;
import social.linnet.assistant.Questions;
import social.linnet.assistant.context.Self;
import social.linnet.testing.ScriptedModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What apps are told of the assistant's answers.
class AnswersInAppsTest extends MastodonTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private ScriptedModel model;
    @Autowired
    private Questions questions;
    @Autowired
    private Answers answers;
    @Autowired
    private Self self;

    private String ask(Member asker, Reply said, String question, String cue) {
        Reply asked = asker.http().json("POST", "/api/v1/statuses", Map.of("status", "@" + self.shown().orElseThrow().handle() + " "
                + question + " " + cue, "visibility", "public", "in_reply_to_id", said.text("id")));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        return asked.text("id");
    }

    private String answer(String asked) {
        await().atMost(SOON).until(() -> questions.find(Long.parseLong(asked)).filter(one -> one.answer() != null).isPresent());
        return String.valueOf(questions.find(Long.parseLong(asked)).orElseThrow().answer());
    }

    @Test
    void anAnswerSaysWhoMadeItAndWhatItRestsOn() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Reply said = post(alice, "The ferry leaves at 07:40.");
        assertThat(said.body().path("linnet").has("answer")).isFalse();
        try (Listening his = Listening.socket(http().base(), "?stream=user", bob.http().token(), null)) {
            String asked = ask(bob, said, "when does it leave?", model.word("It leaves at 07:40 [1]."));
            String answer = answer(asked);
            JsonNode seen = carol.http().get("/api/v1/statuses/" + answer).body();

            JsonNode told = seen.path("linnet").path("answer");
            assertThat(told.path("question").asString()).isEqualTo(asked);
            assertThat(told.path("model").asString()).isEqualTo("script-1");
            assertThat(told.path("provider").asString()).isEqualTo("models.example");
            assertThat(told.path("builtin").asBoolean(true)).isFalse();
            assertThat(told.path("prompt").asInt()).isPositive();
            assertThat(told.path("version").asInt()).isEqualTo(1);
            assertThat(told.path("corrected_at").isNull()).isTrue();
            assertThat(told.path("correction").isNull()).isTrue();
            assertThat(told.path("sources").size()).isEqualTo(1);
            assertThat(told.path("sources").path(0).path("number").asInt()).isEqualTo(1);
            assertThat(told.path("sources").path(0).path("status_id").asString()).isEqualTo(said.text("id"));
            assertThat(told.path("sources").path(0).path("url").asString()).isEqualTo(said.text("url"));
            assertThat(seen.path("application").path("name").asString()).isEqualTo("AI: script-1");
            assertThat(seen.path("account").path("bot").asBoolean()).isTrue();
            assertThat(seen.path("account").path("linnet").path("kind").asString()).isEqualTo("assistant");
            assertThat(seen.path("account").path("avatar").asString()).as("it is known by its picture").contains("/media/");
            his.awaitHeard(answer);
        }
    }

    @Test
    void whatIsDeclinedSaysNothing() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply said = post(alice, "Rain at noon.");
        String asked = ask(bob, said, "when?", model.word((_, _) -> {
            throw new social.linnet.ai.AiFailure(social.linnet.ai.AiFailure.Reason.REFUSED, "no", null);
        }));
        await().atMost(SOON).until(() -> questions.find(Long.parseLong(asked)).filter(one -> one.reason() != null).isPresent());

        assertThat(bob.http().get("/api/v1/statuses/" + asked).body().path("linnet").has("answer")).isFalse();
    }

    @Test
    void aCorrectionArrivesAsAnUpdate() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Reply said = post(alice, "The market is on Saturday.");
        String answer = answer(ask(bob, said, "which day?", model.word((request, _) -> ScriptedModel.said(
                ScriptedModel.all(request).contains("on Sunday") ? "It is on Sunday [1]." : "It is on Saturday [1]."))));
        carol.http().form("POST", "/api/v1/statuses/" + answer + "/favourite");
        settle();

        alice.http().json("PUT", "/api/v1/statuses/" + said.text("id"), Map.of("status", "The market is on Sunday."));
        await().atMost(SOON).until(() -> answers.find(Long.parseLong(answer)).orElseThrow().version() == 2);
        settle();

        List<String> types = new ArrayList<>();
        carol.http().get("/api/v1/notifications").body().forEach(one -> types.add(one.path("type").asString() + " "
                + one.path("status").path("id").asString()));
        assertThat(types).containsExactly("update " + answer);
        assertThat(carol.http().get("/api/v1/notifications?types[]=update").body().size()).isEqualTo(1);
        JsonNode told = carol.http().get("/api/v1/statuses/" + answer).body().path("linnet").path("answer");
        assertThat(told.path("version").asInt()).isEqualTo(2);
        assertThat(told.path("correction").asString()).isEqualTo("source_changed");
        assertThat(told.path("corrected_at").asString()).matches("\\d{4}-.*\\.\\d{3}Z");
    }

    @Test
    void itIsSuggestedToNobody() {
        List<String> suggested = new ArrayList<>();
        member("erin").http().get("/api/v2/suggestions?limit=40").body()
                .forEach(one -> suggested.add(one.path("account").path("id").asString()));
        assertThat(suggested).doesNotContain(String.valueOf(self.account()));
        List<String> listed = new ArrayList<>();
        http().get("/api/v1/directory?limit=80&order=new").body().forEach(one -> listed.add(one.path("id").asString()));
        assertThat(listed).doesNotContain(String.valueOf(self.account()));
    }
}
