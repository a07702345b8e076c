package social.linnet.web.reading;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.PeopleList;
import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// What the members of a list post.
///
/// @param members how many there are
/// @param next    what `before` is on the next page, or null when this is the end
public record ListPage(Frame frame, PeopleList list, int members, List<PostView> posts, @Nullable Long next) {
}
