package social.linnet.page.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import social.linnet.event.Audience;
import social.linnet.graph.KeptAway;
import social.linnet.page.Surface;
import social.linnet.post.Permissions;
import social.linnet.post.Post;
import social.linnet.post.Words;

/// No repost is for more people than its post, and whoever wrote something is asked for by other rules as well: so nothing
/// that people do here comes to where this rule alone hides what is reposted. It must, should there ever be such a repost.
class NotForThemTest {

    private static final Post POST = post(1, null);
    private static final Post REPOST = post(2, 1L);

    private static Post post(long id, @Nullable Long of) {
        return new Post(id, id * 10, Words.of(""), Permissions.of(Audience.FOLLOWERS), id, null, null, of, null, List.of(),
                List.of(), null, null, Instant.EPOCH, null);
    }

    private static boolean isLeftOut(Candidate candidate, Long... visible) {
        return new NotForThem().leavesOut(candidate, new Lens(30L, Surface.HOME, Set.of(visible), Set.of(10L, 20L), Set.of(),
                KeptAway.NOTHING, Instant.EPOCH));
    }

    @Test
    void aRepostIsShownToThoseWhoMaySeeBothItAndItsPost() {
        assertThat(isLeftOut(new Candidate(REPOST, POST), 1L, 2L)).isFalse();
        assertThat(isLeftOut(new Candidate(REPOST, POST), 2L)).isTrue();
        assertThat(isLeftOut(new Candidate(REPOST, POST), 1L)).isTrue();
        assertThat(isLeftOut(new Candidate(POST, POST), 1L)).isFalse();
        assertThat(isLeftOut(new Candidate(POST, POST))).isTrue();
    }
}
