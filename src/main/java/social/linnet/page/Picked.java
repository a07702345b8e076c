package social.linnet.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A page of posts that were picked for one viewer.
///
/// @param next what `before` is on the next page, or null at the end
public record Picked(List<Pick> picks, @Nullable Long next) {

    /// A post, and why it is there.
    ///
    /// @param likedBy whom of those one follows like it, the last one first; never empty
    public record Pick(PostView post, List<Person> likedBy) {
    }
}
