package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.web.compose.Composer;

/// The home feed.
///
/// @param posts    newest first
/// @param next     what `before` is on the next page, or null when this is the end
public record HomePage(Frame frame, List<PostView> posts, @Nullable Long next, Composer composer) {
}
