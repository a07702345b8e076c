package social.linnet.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A page of posts as one viewer sees it.
///
/// @param posts  what is shown, in order
/// @param newest the first id of the skeleton, shown or not; null when it is empty
/// @param oldest the last id of the skeleton, shown or not; null when it is empty
/// @param full   whether the skeleton filled the page, so that there may be more
/// @param left   how many were left out, by reason
public record Listing(List<PostView> posts, @Nullable Long newest, @Nullable Long oldest, boolean full,
                      Map<Reason, Integer> left) {

    /// Why something of the skeleton is not shown. Each but the first and those that need a whole post or page is a class of its own in
    /// `page.rule`, and
    /// [Surface] says where it counts.
    public enum Reason {
        /// It has been deleted.
        GONE,
        /// Whoever wrote or reposted it is not in use any more.
        AUTHOR_GONE,
        /// It is not for this viewer.
        NOT_FOR_THEM,
        /// It is not one that strangers may come upon.
        NOT_DISCOVERABLE,
        /// A moderator limited whoever wrote or reposted it, and the viewer does not follow them.
        LIMITED,
        /// Between the viewer and whoever wrote or reposted it, one has blocked the other.
        BLOCKED,
        /// The assistant says it, and between the viewer and whoever wrote what it rests on, one has blocked the other.
        CITES_BLOCKED,
        /// The viewer has muted whoever wrote or reposted it.
        MUTED,
        /// It is a repost by somebody whose reposts the viewer does not want.
        REPOSTS_OFF,
        /// It is in none of the languages that the viewer wants of its author.
        OTHER_LANGUAGE,
        /// It shows what AI made, which the viewer does not want to come upon, or not of them.
        AI_MADE,
        /// A filter of the viewer's hides it here.
        HIDDEN,
        /// It is a remix that looks almost as one above it, where it is folded and can be opened. On the site alone
        /// ([Folds]).
        ALIKE
    }
}
