package social.linnet.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.post.FeaturedTags;
import social.linnet.post.Segment;

/// What an account shows of itself besides name, picture and words, as one viewer sees it.
///
/// @param header   path of the wide picture below `/media/`, or null
/// @param lines    the table that it wrote
/// @param tags     what it says it writes about
/// @param endorsed whom it recommends
/// @param familiar those whom the viewer follows and who follow it, as far as they let that be seen
/// @param lists    whether the viewer may see whom it follows and who follows it
public record Portrait(@Nullable String header, List<Line> lines, List<FeaturedTags.Featured> tags,
                       List<Person> endorsed, List<Person> familiar, boolean lists) {

    /// Nothing but its name.
    public static final Portrait PLAIN = new Portrait(null, List.of(), List.of(), List.of(), List.of(), true);

    /// A line of the table.
    ///
    /// @param verifiedAt when the page that it links to was seen to link back, or null
    public record Line(String name, List<Segment> value, @Nullable Instant verifiedAt) {
    }
}
