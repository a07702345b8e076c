package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.event.Audience;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.Warnings;
import social.linnet.post.Post;
import social.linnet.testing.ScriptedModel;

/// Moderators limited mallory: strangers do not come upon what she says in alice's thread, nor by the assistant.
class NotMetTest extends AssistantStory {

    private static final String LOUD = "canarygoose is the only cure.";

    @Autowired
    private Decisions decisions;
    @Autowired
    private Chats chats;

    private Account mallory;
    private Post root;
    private Post loud;

    @BeforeEach
    void malloryIsLimited() {
        world.promote(carol.id());
        mallory = world.person("mallory");
        decisions.decide(carol.id(), mallory.id(), Warnings.Action.LIMIT, "Too loud", null);
        root = world.post(alice, Audience.PUBLIC, "What helps against a cold?");
        loud = world.reply(mallory, root, Audience.PUBLIC, LOUD);
    }

    private String toldInPublic(Account asker, Post about) {
        String word = model.word("Tea.");
        answer(world.reply(asker, about, Audience.PUBLIC, call() + "tl;dr " + word));
        return ScriptedModel.all(model.told(word).getFirst());
    }

    private String toldInPrivate(Account asker, Post about) {
        String word = model.word("Tea.");
        Exchange asked = chats.ask(asker.id(), new Chats.Ask(null, about.id(), Task.ANSWER, "so? " + word));
        await().atMost(SOON).until(() -> chats.exchange(asker.id(), asked.id()).state() != Exchange.State.RUNNING);
        return ScriptedModel.all(model.told(word).getFirst());
    }

    @Test
    void whatSheSaysBesidesIsInNoAnswerForEverybody() {
        world.follow(bob, mallory);

        assertThat(toldInPublic(bob, root)).contains("against a cold").doesNotContain("canarygoose");
    }

    @Test
    void whoAsksAboutItWentToSeeIt() {
        assertThat(toldInPublic(bob, loud)).contains("canarygoose");
        assertThat(toldInPrivate(bob, loud)).contains("canarygoose");
        assertThat(toldInPublic(mallory, world.reply(alice, loud, Audience.PUBLIC, "Is it?"))).as("her own").contains("canarygoose");
    }

    @Test
    void inPrivateItIsThereForThoseWhoFollowHer() {
        assertThat(toldInPrivate(bob, root)).doesNotContain("canarygoose");
        world.follow(bob, mallory);

        assertThat(toldInPrivate(bob, root)).contains("canarygoose");
    }
}
