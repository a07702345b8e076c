package social.linnet.story;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

import social.linnet.event.Audience;

/// What one of three people at a table does.
///
/// @param other how far round the table the other person sits
/// @param which which of the posts there are, or of the people it can be done to
record Step(Deed deed, int who, int other, int which, Audience audience) {

    static final int PEOPLE = 3;
    private static final int MOST = 8;

    enum Deed {
        POST, MENTION, REPLY, EDIT, DELETE, REPOST, UNREPOST, FOLLOW, UNFOLLOW, ACCEPT, REJECT, ENLIST, BLOCK, UNBLOCK, MUTE,
        UNMUTE, SUSPEND, RESTORE
    }

    int whom() {
        return (who + other) % PEOPLE;
    }

    /// The same, by these two.
    Step between(Model.Pair two) {
        return new Step(deed, two.from(), Math.floorMod(two.to() - two.from(), PEOPLE), which, audience);
    }

    @Override
    public String toString() {
        return who + " " + deed + " " + whom() + " #" + which + " " + audience;
    }

    /// What people do in an evening.
    static Arbitrary<List<Step>> sequences() {
        // most sequences should come to where somebody who may not wants something
        Arbitrary<Deed> deeds = Arbitraries.frequency(Tuple.of(4, Deed.POST), Tuple.of(2, Deed.MENTION),
                Tuple.of(3, Deed.REPLY), Tuple.of(4, Deed.EDIT), Tuple.of(2, Deed.DELETE), Tuple.of(4, Deed.REPOST),
                Tuple.of(1, Deed.UNREPOST), Tuple.of(4, Deed.FOLLOW), Tuple.of(2, Deed.UNFOLLOW), Tuple.of(2, Deed.ACCEPT),
                Tuple.of(1, Deed.REJECT), Tuple.of(2, Deed.ENLIST), Tuple.of(2, Deed.BLOCK),
                Tuple.of(1, Deed.UNBLOCK), Tuple.of(2, Deed.MUTE), Tuple.of(2, Deed.UNMUTE), Tuple.of(2, Deed.SUSPEND),
                Tuple.of(1, Deed.RESTORE));
        return Combinators.combine(deeds, Arbitraries.integers().between(0, PEOPLE - 1),
                Arbitraries.integers().between(1, PEOPLE - 1), Arbitraries.integers().between(0, 5),
                Arbitraries.of(Audience.class)).as(Step::new).list().ofMinSize(1).ofMaxSize(MOST);
    }
}
