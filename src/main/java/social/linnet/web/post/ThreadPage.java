package social.linnet.web.post;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.web.Frame;
import social.linnet.web.Share;
import social.linnet.web.compose.Composer;

/// One post with what it answers and what answers it.
///
/// @param ancestors oldest first
/// @param headless  whether the first of them, or the post itself, answers something that is not shown
/// @param post      the one the page is about
/// @param replies   below it, the author's own going on first
/// @param composer  for a reply, or null when nobody is signed in or may not reply
/// @param share     what it tells other sites, or null when that is nothing
public record ThreadPage(Frame frame, List<PostView> ancestors, boolean headless, PostView post, List<Branch> replies,
                         @Nullable Composer composer, @Nullable Share share) {

    public ThreadPage(Frame frame, List<PostView> ancestors, PostView post, List<PostView> descendants,
                      @Nullable Composer composer, @Nullable Share share) {
        this(frame, ancestors, (ancestors.isEmpty() ? post : ancestors.getFirst()).replyTo() != null, post,
                Branch.below(post, descendants), composer, share);
    }
}
