package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.PostView;
import social.linnet.page.ProfileView;

/// An account's own page.
///
/// @param posts newest first
/// @param veiled whether it is hidden behind a notice, since moderators limited the account
/// @param next  what `before` is on the next page, or null when this is the end
public record ProfilePage(Frame frame, ProfileView profile, List<PostView> posts, @Nullable Long next,
                          boolean veiled) {
}
