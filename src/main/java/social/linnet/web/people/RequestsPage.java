package social.linnet.web.people;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Neighbour;
import social.linnet.web.Frame;

/// Who asks to follow the reader.
///
/// @param locked whether they are asked at all
/// @param next   what `before` is on the next page, or null when this is the end
public record RequestsPage(Frame frame, boolean locked, List<Neighbour> people, @Nullable Long next) {
}
