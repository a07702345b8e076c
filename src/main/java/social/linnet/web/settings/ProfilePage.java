package social.linnet.web.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;
import social.linnet.post.FeaturedTags;
import social.linnet.web.Frame;

/// What somebody shows of themselves, to be changed.
///
/// @param header      path of the wide picture below `/media/`, or null
/// @param fields      as many as there may be, the last ones perhaps empty
/// @param tags        what they feature
/// @param suggestions tags they used of late and do not feature
public record ProfilePage(Frame frame, Person person, @Nullable String header, String name, String bio,
                          boolean automated, boolean app, List<Field> fields, List<FeaturedTags.Featured> tags,
                          List<String> suggestions) {

    /// @param verified whether the page it links to was seen to link back
    public record Field(String name, String value, boolean verified) {
    }
}
