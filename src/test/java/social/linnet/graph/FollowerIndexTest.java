package social.linnet.graph;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import social.linnet.event.Event;
import social.linnet.log.Logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FollowerIndexTest {

    /// Home waits for the index at each event: one that the index cannot handle must not stop it.
    @Test
    void whoeverWaitsForAnEventThatFailsWaitsNoLonger() {
        FollowerIndex index = new FollowerIndex(null);
        index.apply(new Logged(1, 1, new Event.Followed(7, 8)));
        Thread waiting = Thread.ofVirtual().start(() -> index.awaitApplied(2));

        assertThatThrownBy(() -> index.apply(new Logged(2, 2, null))).isInstanceOf(NullPointerException.class);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !waiting.isAlive());
        assertThat(index.isFollower(7, 8)).isTrue();
    }
}
