package social.linnet.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.post.Segment;

/// A post as one viewer sees it.
///
/// @param entry      the id by which it stands in a list: its own, or the repost's
/// @param id         the post's id
/// @param body       its text in parts; a mention of nobody is [Segment.Plain]
/// @param replyTo    the post it answers, or null
/// @param answering  whose post it answers, or null when it is no reply or they are gone
/// @param pictures   at most four
/// @param language   BCP 47 tag of its text, or null when its author did not say
/// @param mine       what this viewer did with it
/// @param repostedBy who brought it here, or null
public record PostView(long entry, long id, Person author, Audience audience, String text, List<Segment> body,
                       Instant createdAt, @Nullable Long replyTo, @Nullable Person answering,
                       List<PictureView> pictures, @Nullable String language, Counts counts, Mine mine,
                       @Nullable Person repostedBy) {

    public record Counts(long replies, long reposts, long likes) {
    }

    /// @param own        whether the viewer wrote it
    /// @param mayRepost  whether the audience allows this viewer to repost it
    public record Mine(boolean own, boolean liked, boolean reposted, boolean mayRepost) {
        public static final Mine NOBODY = new Mine(false, false, false, false);
    }

    /// @param url      address of the large rendition, from `/`, signed when not everybody may fetch it
    /// @param smallUrl the same of the small one
    /// @param madeBy   the model that made it, for the 'made with AI' label, or null when it was not made by one
    public record PictureView(long id, String url, String smallUrl, int width, int height, int smallWidth,
                              int smallHeight, String blurhash, String alt, @Nullable String madeBy) {
    }

    /// Where it is: the path of its page.
    public String path() {
        return "/@" + author.handle() + "/" + id;
    }
}
