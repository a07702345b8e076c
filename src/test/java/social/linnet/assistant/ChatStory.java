package social.linnet.assistant;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Chats.Ask;
import social.linnet.assistant.chat.Exchange;
import social.linnet.post.Post;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.World;

/// Alice and bob, who ask the assistant for themselves alone.
@LinnetTest
abstract class ChatStory {

    static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    World world;
    @Autowired
    ScriptedModel model;
    @Autowired
    Chats chats;
    @Autowired
    JdbcClient jdbc;

    Account alice;
    Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    /// What came of what they asked.
    Exchange over(Account owner, Exchange asked) {
        await().atMost(SOON).until(() -> chats.exchange(owner.id(), asked.id()).state() != Exchange.State.RUNNING);
        return chats.exchange(owner.id(), asked.id());
    }

    /// What came of it when they ask this, about nothing.
    Exchange asks(Account owner, @Nullable String chat, String words) {
        return over(owner, chats.ask(owner.id(), new Ask(chat, null, Task.ANSWER, words)));
    }

    Exchange asksAbout(Account owner, Post post, String words) {
        return over(owner, chats.ask(owner.id(), new Ask(null, post.id(), Task.ANSWER, words)));
    }
}
