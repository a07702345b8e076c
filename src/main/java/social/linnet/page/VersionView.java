package social.linnet.page;

import java.time.Instant;
import java.util.List;

import social.linnet.post.Segment;
import social.linnet.post.Words;

/// What a post said from an instant on.
///
/// @param body     its text in parts; a mention of nobody is [Segment.Plain]
/// @param pictures those that it had then and still has, described as they were then
/// @param gone     how many it had then and has no more
public record VersionView(Words words, List<Segment> body, List<PostView.PictureView> pictures, int gone,
                          Instant at) {
}
