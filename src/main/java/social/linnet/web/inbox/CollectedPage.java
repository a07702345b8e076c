package social.linnet.web.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// Posts that the reader kept, or liked.
///
/// @param liked whether it is those they liked
/// @param posts the last first
/// @param next  what `before` is on the next page, or null when this is the end
public record CollectedPage(Frame frame, boolean liked, List<PostView> posts, @Nullable Long next) {

    /// Where this page is; its name is also the beginning of its words' keys.
    public String word() {
        return liked ? "likes" : "bookmarks";
    }
}
