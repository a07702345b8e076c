package social.linnet.moderation;

/// Whom an author lets quote a post, of those who may see it.
public enum QuotePolicy {
    ANYONE,
    /// Those who follow the author.
    FOLLOWERS,
    /// Nobody but the author.
    NOBODY
}
