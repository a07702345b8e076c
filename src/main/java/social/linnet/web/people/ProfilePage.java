package social.linnet.web.people;

import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Portrait;
import social.linnet.page.PostView;
import social.linnet.page.ProfileView;
import social.linnet.web.Frame;

/// An account's own page.
///
/// @param portrait what it shows of itself and of the people around it
/// @param tab      which of its posts are shown
/// @param tagged   a tag that they all have, or null
/// @param pinned   what it shows first; none of these is among the posts
/// @param posts    newest first
/// @param next     what `before` is on the next page, or null when this is the end
/// @param veiled   whether it is hidden behind a notice, since moderators limited the account
/// @param lists    the viewer's own lists, for putting the account into them
public record ProfilePage(Frame frame, ProfileView profile, Portrait portrait, Tab tab, @Nullable String tagged,
                          List<PostView> pinned, List<PostView> posts, @Nullable Long next, boolean veiled,
                          List<Membership> lists) {

    private static final List<String> TONGUES = List.of("ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "zh");

    /// What of an account's posts is shown.
    public enum Tab {
        POSTS, REPLIES, MEDIA, WORKS;

        /// The last part of its address, empty for the first; with `profile.tab.` before it the key of its name.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether pictures are shown rather than posts.
        public boolean isOfPictures() {
            return this == MEDIA || this == WORKS;
        }

        String below(String profile) {
            return this == POSTS ? profile : profile + "/" + word();
        }
    }

    /// A list of the viewer's, and whether the account is in it.
    public record Membership(long id, String title, boolean member) {
    }

    /// Where the account's page is.
    public String path() {
        return "/@" + profile.person().handle();
    }

    /// Where a tab of it is.
    public String path(Tab other) {
        return other.below(path());
    }

    /// The languages in which the account may be wanted, each by its tag with its name: usual ones, and those chosen.
    public List<Map.Entry<String, String>> tongues() {
        return Stream.concat(TONGUES.stream(), profile.standing().languages().stream()).distinct()
                .map(tag -> Map.entry(tag, Locale.forLanguageTag(tag).getDisplayName(frame.locale())))
                .sorted(Map.Entry.comparingByValue(Collator.getInstance(frame.locale()))).toList();
    }

    /// Whether there is nothing to show on this tab.
    public boolean isEmpty() {
        return pinned.isEmpty() && posts.isEmpty() && next == null;
    }
}
