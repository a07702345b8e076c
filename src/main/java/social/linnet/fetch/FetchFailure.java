package social.linnet.fetch;

import org.jspecify.annotations.Nullable;

/// Nothing came from elsewhere that can be used. The message is for the operator's log.
public final class FetchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Why.
    public enum Reason {
        /// The address is not one that anything is fetched from: its form, its scheme, its port.
        BAD_URL,
        /// The name leads to an address that is not a public one.
        NOT_PUBLIC,
        /// There is no such name, nobody listens, or they do not prove who they are.
        UNREACHABLE,
        /// It took longer than it may.
        TIMED_OUT,
        /// More came than may.
        TOO_LARGE,
        /// It was redirected too often.
        REDIRECTED,
        /// What came is not HTTP, or packed in a way nobody asked for.
        UNUSABLE,
        /// Too many calls are under way here.
        BUSY
    }

    private final Reason reason;

    FetchFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
