package social.linnet.web.compose;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.moderation.CanSee;
import social.linnet.page.PostView;
import social.linnet.studio.Job;

/// The box in which posts are written and pictures made.
///
/// @param key      random, one a rendering: the idempotency key of the post
/// @param audience what is chosen at first
/// @param replyTo  the post it answers, or null
/// @param text     what stands in it at first
/// @param pictures what is attached already
/// @param job      what is being made or waits to be picked, or null; the panel is open when there is one
/// @param left     how many pictures may still be made today
/// @param daily    how many a day
/// @param open     whether the panel is open without a job
public record Composer(String key, Audience audience, @Nullable PostView replyTo, String text, List<Picture> pictures,
                       @Nullable Job job, int left, int daily, boolean open) {

    /// Longest post, in characters.
    public static final int MAX_TEXT = 500;

    /// An empty one.
    public static Composer empty(String key, int left, int daily) {
        return new Composer(key, CanSee.proposed(), null, "", List.of(), null, left, daily, false);
    }

    /// An empty one that answers a post, for the same audience or a smaller one.
    public static Composer reply(String key, PostView post, int left, int daily) {
        return new Composer(key, post.audience(), post, "", List.of(), null, left, daily, false);
    }

    public boolean panelOpen() {
        return open || job != null;
    }
}
