package social.linnet.page;

import java.util.List;

/// Somebody whom one could follow, and why.
///
/// @param locked  whether they are asked first
/// @param through those whom the viewer follows, who follow them and let that be seen; a few at most
public record Suggestion(Person person, boolean locked, Reason reason, List<Person> through) {

    /// Why somebody is suggested.
    public enum Reason {
        /// People whom the viewer follows follow them.
        FRIENDS,
        /// Many follow them.
        MANY,
        /// They are new.
        NEW
    }
}
