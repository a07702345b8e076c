package social.linnet.web.compose;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.web.Frame;

/// What somebody has not posted yet: their drafts, or what is scheduled.
///
/// @param scheduled whether these are the scheduled ones
/// @param next      what `before` is on the next page, or null at the end
public record KeptPage(Frame frame, boolean scheduled, List<Kept> all, @Nullable Long next) {

    /// One of them.
    ///
    /// @param at      when it was saved, or when it is due
    /// @param parts   how many posts it is to become
    /// @param asks    whether it has a poll
    /// @param answers whether it answers a post
    /// @param quotes  whether it quotes one
    /// @param silent  whether it is kept from the assistant
    /// @param failure why it could not be published when it was due, in the reader's words, or null
    public record Kept(long id, Instant at, String text, String warning, List<Picture> pictures, int parts,
                       Audience audience, boolean asks, boolean answers, boolean quotes, boolean silent, @Nullable String failure) {
    }
}
