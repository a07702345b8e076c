package social.linnet.assistant.writing;

import java.io.Serial;

import social.linnet.assistant.Question.Reason;

/// There is no proposal, and why; what somebody wrote is as it was.
public final class Failed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    Failed(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /// Why there is none, as a person understands it.
    public Reason reason() {
        return reason;
    }
}
