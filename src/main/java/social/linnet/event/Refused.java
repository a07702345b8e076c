package social.linnet.event;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// What a person asked for and cannot have, with a message for that person. It has no effect besides being said, and is
/// never logged as a fault. Doors turn [#kind] into their own status and [#key] into the person's language.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Why, as doors need to know it.
    public enum Kind {
        /// What was sent is not valid.
        INVALID,
        /// Nobody is signed in, or the sign-in is no longer good.
        SIGNED_OUT,
        /// This person may not do this.
        FORBIDDEN,
        /// There is no such thing, or this person may not know that there is.
        NOT_FOUND,
        /// Too many or too much within a time.
        LIMITED,
        /// It clashes with what is there already.
        CONFLICT
    }

    private final Kind kind;
    private final String key;
    private final transient Object[] arguments;
    private final @Nullable Duration pause;

    private Refused(Kind kind, String key, @Nullable Duration pause, Object... arguments) {
        super(key, null, false, false);
        this.kind = Objects.requireNonNull(kind);
        this.key = key;
        this.pause = pause;
        this.arguments = arguments;
    }

    /// @param key       key of the message under `refused.` in `messages/refused.properties`
    /// @param arguments values for its placeholders
    public static Refused of(Kind kind, String key, Object... arguments) {
        return new Refused(kind, key, null, arguments);
    }

    /// Too much within a time.
    ///
    /// @param pause how long until it may be tried again
    public static Refused tooMany(Duration pause) {
        return new Refused(Kind.LIMITED, "too-many", pause);
    }

    public static Refused invalid(String key, Object... arguments) {
        return new Refused(Kind.INVALID, key, null, arguments);
    }

    public static Refused notFound() {
        return new Refused(Kind.NOT_FOUND, "not-found", null);
    }

    public static Refused forbidden(String key, Object... arguments) {
        return new Refused(Kind.FORBIDDEN, key, null, arguments);
    }

    public Kind kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    /// How long until it may be tried again, or null when waiting does not help or nobody knows how long.
    public @Nullable Duration pause() {
        return pause;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
