package social.linnet.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.PublicEvent;
import social.linnet.log.append.Appender;
import social.linnet.testing.OwnPostgres;
import social.linnet.testing.SmallProgram;

/// What no view can help: the program runs out of memory, and a newer version has written what this one does not know.
class WhatBefallsTheLogTest {

    /// No account that any other story, or chance, comes upon: whoever looks for components in this package finds this view.
    private static final long UNBEARABLE = Long.MIN_VALUE + 666;

    private SmallProgram program;

    /// Runs out of memory over one account's deeds.
    @TestComponent
    static class Frail implements View.Held {

        @Override
        public String name() {
            return "testing.frail";
        }

        @Override
        public void load(long head) {
            // it keeps nothing
        }

        @Override
        public void apply(Logged logged) {
            if (logged.event().actor() == UNBEARABLE) {
                throw new OutOfMemoryError("nothing left");
            }
        }
    }

    @BeforeEach
    void start() {
        program = SmallProgram.start(OwnPostgres.freshDatabase(), 8, Map.of(), new String[] {"log"}, Frail.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void happens(Event event) {
        program.transaction().executeWithoutResult(status -> program.get(Appender.class).append(event));
    }

    @Test
    void aViewThatDiesIsNotTakenForOneThatHasNothingToDo() {
        LogHealth health = program.get(LogHealth.class);
        happens(new Event.ProfileChanged(1));
        assertThat(program.get(Views.class).awaitAll(Duration.ofSeconds(20))).isTrue();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        happens(new Event.ProfileChanged(UNBEARABLE));
        await().atMost(Duration.ofSeconds(20)).until(() -> health.health().getStatus().equals(Status.DOWN));
        assertThat(health.health().getDetails().get("testing.frail").toString()).contains("nothing left");
    }

    @Test
    void whatANewerVersionWroteIsPassedOverByWhoeverReadsTheLog() {
        for (int account = 1; account <= 7; account++) {
            happens(new Event.Liked(account, 10, 20, account == 5 ? Audience.DIRECT : Audience.PUBLIC));
        }
        assertThat(program.get(Views.class).awaitAll(Duration.ofSeconds(20))).isTrue();
        program.get(JdbcClient.class).sql("update log.event set kind = 'Applauded' where actor between 2 and 4").update();
        Log log = program.get(Log.class);

        assertThat(log.tail(0, 100).stream().map(one -> one.event().actor())).containsExactly(1L, 5L, 6L, 7L);
        assertThat(log.publicTail(0, 100).stream().map(one -> one.event().actor())).containsExactly(1L, 6L, 7L);
        // a page that holds nothing that is known is no end
        List<PublicEvent> next = log.publicTail(1, 2);
        assertThat(next.stream().map(one -> one.event().actor())).containsExactly(6L);
        assertThat(log.publicTail(next.getLast().seq(), 2)).hasSize(1);
        assertThat(log.publicTail(log.publicHead(), 2)).isEmpty();
    }
}
