package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;

/// Who may follow somebody, and who asks to.
///
/// @param locked   whether nobody follows them unasked
/// @param hides    whether others do not see whom they follow and who follows them
/// @param requests who asks, the last to ask first
/// @param next     what `before` is on the next page, or null when this is the end
public record FollowersPage(Frame frame, boolean locked, boolean hides, List<Person> requests, @Nullable Long next) {
}
