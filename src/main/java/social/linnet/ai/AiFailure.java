package social.linnet.ai;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A model gave nothing usable. The reason is for the person, in words that the door chooses; the message is for the
/// operator's log and holds no key and no prompt.
public final class AiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Why, as far as a person can do something about it.
    public enum Reason {
        /// The provider would not make this. The words are at fault: change them.
        REFUSED,
        /// Too many at once, or the provider's quota is used up: try again later.
        BUSY,
        /// It took longer than it may.
        TIMED_OUT,
        /// The provider cannot be reached, or broke: try again.
        UNAVAILABLE,
        /// The operator's settings are wrong (key, model, address): tell them.
        MISCONFIGURED,
        /// This model cannot do what was asked of it: another way of making it may.
        UNSUPPORTED,
        /// What was given is longer than this model can take in: give it less.
        TOO_LONG,
        /// An answer came, and it is not a picture (or not text) that can be used.
        UNUSABLE,
        /// The person took it back.
        CANCELLED
    }

    private final Reason reason;
    private final @Nullable Instant until;

    public AiFailure(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, cause, null);
    }

    /// @param until when it makes sense to try again, or null when nobody knows
    public AiFailure(Reason reason, String message, @Nullable Throwable cause, @Nullable Instant until) {
        super(message, cause);
        this.reason = reason;
        this.until = until;
    }

    public Reason reason() {
        return reason;
    }

    /// When it makes sense to try again, or null when nobody knows: a budget begins anew at a time that is known.
    public @Nullable Instant until() {
        return until;
    }
}
