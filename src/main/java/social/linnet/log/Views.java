package social.linnet.log;

import java.time.Duration;
import java.util.List;

/// What operators and tests ask of the running views.
public interface Views {

    /// Waits until this view has applied everything up to this `seq`.
    ///
    /// @return whether it did within the time
    boolean await(String view, long seq, Duration atMost);

    /// Waits until everything that is committed now has been applied by every view.
    ///
    /// @return whether it was within the time
    boolean awaitAll(Duration atMost);

    /// Where each view stands.
    List<Standing> standings();

    /// Throws a view away and builds it again: a stored one from the first event, a held one from its tables.
    void rebuild(String view);

    /// Gives a view its dead letters once more. Those it handles now are gone, the others stay.
    ///
    /// @return how many it handled
    int replay(String view);

    /// @param cursor      the `seq` it has applied
    /// @param lag         how many events it is behind
    /// @param deadLetters how many it could not handle
    record Standing(String view, long cursor, long lag, long deadLetters) {
    }
}
