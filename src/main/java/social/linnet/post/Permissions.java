package social.linnet.post;

import social.linnet.event.Audience;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;

/// For whom a post is, and what they may do with it. What each word permits is decided in `moderation`.
public record Permissions(Audience audience, QuotePolicy quotes, ReplyPolicy replies) {

    /// For this audience, all of whom may answer and quote as far as the audience goes.
    public static Permissions of(Audience audience) {
        return new Permissions(audience, QuotePolicy.ANYONE, ReplyPolicy.ANYONE);
    }
}
