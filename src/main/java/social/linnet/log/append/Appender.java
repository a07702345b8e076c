package social.linnet.log.append;

import social.linnet.event.Event;

/// Writes events to the log, inside the transaction of what they tell.
public interface Appender {

    /// Appends an event. It is in the log when, and only if, the caller's transaction commits.
    ///
    /// @throws IllegalStateException outside a transaction
    void append(Event event);
}
