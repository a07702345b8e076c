package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.instance.Rules;
import social.linnet.page.Person;
import social.linnet.page.PostView;

/// The form by which somebody tells the moderators.
///
/// @param person  whom it is about
/// @param post    the post of theirs that it is about, or null
/// @param comment what was typed before something was wrong
public record ReportPage(Frame frame, Person person, @Nullable PostView post, List<Rules.Rule> rules, String comment) {
}
