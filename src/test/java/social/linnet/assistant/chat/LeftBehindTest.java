package social.linnet.assistant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.assistant.Question.Reason;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Another machine on the same database makes bob's answer, or died while it did.
@LinnetTest
class LeftBehindTest {

    @Autowired
    private World world;
    @Autowired
    private Chats chats;
    @Autowired
    private JdbcClient jdbc;

    private Account bob;
    private String asked;

    @BeforeEach
    void bobAsksAnotherMachine() {
        bob = world.person("bob");
        String chat = id();
        asked = id();
        jdbc.sql("insert into assistant.chat (id, owner, title) values (:id, :owner, '')").param("id", chat).param("owner", bob.id()).update();
        jdbc.sql("""
                insert into assistant.exchange (id, chat, number, task, asked, state, provider, model, builtin, prompt)
                values (:id, :chat, 1, 'ANSWER', 'when?', 'RUNNING', 'test', 'test', false, 1)
                """).param("id", asked).param("chat", chat).update();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }

    @Test
    void whoWatchesIsNotToldThatItIsOverBeforeItIs() throws Exception {
        List<Chats.Progress> heard = new ArrayList<>();
        try (AutoCloseable watch = chats.watch(bob.id(), asked, heard::add)) {
            assertThat(heard).containsExactly(new Chats.Progress("", false));
            assertThat(chats.isOver(bob.id(), asked)).isFalse();
        }

        jdbc.sql("update assistant.exchange set state = 'SAID', said = 'At noon.' where id = :id").param("id", asked).update();

        assertThat(chats.isOver(bob.id(), asked)).isTrue();
        try (AutoCloseable watch = chats.watch(bob.id(), asked, heard::add)) {
            assertThat(heard.getLast()).isEqualTo(new Chats.Progress("At noon.", true));
        }
    }

    @Test
    void whatNobodyMakesAnyMoreIsOverAndMayBeTriedAgain() {
        chats.failLeft();
        assertThat(chats.exchange(bob.id(), asked).state()).as("it is young").isEqualTo(Exchange.State.RUNNING);

        jdbc.sql("update assistant.exchange set created_at = now() - interval '1 hour' where id = :id").param("id", asked).update();
        chats.failLeft();

        assertThat(chats.exchange(bob.id(), asked)).satisfies(left -> {
            assertThat(left.state()).isEqualTo(Exchange.State.FAILED);
            assertThat(left.reason()).isEqualTo(Reason.UNAVAILABLE);
        });
    }
}
