package social.linnet.post;

/// Is told of a post in the transaction that publishes it, before anybody can see it, and once more when the same is sent
/// again. What it does must bear to be done twice; what it throws keeps the post from being published.
@FunctionalInterface
public interface PublishingListener {

    /// @param draft what it was made of
    void published(Draft draft, Post post);
}
