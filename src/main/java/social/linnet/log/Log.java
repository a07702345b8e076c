package social.linnet.log;

import java.util.List;

import social.linnet.event.PublicEvent;

/// Reads the log.
public interface Log {

    /// The events above this `seq`, oldest first. Those of a kind that only a newer version knows are passed over.
    List<Logged> tail(long after, int limit);

    /// The public events above this public sequence, oldest first; passed over as in [#tail].
    List<PublicEvent> publicTail(long after, int limit);

    /// The `seq` of the newest event; 0 when there is none.
    long head();

    /// The public sequence of the newest public event; 0 when there is none.
    long publicHead();
}
