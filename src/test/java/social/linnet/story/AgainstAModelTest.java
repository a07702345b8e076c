package social.linnet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;

import social.linnet.account.Departures;
import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Blocks;
import social.linnet.graph.Graph;
import social.linnet.graph.Lists;
import social.linnet.graph.Mutes;
import social.linnet.graph.PeopleList;
import social.linnet.log.Views;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.page.Timelines;
import social.linnet.post.Draft;
import social.linnet.post.Edits;
import social.linnet.post.Posts;
import social.linnet.post.Reactions;
import social.linnet.post.Words;
import social.linnet.testing.LinnetTest;

/// Whatever three people do, the program and a model of plain maps agree on what each of them, and somebody who is not
/// signed in, then sees.
///
/// What it must notice was tried by breaking the program on purpose, once each: a closed author's posts answered, a block
/// forgotten by the gate or by homes, a request that counts as a follow, a home that keeps whom one left, a deleted or
/// edited post still in memory, a mute that empties a profile, answers to strangers at home, names that an edit leaves,
/// a private post reposted, a block that ends nothing, a locked account followed at once. Not noticed within 2,000: a
/// list that keeps whom one left, an unmute that does nothing.
@LinnetTest
class AgainstAModelTest {

    /// How many sequences are tried.
    private static final int SEQUENCES = 2000;
    private static final int PEOPLE = 3;
    /// Nobody follows this one unasked.
    private static final int LOCKED = 2;

    @Autowired
    private Posts posts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Graph graph;
    @Autowired
    private Edits edits;
    @Autowired
    private Lists lists;
    @Autowired
    private Blocks blocks;
    @Autowired
    private Mutes mutes;
    @Autowired
    private Departures departures;
    @Autowired
    private Pages pages;
    @Autowired
    private Timelines timelines;
    @Autowired
    private Views views;
    @Autowired
    private Ids ids;
    @Autowired
    private JdbcClient jdbc;

    /// The same server as every other test's: jqwik is another engine, and Spring's extension is not asked by it.
    @BeforeProperty
    void wire() throws Exception {
        new TestContextManager(AgainstAModelTest.class).prepareTestInstance(this);
    }

    enum Deed {
        POST, MENTION, REPLY, EDIT, DELETE, REPOST, UNREPOST, FOLLOW, UNFOLLOW, ACCEPT, REJECT, ENLIST, BLOCK, UNBLOCK, MUTE,
        UNMUTE, SUSPEND, RESTORE
    }

    /// @param other how far round the table the other person sits
    /// @param which which of the posts there are
    record Step(Deed deed, int who, int other, int which, Audience audience) {

        int whom() {
            return (who + other) % PEOPLE;
        }

        @Override
        public String toString() {
            return who + " " + deed + " " + whom() + " #" + which + " " + audience;
        }
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        // most sequences should come to where somebody who may not wants something
        Arbitrary<Deed> deeds = Arbitraries.frequency(Tuple.of(4, Deed.POST), Tuple.of(2, Deed.MENTION),
                Tuple.of(3, Deed.REPLY), Tuple.of(3, Deed.EDIT), Tuple.of(2, Deed.DELETE), Tuple.of(4, Deed.REPOST),
                Tuple.of(1, Deed.UNREPOST), Tuple.of(4, Deed.FOLLOW), Tuple.of(1, Deed.UNFOLLOW), Tuple.of(2, Deed.ACCEPT),
                Tuple.of(1, Deed.REJECT), Tuple.of(2, Deed.ENLIST), Tuple.of(2, Deed.BLOCK),
                Tuple.of(1, Deed.UNBLOCK), Tuple.of(2, Deed.MUTE), Tuple.of(1, Deed.UNMUTE), Tuple.of(2, Deed.SUSPEND),
                Tuple.of(1, Deed.RESTORE));
        return Combinators.combine(deeds, Arbitraries.integers().between(0, PEOPLE - 1),
                Arbitraries.integers().between(1, PEOPLE - 1), Arbitraries.integers().between(0, 5),
                Arbitraries.of(Audience.class)).as(Step::new).list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = SEQUENCES)
    void theyAgree(@ForAll("sequences") List<Step> steps) {
        Table table = new Table();
        for (Step step : steps) {
            table.take(step);
            table.check(step.toString());
        }
    }

    /// Three people who have never met.
    private final class Table {

        private final Model model = new Model();
        private final long[] people = new long[PEOPLE];
        private final String[] handles = new String[PEOPLE];
        /// Everybody's list, once they have one.
        private final long[] listOf = new long[PEOPLE];
        private int edited;
        /// Numbers of the model and ids of the program.
        private final Map<Integer, Long> idOf = new HashMap<>();
        private final Map<Long, Integer> numberOf = new HashMap<>();

        Table() {
            model.locked.add(LOCKED);
            for (int i = 0; i < PEOPLE; i++) {
                people[i] = ids.next();
                handles[i] = "m" + Long.toString(people[i], 36);
                jdbc.sql("""
                        insert into account.account (id, handle, kind, role, state, password, locked)
                        values (:id, :handle, 'PERSON', 'MEMBER', 'ACTIVE', '', :locked)
                        """).param("id", people[i]).param("handle", handles[i]).param("locked", i == LOCKED).update();
            }
        }

        void take(Step step) {
            if (model.closed.contains(step.who()) && step.deed() != Deed.SUSPEND && step.deed() != Deed.RESTORE) {
                return;
            }
            int who = step.who();
            int whom = model.fit(step.deed(), who, step.whom(), step.which());
            switch (step.deed()) {
                case POST -> published(who, step.audience(), "one", Set.of(), null, null);
                case MENTION -> published(who, step.audience(), "to @" + handles[whom],
                        model.closed.contains(whom) ? Set.of() : Set.of(whom), null, null);
                case REPLY -> reply(step);
                case EDIT -> edit(step);
                case DELETE -> delete(step);
                case REPOST -> repost(step);
                case UNREPOST -> unrepost(step);
                case FOLLOW -> both(step, model.follow(who, whom), () -> graph.follow(people[who], people[whom]));
                case UNFOLLOW -> both(step, model.unfollow(who, whom),
                        () -> graph.unfollow(people[who], people[whom]));
                case ACCEPT -> both(step, model.accept(who, whom), () -> graph.accept(people[who], people[whom]));
                case REJECT -> both(step, model.reject(who, whom), () -> graph.reject(people[who], people[whom]));
                case ENLIST -> both(step, model.enlist(who, whom),
                        () -> lists.add(people[who], listOf(who), List.of(people[whom])));
                case BLOCK -> both(step, model.block(who, whom), () -> blocks.block(people[who], people[whom]));
                case UNBLOCK -> {
                    model.blocks.remove(new Model.Pair(who, whom));
                    blocks.unblock(people[who], people[whom]);
                }
                case MUTE -> both(step, model.mute(who, whom),
                        () -> mutes.mute(people[who], people[whom], true, null));
                case UNMUTE -> {
                    model.mutes.remove(new Model.Pair(who, whom));
                    mutes.unmute(people[who], people[whom]);
                }
                case SUSPEND -> {
                    model.closed.add(who);
                    departures.suspend(people[whom], people[who]);
                }
                case RESTORE -> {
                    model.closed.remove(who);
                    departures.restore(people[whom], people[who]);
                }
            }
        }

        private void both(Step step, boolean expected, Runnable deed) {
            assertThat(isDone(deed)).as("whether it is done: %s", step).isEqualTo(expected);
        }

        private static boolean isDone(Runnable deed) {
            try {
                deed.run();
                return true;
            } catch (Refused refused) {
                return false;
            }
        }

        private void published(int who, Audience audience, String text, Set<Integer> mentions,
                               @Nullable Integer answers, @Nullable Long replyTo) {
            long id = posts.publish(Draft.of(people[who], text, audience).answering(replyTo)).id();
            known(model.publish(who, audience, text, mentions, answers), id);
        }

        private void known(int number, long id) {
            idOf.put(number, id);
            numberOf.put(id, number);
        }

        /// One of the posts there are, if there is one.
        private Model.@Nullable Entry chosen(Step step) {
            List<Model.Entry> some = model.entries.values().stream().filter(entry -> entry.of() == null)
                    .sorted(java.util.Comparator.comparingInt(Model.Entry::number)).toList();
            return some.isEmpty() ? null : some.get(step.which() % some.size());
        }

        private void reply(Step step) {
            Model.Entry parent = chosen(step);
            if (parent == null) {
                return;
            }
            long id = idOf.get(parent.number());
            if (model.mayReach(step.who(), parent)) {
                published(step.who(), step.audience(), "an answer", Set.of(), parent.author(), id);
            } else {
                both(step, false, () -> posts.publish(
                        Draft.of(people[step.who()], "no", step.audience()).answering(id)));
            }
        }

        /// Every other edit names somebody, and the next takes that back.
        private void edit(Step step) {
            Model.Entry post = chosen(step);
            if (post == null) {
                return;
            }
            boolean naming = step.audience().ordinal() % 2 == 0 && !model.closed.contains(step.whom());
            String text = "changed " + ++edited + (naming ? " for @" + handles[step.whom()] : "");
            boolean own = post.author() == step.who();
            both(step, own, () -> edits.edit(people[step.who()], idOf.get(post.number()),
                    new Edits.Edit(Words.of(text), null, Map.of(), null)));
            if (own) {
                model.edit(post.number(), text, naming ? Set.of(step.whom()) : Set.of());
            }
        }

        private long listOf(int who) {
            if (listOf[who] == 0) {
                listOf[who] = lists.create(people[who], "some", PeopleList.Replies.FOLLOWED, false).id();
            }
            return listOf[who];
        }

        private void delete(Step step) {
            Model.Entry post = chosen(step);
            if (post != null) {
                boolean own = post.author() == step.who();
                both(step, own, () -> posts.delete(people[step.who()], idOf.get(post.number())));
                if (own) {
                    model.delete(post.number());
                }
            }
        }

        private void repost(Step step) {
            Model.Entry post = chosen(step);
            if (post == null) {
                return;
            }
            long id = idOf.get(post.number());
            if (!model.mayRepost(step.who(), post)) {
                both(step, false, () -> reactions.repost(people[step.who()], id));
                return;
            }
            long repost = reactions.repost(people[step.who()], id).id();
            Model.Entry before = model.repostBy(step.who(), post);
            if (before == null) {
                known(model.repost(step.who(), post), repost);
            } else {
                assertThat(repost).isEqualTo(idOf.get(before.number()));
            }
        }

        private void unrepost(Step step) {
            Model.Entry post = chosen(step);
            if (post != null) {
                boolean may = model.mayReach(step.who(), post);
                both(step, may, () -> reactions.unrepost(people[step.who()], idOf.get(post.number())));
                Model.Entry before = model.repostBy(step.who(), post);
                if (may && before != null) {
                    model.delete(before.number());
                }
            }
        }

        void check(String after) {
            if (!views.awaitAll(Duration.ofSeconds(20))) {
                throw new AssertionError("The views did not catch up: " + views.standings());
            }
            seen(null, after);
            for (int viewer = 0; viewer < PEOPLE; viewer++) {
                if (!model.closed.contains(viewer)) {
                    seen(viewer, after);
                    List<PostView> home = pages.home(people[viewer], Paging.newest(Paging.MAX_LIMIT)).posts();
                    assertThat(numbers(home)).as("home of %d after %s", viewer, after).isEqualTo(model.home(viewer));
                    sayWhatTheyDo(home);
                    if (listOf[viewer] != 0) {
                        assertThat(numbers(timelines.list(people[viewer], listOf[viewer],
                                Paging.newest(Paging.MAX_LIMIT)).posts()))
                                .as("list of %d after %s", viewer, after).isEqualTo(model.list(viewer));
                    }
                }
            }
        }

        private void sayWhatTheyDo(List<PostView> shown) {
            shown.forEach(view -> assertThat(view.text()).isEqualTo(model.entries.get(numberOf.get(view.entry())).inner()
                    .text()));
        }

        private void seen(@Nullable Integer viewer, String after) {
            Long account = viewer == null ? null : Long.valueOf(people[viewer]);
            List<Long> all = new ArrayList<>(numberOf.keySet());
            List<PostView> shown = pages.listing(account, Surface.BY_ID, all, all.size()).posts();
            assertThat(new HashSet<>(numbers(shown))).as("what %s may see after %s", viewer, after)
                    .isEqualTo(model.byAddress(viewer));
            sayWhatTheyDo(shown);
            int author = numberOf.size() % PEOPLE;
            if (!model.closed.contains(author)) {
                assertThat(numbers(pages.author(account, people[author], Paging.newest(Paging.MAX_LIMIT), true).posts()))
                        .as("profile of %d for %s after %s", author, viewer, after)
                        .isEqualTo(model.profile(viewer, author));
            }
        }

        private List<Integer> numbers(List<PostView> shown) {
            return shown.stream().map(view -> numberOf.get(view.entry())).toList();
        }
    }
}
