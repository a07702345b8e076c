package social.linnet.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.log.Views;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Words;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;
import social.linnet.testing.World;

/// What an edit brings and takes away, for whoever has their home and their list open: the same that they would find if
/// both were read anew.
@LinnetTest
@Undisturbed
class EditsAtHomeTest {

    @Autowired
    private World world;
    @Autowired
    private Home home;
    @Autowired
    private ListTimelines timelines;
    @Autowired
    private Lists lists;
    @Autowired
    private Edits edits;
    @Autowired
    private Arrivals arrivals;
    @Autowired
    private Views views;

    private Account alice;
    private Account bob;
    private Account carol;
    private long list;

    /// Bob follows Alice, and has her in a list. Carol does not.
    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        world.follow(bob, alice);
        world.settle();
        list = lists.create(bob.id(), "friends", PeopleList.Replies.FOLLOWED, false).id();
        lists.add(bob.id(), list, List.of(alice.id()));
        isWhereBobReads(List.of());
        assertThat(home(carol)).isEmpty();
    }

    private List<Long> home(Account account) {
        return home.skeleton(account.id(), Paging.newest(Paging.MAX_LIMIT));
    }

    private void edit(Post post, String text) {
        edits.edit(alice.id(), post.id(), new Edits.Edit(Words.of(text), null, Map.of(), null));
        world.settle();
    }

    private void isWhereBobReads(List<Long> ids) {
        assertThat(home(bob)).as("at home").isEqualTo(ids);
        assertThat(timelines.skeleton(bob.id(), list, Paging.newest(Paging.MAX_LIMIT))).as("in the list").isEqualTo(ids);
    }

    @Test
    void whatIsOnlyForThoseItNamesComesAndGoesWithTheirNames() {
        Post first = world.post(alice, Audience.DIRECT, "a note to myself");
        Post second = world.post(alice, Audience.PUBLIC, "good morning");
        world.settle();
        isWhereBobReads(List.of(second.id()));

        edit(first, "a note to @" + bob.handle() + " and @" + carol.handle());
        isWhereBobReads(List.of(second.id(), first.id()));
        assertThat(home(carol)).as("does not follow her").isEmpty();
        views.rebuild(Home.NAME);
        views.rebuild(ListTimelines.NAME);
        isWhereBobReads(List.of(second.id(), first.id()));

        edit(first, "a note to @" + carol.handle());
        isWhereBobReads(List.of(second.id()));
        assertThat(home(alice)).containsExactly(second.id(), first.id());
    }

    @Test
    void whoListensIsToldOfItOnceAndNotOfFurtherEdits() {
        List<Long> atHome = new CopyOnWriteArrayList<>();
        List<Long> inList = new CopyOnWriteArrayList<>();
        try (Arrivals.Watch _ = arrivals.watch(bob.id(), atHome::add);
             Arrivals.Watch _ = timelines.watch(bob.id(), list, inList::add)) {
            Post post = world.post(alice, Audience.DIRECT, "a note to myself");
            world.settle();
            assertThat(atHome).isEmpty();
            edit(post, "a note to @" + bob.handle());
            edit(post, "a longer note to @" + bob.handle());

            assertThat(atHome).containsExactly(post.id());
            assertThat(inList).containsExactly(post.id());
        }
    }

    @Test
    void anAnswerToSomebodyWhomBobDoesNotFollowStaysAwayWhoeverItNames() {
        Post ofCarol = world.post(carol, Audience.PUBLIC, "hello");
        Post answer = world.reply(alice, ofCarol, Audience.DIRECT, "hello");
        world.settle();
        edit(answer, "hello, and tell @" + bob.handle());
        isWhereBobReads(List.of());
    }
}
