package social.linnet.post;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.page.Pages;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// Edits that meet each other, deletions and pins.
@LinnetTest
class EditsTest {

    @Autowired
    World world;
    @Autowired
    Posts posts;
    @Autowired
    Edits edits;
    @Autowired
    Versions versions;
    @Autowired
    Pins pins;
    @Autowired
    ThreadMutes mutes;
    @Autowired
    Pages pages;
    @Autowired
    JdbcClient jdbc;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Post edit(Post post, String text) {
        return edits.edit(alice.id(), post.id(), new Edits.Edit(Words.of(text), List.of(), Map.of(), null));
    }

    @Test
    void oneReadsWhatOneChanged() {
        Post post = world.post(alice, Audience.PUBLIC, "before");
        for (int i = 0; i < 20; i++) {
            pages.post(bob.id(), post.id());
            edit(post, "text " + i);
            assertThat(pages.post(bob.id(), post.id()).orElseThrow().text()).isEqualTo("text " + i);
        }
    }

    @Test
    void editsAtOnceAreEachAVersionAndTheLastOneStands() {
        Post post = world.post(alice, Audience.PUBLIC, "first");
        List<Together.Outcome<Post>> outcomes = Together.run(8, i -> edit(post, "text " + i));
        assertThat(Together.failures(outcomes)).isEmpty();

        Post now = posts.find(post.id()).orElseThrow();
        List<Versions.Version> all = versions.of(now);
        assertThat(all).hasSize(9);
        assertThat(all.getFirst().words().text()).isEqualTo("first");
        assertThat(all.getLast().words()).isEqualTo(now.words());
        assertThat(all.getLast().at()).isEqualTo(now.editedAt());
        world.settle();
        assertThat(jdbc.sql("select count(*) from log.event where kind = 'PostEdited' and subject = :post")
                .param("post", post.id()).query(Long.class).single()).isEqualTo(8);
        assertThat(pages.post(bob.id(), post.id()).orElseThrow().text()).isEqualTo(now.text());
    }

    @Test
    void whatIsEditedWhileItIsDeletedIsGone() {
        for (int round = 0; round < 10; round++) {
            Post post = world.post(alice, Audience.PUBLIC, "now or never");
            List<Together.Outcome<Post>> outcomes = Together.run(5, i -> i == 0 ? posts.delete(alice.id(), post.id())
                    : edit(post, "a secret that must go " + i));
            assertThat(Together.failures(outcomes)).allSatisfy(failure -> assertThat(failure)
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("not-found")));
            assertThat(posts.find(post.id())).isEmpty();
            assertThat(pages.post(alice.id(), post.id())).isEmpty();
            assertThat(jdbc.sql("select count(*) from post.version where post = :post").param("post", post.id())
                    .query(Long.class).single()).isZero();
        }
        world.settle();
        assertThat(jdbc.sql("select count(*) from log.event where actor = :alice and content is not null")
                .param("alice", alice.id()).query(Long.class).single()).as("words left in the log").isZero();
    }

    @Test
    void whoeverIsNoLongerNamedIsNoLongerSpokenTo() {
        Post post = world.post(alice, Audience.DIRECT, "@" + bob.handle() + " for you");
        assertThat(pages.post(bob.id(), post.id())).isPresent();
        edit(post, "for nobody");
        assertThat(pages.post(bob.id(), post.id())).isEmpty();
    }

    @Test
    void pinsAtOnceAreNeverTooMany() {
        List<Post> many = java.util.stream.IntStream.range(0, 12).mapToObj(i -> world.post(alice, Audience.PUBLIC, "p" + i))
                .toList();
        List<Together.Outcome<Post>> outcomes = Together.run(12, i -> pins.pin(alice.id(), many.get(i).id()));
        assertThat(Together.failures(outcomes)).hasSize(12 - Pins.MAX);
        assertThat(pins.of(alice.id())).hasSize(Pins.MAX);
    }

    @Test
    void whoMutedAThreadIsKnownForEachPostOfIt() {
        Post root = world.post(alice, Audience.PUBLIC, "root");
        Post reply = world.reply(bob, root, Audience.PUBLIC, "reply");
        Account carol = world.person("carol");
        mutes.mute(bob.id(), root.id());
        Post later = world.reply(carol, reply, Audience.PUBLIC, "later");
        List<Long> all = List.of(alice.id(), bob.id(), carol.id());

        assertThat(mutes.mutedBy(later.id(), all)).containsExactly(bob.id());
        posts.delete(alice.id(), root.id());
        assertThat(mutes.mutedBy(later.id(), all)).as("the thread outlives its first post").containsExactly(bob.id());
        assertThat(mutes.mutedBy(world.post(alice, Audience.PUBLIC, "other").id(), all)).isEmpty();
    }
}
