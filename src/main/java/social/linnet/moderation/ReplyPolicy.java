package social.linnet.moderation;

/// Whom an author lets answer a post, of those who may see it. The author always may.
public enum ReplyPolicy {
    ANYONE,
    /// Those who follow the author, and whom the post names.
    FOLLOWERS,
    /// Those whom the author follows, and whom the post names.
    FOLLOWED,
    /// Those whom the post names.
    MENTIONED,
    /// Nobody but the author.
    NOBODY
}
