package social.linnet.web.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.web.Beside;
import social.linnet.web.Frame;

/// The posts with a tag.
///
/// @param followed whether the reader follows it
/// @param related  other tags of the posts that are shown, the most frequent first
/// @param next     what `before` is on the next page, or null when this is the end
public record TagPage(Frame frame, Beside.Tag tag, boolean followed, List<String> related, List<PostView> posts,
                      @Nullable Long next) {
}
