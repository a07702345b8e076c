package social.linnet.web.people;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Neighbour;
import social.linnet.page.Person;
import social.linnet.web.Frame;

/// Who follows an account, or whom it follows.
///
/// @param following whether it is whom it follows
/// @param hidden    whether it does not let the reader see that
/// @param next      what `before` is on the next page, or null when this is the end
public record NeighboursPage(Frame frame, Person person, boolean following, boolean hidden, List<Neighbour> people,
                             @Nullable Long next) {

    /// Where this page is.
    public String path() {
        return "/@" + person.handle() + (following ? "/following" : "/followers");
    }
}
