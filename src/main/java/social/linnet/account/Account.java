package social.linnet.account;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/// Somebody, or something that says that it is not somebody.
///
/// @param id        its id
/// @param handle    what comes after `@`: 1 to 30 of `a-z 0-9 _`, unique without regard to case, never reused
/// @param name      what it calls itself, at most 30 characters; empty means the handle is shown
/// @param bio       what it says of itself, at most 500 characters
/// @param kind      what it is
/// @param role      what it may do here besides being a member
/// @param state     whether it may sign in and be seen
/// @param avatar    path of its picture below `/media/`, or null
/// @param language  the language it reads the site in, `en` or `fr`
/// @param locked    whether nobody follows it unasked
/// @param hidesFollows whether others do not see whom it follows and who follows it
/// @param limited   whether a moderator keeps strangers from coming upon it
/// @param showsApp  whether others see which program its posts were made with
/// @param sample    whether it belongs to the labelled demonstration network
/// @param createdAt when it was made
public record Account(long id, String handle, String name, String bio, Kind kind, Role role, State state,
                      @Nullable String avatar, String language, boolean locked, boolean hidesFollows, boolean limited,
                      boolean showsApp, boolean sample, Instant createdAt) {

    /// What an account is. Shown on every post and profile; no API makes an account that pretends to be another kind.
    public enum Kind {
        PERSON, ORGANISATION, BOT, ASSISTANT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether a program speaks there, rather than people.
        public boolean isAutomated() {
            return this == BOT || this == ASSISTANT;
        }
    }

    /// What an account may do besides being a member.
    public enum Role {
        MEMBER, ADMIN
    }

    /// Whether an account may sign in and be seen.
    public enum State {
        /// Signed up and waiting for an administrator; may not sign in, is not seen.
        PENDING,
        /// In use.
        ACTIVE,
        /// Closed by an administrator; may not sign in, is not seen.
        SUSPENDED,
        /// Put away or given up by its owner; is not seen, and comes back when they sign in.
        DEACTIVATED,
        /// Gone for good. Only the handle is kept, so that nobody else takes it.
        ERASED
    }

    /// The name to show: its own, or the handle.
    public String shownName() {
        return name.isBlank() ? handle : name;
    }
}
