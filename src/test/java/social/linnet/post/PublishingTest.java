package social.linnet.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Pages;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

/// What may be published, once, and what hangs on it.
@LinnetTest
class PublishingTest {

    @Autowired
    World world;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Counters counters;
    @Autowired
    AuthorTally authorTally;
    @Autowired
    Pictures pictures;
    @Autowired
    Pages pages;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Draft draft(String text, String key) {
        return Draft.of(alice.id(), text, Audience.PUBLIC).once(key);
    }

    private void assertRefused(Draft draft, String key) {
        assertThatThrownBy(() -> posts.publish(draft)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
    }

    private long postsOf(Account account) {
        return jdbc.sql("select count(*) from post.post where author = :author").param("author", account.id())
                .query(Long.class).single();
    }

    @Test
    void fiveHundredCharactersAreAPostAndOneMoreIsNot() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66";
        posts.publish(draft("a".repeat(500), null));
        posts.publish(draft(family.repeat(500), null));
        posts.publish(draft("a".repeat(476) + " https://linnet.example/" + "x".repeat(3000), null));

        assertRefused(draft("a".repeat(501), null), "post-too-long");
        assertRefused(draft(family.repeat(501), null), "post-too-long");
        assertRefused(draft("a".repeat(477) + " https://linnet.example/", null), "post-too-long");
        assertRefused(draft("@!@" + "a".repeat(5000), null), "post-too-long");
        assertRefused(draft("https://linnet.example/" + "x".repeat(PostText.MAX_UNITS), null), "post-too-long");
        assertThat(postsOf(alice)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "a\uD83D", "\uDC68b", "a\u0007b", "a\u007fb", "\uDC68\uD83D"})
    void whatNoDatabaseAndNoScreenCanHoldIsRefused(String text) {
        assertRefused(draft(text, null), "text-unusable");
        assertThat(postsOf(alice)).isZero();
    }

    @Test
    void nothingIsNoPost() {
        assertRefused(draft("", null), "post-empty");
        assertRefused(draft(" \n\t ", null), "post-empty");
    }

    @Test
    void aPostNamesAtMostTwentyPeople() {
        String twenty = String.join(" ", IntStream.range(0, 20).mapToObj(i -> "@someone_" + i).toList());
        posts.publish(draft(twenty, null));

        assertRefused(draft(twenty + " @one_more", null), "post-too-many-mentions");
    }

    @Test
    void aReplyToWhatSheMayNotSeeIsAReplyToNothing() {
        Post secret = world.post(bob, Audience.FOLLOWERS, "not for alice");

        assertThatThrownBy(() -> world.reply(alice, secret, Audience.PUBLIC, "really?"))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.key()).isEqualTo("reply-gone"));
    }

    @Test
    void oneKeyIsOnePost() {
        String key = UUID.randomUUID().toString();
        Post first = posts.publish(draft("hello", key));

        assertThat(posts.publish(draft("hello", key)).id()).isEqualTo(first.id());
        assertRefused(draft("goodbye", key), "key-reused");
        assertThat(world.post(bob, Audience.PUBLIC, "hello").id()).isNotEqualTo(first.id());
        assertThat(posts.publish(draft("hello", null)).id()).isNotEqualTo(first.id());
        assertThat(postsOf(alice)).isEqualTo(2);
        assertRefused(draft("hello", "k".repeat(201)), "key-too-long");
        assertRefused(draft("hello", "k\0"), "key-too-long");
    }

    @Test
    void sixteenThreadsWithOneKeyMakeOnePost() {
        String key = UUID.randomUUID().toString();
        List<Together.Outcome<Post>> outcomes = Together.run(16, i -> posts.publish(draft("at once", key)));

        assertThat(Together.failures(outcomes)).isEmpty();
        assertThat(Together.results(outcomes)).extracting(Post::id).hasSize(16).containsOnly(
                outcomes.getFirst().result().id());
        assertThat(postsOf(alice)).isEqualTo(1);
        world.settle();
        assertThat(jdbc.sql("select count(*) from log.event where kind = 'PostPublished' and actor = :actor")
                .param("actor", alice.id()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void ofTwoTextsWithOneKeyAtOnceOneIsPublished() {
        String key = UUID.randomUUID().toString();
        List<Together.Outcome<Post>> outcomes = Together.run(8, i -> posts.publish(draft("text " + i % 2, key)));

        assertThat(Together.results(outcomes)).extracting(Post::text).hasSize(4);
        assertThat(new HashSet<>(Together.results(outcomes).stream().map(Post::id).toList())).hasSize(1);
        assertThat(Together.failures(outcomes)).hasSize(4).allSatisfy(failure ->
                assertThat(failure).isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("key-reused")));
    }

    private void assertCountersEqualARecount(Post post) {
        Counters.Tally recount = jdbc.sql("""
                select (select count(*) from post.post where reply_to = :post and audience in ('PUBLIC', 'QUIET')),
                       (select count(*) from post.post where repost_of = :post and audience in ('PUBLIC', 'QUIET')),
                       (select count(*) from post.liked where post = :post),
                       (select count(*) from post.post where quote_of = :post and not quote_detached
                                                         and audience in ('PUBLIC', 'QUIET'))
                """).param("post", post.id())
                .query((row, n) -> new Counters.Tally(row.getLong(1), row.getLong(2), row.getLong(3),
                        row.getLong(4))).single();
        assertThat(counters.of(List.of(post.id())).getOrDefault(post.id(), Counters.Tally.ZERO)).isEqualTo(recount);
    }

    @Test
    void theCountersEqualARecountAfterManyChangeTheirMindsAtOnce() {
        Post post = world.post(alice, Audience.PUBLIC, "like it or not");
        List<Account> crowd = IntStream.range(0, 10).mapToObj(i -> world.person("fan")).toList();
        List<Together.Outcome<Boolean>> outcomes = Together.run(50, i -> {
            Random random = new Random(i);
            long fan = crowd.get(i % crowd.size()).id();
            for (int j = 0; j < 6; j++) {
                switch (random.nextInt(5)) {
                    case 0 -> reactions.like(fan, post.id());
                    case 1 -> reactions.unlike(fan, post.id());
                    case 2 -> reactions.repost(fan, post.id());
                    case 3 -> reactions.unrepost(fan, post.id());
                    default -> deleteOneOfMine(fan, post);
                }
            }
            return true;
        });
        assertThat(Together.failures(outcomes)).isEmpty();
        world.settle();

        assertCountersEqualARecount(post);
        for (Account fan : crowd) {
            assertThat(authorTally.of(fan.id()).posts()).as("what the log says of a fan").isEqualTo(postsOf(fan));
        }
    }

    /// Another way to take a repost back: by its own id. The other threads may have been faster.
    private void deleteOneOfMine(long fan, Post post) {
        jdbc.sql("select id from post.post where author = :fan and repost_of = :post").param("fan", fan)
                .param("post", post.id()).query(Long.class).optional().ifPresent(repost -> {
                    try {
                        posts.delete(fan, repost);
                    } catch (Refused gone) {
                        assertThat(gone.key()).isEqualTo("not-found");
                    }
                });
    }

    /// Taken back as a repost while it is being deleted by its own id: the one who waits finds nothing left to do.
    @Test
    void aRepostThatIsTakenBackInTwoWaysAtOnceIsUncountedOnce() throws Exception {
        Post post = world.post(alice, Audience.PUBLIC, "repost me");
        reactions.repost(alice.id(), post.id());
        Post repost = reactions.repost(bob.id(), post.id());
        Thread other = new TransactionTemplate(transactions).execute(status -> {
            posts.delete(bob.id(), repost.id());
            Thread unrepost = Thread.ofVirtual().start(() -> reactions.unrepost(bob.id(), post.id()));
            await().until(() -> jdbc.sql("select exists (select 1 from pg_locks where not granted)")
                    .query(Boolean.class).single());
            return unrepost;
        });
        other.join();
        world.settle();

        assertCountersEqualARecount(post);
        assertThat(authorTally.of(bob.id()).posts()).isZero();
    }

    @Test
    void repliesAreCountedAndUncounted() {
        Post post = world.post(alice, Audience.PUBLIC, "well?");
        List<Post> replies = Together.results(Together.run(8, i -> world.reply(bob, post, Audience.PUBLIC, "no " + i)));
        assertCountersEqualARecount(post);
        Together.run(3, i -> posts.delete(bob.id(), replies.get(i).id()));

        assertCountersEqualARecount(post);
        assertThat(counters.of(List.of(post.id())).get(post.id()).replies()).isEqualTo(5);
    }

    /// A count tells of what it counts: whoever reads it may know of each.
    @Test
    void whatIsNotForEverybodyIsNotCounted() {
        Post post = world.post(alice, Audience.PUBLIC, "well?");
        world.reply(bob, post, Audience.QUIET, "so");
        Post secret = world.reply(bob, post, Audience.FOLLOWERS, "between us");
        Post direct = world.reply(bob, post, Audience.DIRECT, "@" + alice.handle() + " between us two");
        Post repost = reactions.repost(bob.id(), post.id(), Audience.FOLLOWERS);

        assertThat(counters.of(List.of(post.id())).get(post.id())).isEqualTo(new Counters.Tally(1, 0, 0, 0));
        assertThat(pages.post(world.person("carol").id(), repost.id())).isEmpty();
        posts.delete(bob.id(), secret.id());
        posts.delete(bob.id(), direct.id());
        reactions.unrepost(bob.id(), post.id());
        assertThat(counters.of(List.of(post.id())).get(post.id())).isEqualTo(new Counters.Tally(1, 0, 0, 0));
        assertCountersEqualARecount(post);
    }

    @Test
    void deletingAPostTakesAllThatHungOnItButItsReplies() {
        Post post = world.post(alice, Audience.PUBLIC, "going");
        Post reply = world.reply(bob, post, Audience.PUBLIC, "stay");
        reactions.like(bob.id(), post.id());
        Post repost = reactions.repost(bob.id(), post.id());
        posts.delete(alice.id(), post.id());
        world.settle();

        assertThat(posts.find(List.of(post.id(), repost.id(), reply.id())).keySet()).containsExactly(reply.id());
        assertThat(counters.of(List.of(post.id()))).isEmpty();
        assertThat(counters.standing(bob.id(), List.of(post.id())).marks()).isEqualTo(Counters.Marks.NONE);
        assertThat(pages.post(bob.id(), repost.id())).isEmpty();
        assertThat(authorTally.of(bob.id()).posts()).isEqualTo(1);
        assertThatThrownBy(() -> reactions.like(bob.id(), post.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> world.reply(bob, post, Audience.PUBLIC, "too late")).isInstanceOf(Refused.class);
    }

    /// Whoever reacts or answers while the author deletes is told that it is gone, and nothing worse.
    @Test
    void whoeverComesWhileItIsDeletedIsRefusedPolitely() {
        List<RuntimeException> failures = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            Post post = world.post(alice, Audience.PUBLIC, "now or never " + round);
            failures.addAll(Together.failures(Together.run(6, i -> switch (i) {
                case 0 -> posts.delete(alice.id(), post.id());
                case 1, 2 -> world.reply(bob, post, Audience.PUBLIC, "now");
                case 3 -> reactions.like(bob.id(), post.id());
                case 4 -> reactions.repost(bob.id(), post.id());
                default -> reactions.like(alice.id(), post.id());
            })));
        }
        assertThat(failures).allSatisfy(failure -> assertThat(failure).isInstanceOf(Refused.class));
        world.settle();
        assertThat(authorTally.of(bob.id()).posts()).isEqualTo(postsOf(bob));
        assertThat(authorTally.of(alice.id()).posts()).isZero();
    }

    @Test
    void bobCannotDeleteWhatAliceWrote() {
        Post post = world.post(alice, Audience.PUBLIC, "mine");
        Post secret = world.post(alice, Audience.DIRECT, "mine alone");

        assertThatThrownBy(() -> posts.delete(bob.id(), post.id())).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("not-yours"));
        assertThatThrownBy(() -> posts.delete(bob.id(), secret.id())).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).as("he is not told that there is one").isEqualTo("not-found"));
        assertThat(postsOf(alice)).isEqualTo(2);
    }

    @Test
    void thePicturesOfADeletedPostAreClosed() {
        Picture uploaded = pictures.upload(alice.id(), new ByteArrayInputStream(picture()), "a square");
        Post post = posts.publish(Draft.of(alice.id(), "look", Audience.PUBLIC).showing(List.of(uploaded.id())));
        Picture open = pictures.find(uploaded.id()).orElseThrow();
        assertThat(pages.mayFetch(null, open, false)).isTrue();

        posts.delete(alice.id(), post.id());
        Picture closed = pictures.find(uploaded.id()).orElseThrow();
        assertThat(closed.open()).isFalse();
        assertThat(pages.mayFetch(null, closed, false)).isFalse();
        assertThat(pages.mayFetch(bob.id(), closed, false)).isFalse();
        assertThat(pages.mayFetch(alice.id(), closed, false)).isTrue();
    }

    @Test
    void nobodyAttachesAPictureOfSomebodyElse() {
        Picture ofBob = pictures.upload(bob.id(), new ByteArrayInputStream(picture()), "");

        assertRefused(Draft.of(alice.id(), "mine now", Audience.PUBLIC).showing(List.of(ofBob.id())),
                "picture-not-yours");
        assertThat(postsOf(alice)).isZero();
    }

    private static byte[] picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
