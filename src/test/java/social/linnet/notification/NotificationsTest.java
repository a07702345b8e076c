package social.linnet.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Paging;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Mutes;
import social.linnet.graph.Wishes;
import social.linnet.log.Log;
import social.linnet.log.Logged;
import social.linnet.log.Views;
import social.linnet.log.append.Appender;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is told of what, and of what not.
@LinnetTest
@Undisturbed
class NotificationsTest {

    @Autowired
    World world;
    @Autowired
    Notifications notifications;
    @Autowired
    Notices notices;
    @Autowired
    Posts posts;
    @Autowired
    Reactions reactions;
    @Autowired
    Graph graph;
    @Autowired
    Blocks blocks;
    @Autowired
    Mutes mutes;
    @Autowired
    Views views;
    @Autowired
    Appender appender;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    Log log;

    private Account alice;
    private Account bob;
    private Account carol;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
    }

    /// What somebody is told, newest first: who, what, about which post.
    private List<String> told(Account account) {
        world.settle();
        return notifications.page(account.id(), Wanted.ALL, Paging.newest(Paging.MAX_LIMIT)).shown().stream()
                .map(each -> each.kind() + " " + each.actor() + (each.post() == null ? "" : " " + each.post()))
                .toList();
    }

    private static String by(Account actor, Kind kind, Post post) {
        return kind + " " + actor.id() + " " + post.id();
    }

    private static String by(Account actor, Kind kind) {
        return kind + " " + actor.id();
    }

    @Test
    void bobIsToldOfWhatOthersDoWithHisAndNotOfWhatHeDoesHimself() {
        Post post = world.post(bob, Audience.PUBLIC, "hello @" + bob.handle());
        reactions.like(bob.id(), post.id());
        reactions.repost(bob.id(), post.id());
        world.reply(bob, post, Audience.PUBLIC, "and");
        world.follow(alice, bob);
        reactions.like(alice.id(), post.id());
        reactions.repost(alice.id(), post.id());
        Post answer = world.reply(alice, post, Audience.PUBLIC, "well");
        Post mention = world.post(carol, Audience.QUIET, "@" + bob.handle() + " said hello to @" + bob.handle());

        assertThat(told(bob)).containsExactly(by(carol, Kind.MENTION, mention), by(alice, Kind.MENTION, answer),
                by(alice, Kind.REPOST, post), by(alice, Kind.LIKE, post), by(alice, Kind.FOLLOW));
        assertThat(told(alice)).isEmpty();
    }

    @Test
    void whatIsTakenBackIsNotTold() {
        Post post = world.post(bob, Audience.PUBLIC, "hello");
        world.follow(alice, bob);
        graph.unfollow(alice.id(), bob.id());
        reactions.like(alice.id(), post.id());
        reactions.unlike(alice.id(), post.id());
        reactions.repost(alice.id(), post.id());
        reactions.unrepost(alice.id(), post.id());
        posts.delete(carol.id(), world.post(carol, Audience.PUBLIC, "@" + bob.handle()).id());
        assertThat(told(bob)).isEmpty();

        reactions.like(alice.id(), post.id());
        reactions.repost(carol.id(), post.id());
        assertThat(told(bob)).hasSize(2);
        posts.delete(bob.id(), post.id());
        assertThat(told(bob)).isEmpty();
    }

    @Test
    void carolIsNotToldOfAnAnswerThatSheMayNotSee() {
        world.follow(alice, bob);
        Post post = world.post(carol, Audience.PUBLIC, "hello");
        world.reply(bob, post, Audience.FOLLOWERS, "among us");
        Post direct = world.reply(bob, post, Audience.DIRECT, "to @" + alice.handle() + " about her");
        assertThat(told(carol)).isEmpty();
        assertThat(told(alice)).containsExactly(by(bob, Kind.MENTION, direct));

        world.follow(carol, bob);
        assertThat(told(carol)).as("decided when she looks").hasSize(1);
        graph.unfollow(carol.id(), bob.id());
        assertThat(told(carol)).isEmpty();
    }

    @Test
    void oneEventDeliveredOftenIsToldOnce() {
        Post post = world.post(bob, Audience.PUBLIC, "hello");
        reactions.like(alice.id(), post.id());
        world.follow(alice, bob);
        List<String> once = told(bob);

        for (Logged logged : log.tail(log.head() - 10, 10)) {
            notices.apply(logged);
            notices.apply(logged);
        }
        assertThat(told(bob)).isEqualTo(once).hasSize(2);
    }

    @Test
    void likesOfOnePostAreOneGroupWhichStandsOnceInTheWholeList() {
        Post first = world.post(bob, Audience.PUBLIC, "first");
        Post second = world.post(bob, Audience.PUBLIC, "second");
        reactions.like(alice.id(), first.id());
        world.follow(alice, bob);
        reactions.like(alice.id(), second.id());
        reactions.like(carol.id(), first.id());
        world.settle();

        List<Group> all = groups(Paging.newest(40), Kind.groupable());
        assertThat(all).extracting(group -> group.members().size()).containsExactly(2, 1, 1);
        assertThat(all.getFirst().key()).isEqualTo(Group.Key.of(Kind.LIKE, first.id(),
                all.getFirst().newest().bucket()));
        List<Group> paged = new ArrayList<>();
        Long below = null;
        for (int i = 0; i < 4; i++) {
            Notifications.Page<Group> page = notifications.groups(bob.id(), Wanted.ALL, Kind.groupable(),
                    Paging.before(below, 1));
            paged.addAll(page.shown());
            assertThat(page.full()).isEqualTo(i < 2);
            below = page.oldest() == null ? below : page.oldest();
        }
        assertThat(paged).isEqualTo(all);
        assertThat(groups(new Paging(null, null, all.getLast().newest().id(), 1), Kind.groupable()))
                .containsExactly(all.get(1));
        assertThat(groups(Paging.newest(40), Set.of(Kind.FOLLOW))).hasSize(4);
        assertThat(notifications.count(bob.id(), Wanted.ALL, Kind.groupable(), 0, 100)).isEqualTo(3);
        assertThat(notifications.count(bob.id(), Wanted.ALL, Set.of(), 0, 3)).isEqualTo(3);

        notifications.dismiss(bob.id(), all.getFirst().key());
        assertThat(groups(Paging.newest(40), Kind.groupable())).isEqualTo(all.subList(1, 3));
    }

    private List<Group> groups(Paging paging, Set<Kind> grouped) {
        return notifications.groups(bob.id(), Wanted.ALL, grouped, paging).shown();
    }

    @Test
    void aRebuiltViewIsTheOneThatLivedAndNothingThrownAwayComesBack() {
        Post post = world.post(bob, Audience.PUBLIC, "hello");
        world.follow(alice, bob);
        reactions.like(alice.id(), post.id());
        reactions.like(carol.id(), post.id());
        reactions.repost(carol.id(), post.id());
        reactions.unrepost(carol.id(), post.id());
        world.post(carol, Audience.PUBLIC, "@" + bob.handle() + " one");
        world.post(carol, Audience.PUBLIC, "@" + bob.handle() + " two");
        world.settle();
        List<Notification> all = all(bob);
        notifications.dismiss(bob.id(), all.getFirst().id());
        List<Notification> lived = all(bob);
        assertThat(lived).hasSize(4).isEqualTo(all.subList(1, 5));

        views.rebuild(Notices.NAME);
        world.settle();
        assertThat(all(bob)).isEqualTo(lived);
        notifications.clear(bob.id());
        views.rebuild(Notices.NAME);
        world.settle();
        assertThat(all(bob)).isEmpty();
        Post more = world.post(alice, Audience.PUBLIC, "@" + bob.handle());
        assertThat(told(bob)).containsExactly(by(alice, Kind.MENTION, more));
    }

    private List<Notification> all(Account account) {
        return notifications.page(account.id(), Wanted.ALL, Paging.newest(40)).shown();
    }

    @Test
    void bobHearsNothingOfWhomHeBlocksOrMutes() {
        Post post = world.post(bob, Audience.PUBLIC, "hello");
        reactions.like(alice.id(), post.id());
        reactions.like(carol.id(), post.id());
        assertThat(told(bob)).hasSize(2);
        blocks.block(bob.id(), alice.id());
        mutes.mute(bob.id(), carol.id(), true, null);
        assertThat(told(bob)).as("not of what they did before either").isEmpty();
        Post whileMuted = world.post(carol, Audience.PUBLIC, "@" + bob.handle());
        world.settle();
        blocks.unblock(bob.id(), alice.id());
        mutes.unmute(bob.id(), carol.id());
        assertThat(told(bob)).as("and later not of what they did meanwhile")
                .doesNotContain(by(carol, Kind.MENTION, whileMuted)).hasSize(2);
        views.rebuild(Notices.NAME);
        assertThat(told(bob)).as("nor after a rebuild").hasSize(2);

        mutes.mute(bob.id(), carol.id(), false, null);
        assertThat(told(bob)).as("a mute without notifications").hasSize(2);
        blocks.block(carol.id(), bob.id());
        assertThat(told(bob)).as("blocked by her").containsExactly(by(alice, Kind.LIKE, post));
    }

    @Test
    void bobIsToldOfEachPostOfThoseHeAskedFor() {
        graph.follow(bob.id(), alice.id(), new Wishes(null, true, null));
        world.follow(carol, alice);
        world.settle();
        Post post = world.post(alice, Audience.FOLLOWERS, "news");
        Post mention = world.post(alice, Audience.PUBLIC, "@" + bob.handle() + " in person");
        world.reply(alice, mention, Audience.PUBLIC, "and to herself");
        world.reply(alice, world.post(carol, Audience.PUBLIC, "hello"), Audience.PUBLIC, "to somebody else");
        List<String> lived = told(bob);
        assertThat(lived).hasSize(3).endsWith(by(alice, Kind.MENTION, mention), by(alice, Kind.POST, post));

        graph.follow(bob.id(), alice.id(), new Wishes(null, false, null));
        views.rebuild(Notices.NAME);
        assertThat(told(bob)).as("the same, though he asks for it no more").isEqualTo(lived);
        world.post(alice, Audience.FOLLOWERS, "more");
        assertThat(told(bob)).isEqualTo(lived);
    }

    @Test
    void aChangeIsToldToThoseWhoRepostedAndOnceAtATime() {
        Post post = world.post(alice, Audience.PUBLIC, "first");
        reactions.repost(bob.id(), post.id());
        edit(post, List.of());
        edit(post, List.of(carol.id(), bob.id()));
        assertThat(told(bob)).containsExactly(by(alice, Kind.EDIT, post));
        assertThat(told(carol)).containsExactly(by(alice, Kind.MENTION, post));
        views.rebuild(Notices.NAME);
        assertThat(told(bob)).containsExactly(by(alice, Kind.EDIT, post));
        reactions.unrepost(bob.id(), post.id());
        assertThat(told(bob)).isEmpty();
    }

    private void edit(Post post, List<Long> mentions) {
        append(new Event.PostEdited(post.author(), post.id(), post.audience(),
                new Event.Content("changed", "", false, null, List.of(), mentions, List.of())));
    }

    @Test
    void aRequestToFollowIsToldUntilItIsAnswered() {
        append(new Event.FollowRequested(alice.id(), bob.id()));
        append(new Event.FollowRequested(carol.id(), bob.id()));
        assertThat(told(bob)).containsExactly(by(carol, Kind.FOLLOW_REQUEST), by(alice, Kind.FOLLOW_REQUEST));
        append(new Event.FollowRequestDropped(carol.id(), bob.id()));
        world.follow(alice, bob);
        append(new Event.Warned(carol.id(), bob.id(), 77));
        assertThat(told(bob)).as("moderators do not sign").containsExactly(by(bob, Kind.WARNING),
                by(alice, Kind.FOLLOW));
    }

    private void append(Event event) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> appender.append(event));
    }
}
