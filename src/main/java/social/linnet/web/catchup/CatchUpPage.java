package social.linnet.web.catchup;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.CatchUp;
import social.linnet.web.Frame;

/// What has gathered.
///
/// @param isLater whether the words of the groups are asked for when the page is there
public record CatchUpPage(Frame frame, CatchUp digest, List<Section> sections, boolean isLater) {

    /// A group.
    ///
    /// @param summary what it says in few words, or null
    public record Section(CatchUp.Group group, @Nullable Summary summary) {

        /// Where its words are asked for.
        public String words() {
            return "/catch-up/words?post=" + String.join("&post=", group.ids().stream().map(String::valueOf).toList());
        }
    }
}
