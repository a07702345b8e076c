package social.linnet.web.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture;
import social.linnet.page.Person;
import social.linnet.studio.work.Grants.Grant;
import social.linnet.web.Frame;

/// What others asked of somebody, and what they asked of others.
public record GrantsPage(Frame frame, List<Line> asked, List<Line> mine) {

    /// @param other   who asked, or who was asked; null when they are gone
    /// @param picture the picture it is about, or null when it is gone
    /// @param made    how many pictures were made by it
    public record Line(Grant grant, @Nullable Person other, @Nullable Picture picture, int made) {

        public String state() {
            return grant.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
