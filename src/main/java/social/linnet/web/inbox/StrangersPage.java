package social.linnet.web.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.notification.Requests;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// People whom the reader's policy holds back until they agree to hear from them.
///
/// @param next what `before` is on the next page, or null when this is the end
public record StrangersPage(Frame frame, List<Stranger> people, @Nullable Long next) {

    /// @param post the latest post that they are held back with, or null
    public record Stranger(Person person, Requests.Request request, @Nullable PostView post) {
    }
}
