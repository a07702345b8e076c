package social.linnet.log;

import org.springframework.stereotype.Component;

/// The signals inside this process. They spare waiting, nothing depends on them: everybody who waits also polls.
@Component
final class Wakes {

    private final Signal committed = new Signal();
    private final Signal sequenced = new Signal();
    private final Signal applied = new Signal();

    /// A transaction that appended has committed.
    Signal committed() {
        return committed;
    }

    /// Events have come into the log.
    Signal sequenced() {
        return sequenced;
    }

    /// A view has moved its cursor.
    Signal applied() {
        return applied;
    }
}
