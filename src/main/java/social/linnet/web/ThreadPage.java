package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.web.compose.Composer;

/// One post with what it answers and what answers it.
///
/// @param ancestors oldest first
/// @param post      the one the page is about
/// @param replies   oldest first
/// @param composer  for a reply, or null when nobody is signed in
public record ThreadPage(Frame frame, List<PostView> ancestors, PostView post, List<PostView> replies,
                         @Nullable Composer composer) {
}
