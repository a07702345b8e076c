package social.linnet.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.PublicEvent;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Touchy;
import social.linnet.testing.World;

/// What is deleted is gone from the log, and what is private is not shown by it.
@LinnetTest
class ErasureTest {

    @Autowired
    World world;
    @Autowired
    Posts posts;
    @Autowired
    Views views;
    @Autowired
    Touchy.Stored touchy;
    @Autowired
    Log log;
    @Autowired
    JdbcClient jdbc;

    private List<String> rowsWith(String word) {
        return jdbc.sql("""
                select 'event ' || seq from log.event e where e::text like '%' || :word || '%'
                union all
                select 'outbox ' || id from log.outbox o where o::text like '%' || :word || '%'
                union all
                select 'letter ' || view from log.dead_letter d where d::text like '%' || :word || '%'
                union all
                select 'post ' || id from post.post p where p::text like '%' || :word || '%'
                """).param("word", word).query(String.class).list();
    }

    @Test
    void theWordsOfADeletedPostAreNowhere() {
        Account alice = world.person("alice");
        for (Audience audience : Audience.values()) {
            Post post = world.post(alice, audience, "xylograph @" + alice.handle() + " #xylograph");
            world.settle();
            assertThat(rowsWith("xylograph")).hasSize(2);

            posts.delete(alice.id(), post.id());
            world.settle();
            assertThat(rowsWith("xylograph")).as("%s", audience).isEmpty();
        }
    }

    @Test
    void aPostThatIsDeletedBeforeItIsSequencedLeavesNothingEither() {
        Account alice = world.person("alice");
        for (int i = 0; i < 20; i++) {
            posts.delete(alice.id(), world.post(alice, Audience.PUBLIC, "zeugma").id());
        }
        world.settle();

        assertThat(rowsWith("zeugma")).isEmpty();
    }

    /// A database that refuses a row says in its complaint what was in it.
    @Test
    void theWordsAreNotQuotedByADeadLetterEither() {
        Account alice = world.person("alice");
        world.settle();
        touchy.cannotBear(alice.id(), () -> new IllegalStateException("Failing row contains (quincunx)"));
        Post post = world.post(alice, Audience.PUBLIC, "quincunx");
        world.settle();
        touchy.cannotBear(alice.id(), null);
        assertThat(rowsWith("quincunx")).contains("letter " + touchy.name());
        posts.delete(alice.id(), post.id());
        world.settle();

        assertThat(rowsWith("quincunx")).isEmpty();
        assertThat(views.replay(touchy.name())).isEqualTo(1);
    }

    @Test
    void onlyThatPostIsErased() {
        Account alice = world.person("alice");
        Post gone = world.post(alice, Audience.PUBLIC, "ephemeral");
        Post kept = world.reply(alice, gone, Audience.PUBLIC, "perennial");
        world.settle();
        posts.delete(alice.id(), gone.id());
        world.settle();

        assertThat(rowsWith("ephemeral")).isEmpty();
        assertThat(rowsWith("perennial")).hasSize(2);
        assertThat(published(gone)).containsOnlyNulls();
        assertThat(published(kept)).extracting(Event.Content::text).containsExactly("perennial");
    }

    private List<Event.Content> published(Post post) {
        List<Event.Content> contents = new ArrayList<>();
        everything().forEach(logged -> {
            if (logged.event() instanceof Event.PostPublished e && e.subject() == post.id()) {
                contents.add(e.content());
            }
        });
        return contents;
    }

    private List<Logged> everything() {
        List<Logged> all = new ArrayList<>();
        List<Logged> page;
        do {
            page = log.tail(all.isEmpty() ? 0 : all.getLast().seq(), 500);
            all.addAll(page);
        } while (!page.isEmpty());
        return all;
    }

    @Test
    void aPublicReaderNeverHearsOfAlicesPrivatePosts() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(bob, alice);
        List<Long> open = new ArrayList<>();
        List<Long> closed = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            Post post = world.post(alice, audience, "to @" + bob.handle());
            (audience.isPublic() ? open : closed).add(post.id());
        }
        closed.forEach(id -> posts.delete(alice.id(), id));
        world.settle();

        List<PublicEvent> heard = new ArrayList<>();
        List<PublicEvent> page;
        do {
            page = log.publicTail(heard.isEmpty() ? 0 : heard.getLast().seq(), 500);
            heard.addAll(page);
        } while (!page.isEmpty());
        assertThat(heard).extracting(PublicEvent::seq).startsWith(1L).isSorted().doesNotHaveDuplicates();
        assertThat(heard.getLast().seq()).as("no gaps to count by").isEqualTo(heard.size());
        assertThat(heard).extracting(each -> each.event().audience()).allMatch(Audience::isPublic);
        assertThat(heard).extracting(each -> each.event().subject()).containsAll(open)
                .doesNotContainAnyElementsOf(closed);
    }
}
