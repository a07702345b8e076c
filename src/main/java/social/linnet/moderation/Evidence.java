package social.linnet.moderation;

import java.util.Collection;
import java.util.Set;

/// Whoever keeps posts. What somebody reports must be what they see, and of whom they report.
@FunctionalInterface
public interface Evidence {

    /// Those of these posts that are this author's and that the viewer may see.
    Set<Long> seenBy(long viewer, long author, Collection<Long> posts);
}
