package social.linnet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.PeopleList;
import social.linnet.page.PostView;
import social.linnet.page.Surface;
import social.linnet.post.Draft;
import social.linnet.post.Edits;
import social.linnet.post.Words;

/// Three people who have never met, in the program and in the model.
final class Table {

    /// Nobody follows this one unasked.
    private static final int LOCKED = 2;

    private final Program program;
    private final Model model = new Model();
    private final long[] people = new long[Step.PEOPLE];
    private final String[] handles = new String[Step.PEOPLE];
    /// Everybody's list, once they have one.
    private final long[] listOf = new long[Step.PEOPLE];
    private int edited;
    /// Numbers of the model and ids of the program.
    private final Map<Integer, Long> idOf = new HashMap<>();
    private final Map<Long, Integer> numberOf = new HashMap<>();

    Table(Program program) {
        this.program = program;
        model.locked.add(LOCKED);
        for (int i = 0; i < Step.PEOPLE; i++) {
            people[i] = program.ids.next();
            handles[i] = "m" + Long.toString(people[i], 36);
            program.jdbc.sql("""
                    insert into account.account (id, handle, kind, role, state, password, locked)
                    values (:id, :handle, 'PERSON', 'MEMBER', 'ACTIVE', '', :locked)
                    """).param("id", people[i]).param("handle", handles[i]).param("locked", i == LOCKED).update();
        }
    }

    /// As some stories begin: 1 follows 0, whom they have in their list, and 0 follows 2, who agreed.
    void haveMet() {
        for (Step step : List.of(met(Step.Deed.FOLLOW, 1, 0), met(Step.Deed.ENLIST, 1, 0),
                met(Step.Deed.FOLLOW, 0, LOCKED), met(Step.Deed.ACCEPT, LOCKED, 0))) {
            take(step);
        }
    }

    private static Step met(Step.Deed deed, int who, int whom) {
        return new Step(deed, who, 0, 0, Audience.PUBLIC).between(new Model.Pair(who, whom));
    }

    void take(Step meant) {
        Step step = meant.between(model.fit(meant));
        if (model.closed.contains(step.who()) && step.deed() != Step.Deed.SUSPEND && step.deed() != Step.Deed.RESTORE) {
            return;
        }
        int who = step.who();
        int whom = step.whom();
        switch (step.deed()) {
            case POST -> published(who, step.audience(), "one", Set.of(), null, null);
            case MENTION -> published(who, step.audience(), "to @" + handles[whom],
                    model.closed.contains(whom) ? Set.of() : Set.of(whom), null, null);
            case REPLY -> reply(step);
            case EDIT -> edit(step);
            case DELETE -> delete(step);
            case REPOST -> repost(step);
            case UNREPOST -> unrepost(step);
            case FOLLOW -> both(step, model.follow(who, whom), () -> program.graph.follow(people[who], people[whom]));
            case UNFOLLOW -> both(step, model.unfollow(who, whom),
                    () -> program.graph.unfollow(people[who], people[whom]));
            case ACCEPT -> both(step, model.accept(who, whom), () -> program.graph.accept(people[who], people[whom]));
            case REJECT -> both(step, model.reject(who, whom), () -> program.graph.reject(people[who], people[whom]));
            case ENLIST -> both(step, model.enlist(who, whom),
                    () -> program.lists.add(people[who], listOf(who), List.of(people[whom])));
            case BLOCK -> both(step, model.block(who, whom), () -> program.blocks.block(people[who], people[whom]));
            case UNBLOCK -> {
                model.blocks.remove(new Model.Pair(who, whom));
                program.blocks.unblock(people[who], people[whom]);
            }
            case MUTE -> both(step, model.mute(who, whom),
                    () -> program.mutes.mute(people[who], people[whom], true, null));
            case UNMUTE -> {
                model.mutes.remove(new Model.Pair(who, whom));
                program.mutes.unmute(people[who], people[whom]);
            }
            case SUSPEND -> {
                model.closed.add(who);
                program.departures.suspend(people[whom], people[who]);
            }
            case RESTORE -> {
                model.closed.remove(who);
                program.departures.restore(people[whom], people[who]);
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
        long id = program.posts.publish(Draft.of(people[who], text, audience).answering(replyTo)).id();
        known(model.publish(who, audience, text, mentions, answers), id);
    }

    private void known(int number, long id) {
        idOf.put(number, id);
        numberOf.put(id, number);
    }

    /// One of the posts there are, if there is one.
    private Model.@Nullable Entry chosen(Step step) {
        return chosen(step, entry -> true);
    }

    private Model.@Nullable Entry chosenOf(Step step, int author) {
        return chosen(step, entry -> entry.author() == author);
    }

    private Model.@Nullable Entry chosen(Step step, Predicate<Model.Entry> wanted) {
        List<Model.Entry> some = model.entries.values().stream().filter(entry -> entry.of() == null && wanted.test(entry))
                .sorted(Comparator.comparingInt(Model.Entry::number)).toList();
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
            both(step, false, () -> program.posts.publish(
                    Draft.of(people[step.who()], "no", step.audience()).answering(id)));
        }
    }

    /// Every other edit names somebody, and the next takes that back.
    private void edit(Step step) {
        // mostly one's own, to come to where it may be done
        Model.Entry post = step.which() % 3 == 0 ? chosen(step) : chosenOf(step, step.who());
        if (post == null) {
            return;
        }
        boolean naming = step.audience().ordinal() % 2 == 0 && !model.closed.contains(step.whom());
        String text = "changed " + ++edited + (naming ? " for @" + handles[step.whom()] : "");
        boolean own = post.author() == step.who();
        both(step, own, () -> program.edits.edit(people[step.who()], idOf.get(post.number()),
                new Edits.Edit(Words.of(text), null, Map.of(), null)));
        if (own) {
            model.edit(post.number(), text, naming ? Set.of(step.whom()) : Set.of());
        }
    }

    private long listOf(int who) {
        if (listOf[who] == 0) {
            listOf[who] = program.lists.create(people[who], "some", PeopleList.Replies.FOLLOWED, false).id();
        }
        return listOf[who];
    }

    private void delete(Step step) {
        Model.Entry post = chosen(step);
        if (post != null) {
            boolean own = post.author() == step.who();
            both(step, own, () -> program.posts.delete(people[step.who()], idOf.get(post.number())));
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
            both(step, false, () -> program.reactions.repost(people[step.who()], id));
            return;
        }
        long repost = program.reactions.repost(people[step.who()], id).id();
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
            both(step, may, () -> program.reactions.unrepost(people[step.who()], idOf.get(post.number())));
            Model.Entry before = model.repostBy(step.who(), post);
            if (may && before != null) {
                model.delete(before.number());
            }
        }
    }

    void check(String after) {
        if (!program.views.awaitAll(Duration.ofSeconds(20))) {
            throw new AssertionError("The views did not catch up: " + program.views.standings());
        }
        seen(null, after);
        for (int viewer = 0; viewer < Step.PEOPLE; viewer++) {
            if (!model.closed.contains(viewer)) {
                seen(viewer, after);
                List<PostView> home = program.pages.home(people[viewer], Paging.newest(Paging.MAX_LIMIT)).posts();
                assertThat(numbers(home)).as("home of %d after %s", viewer, after).isEqualTo(model.home(viewer));
                sayWhatTheyDo(home);
                if (listOf[viewer] != 0) {
                    assertThat(numbers(program.timelines.list(people[viewer], listOf[viewer],
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
        List<PostView> shown = program.pages.listing(account, Surface.BY_ID, all, all.size()).posts();
        assertThat(new HashSet<>(numbers(shown))).as("what %s may see after %s", viewer, after)
                .isEqualTo(model.byAddress(viewer));
        sayWhatTheyDo(shown);
        int author = numberOf.size() % Step.PEOPLE;
        if (!model.closed.contains(author)) {
            assertThat(numbers(program.pages.author(account, people[author], Paging.newest(Paging.MAX_LIMIT), true).posts()))
                    .as("profile of %d for %s after %s", author, viewer, after)
                    .isEqualTo(model.profile(viewer, author));
        }
    }

    private List<Integer> numbers(List<PostView> shown) {
        return shown.stream().map(view -> numberOf.get(view.entry())).toList();
    }
}
