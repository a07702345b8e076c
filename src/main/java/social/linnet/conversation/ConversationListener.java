package social.linnet.conversation;

/// Hears that a conversation of somebody's has changed, once that is committed: a post came or went, or it was marked as
/// read or unread. A bean that implements this is told. Nothing that a rebuild arrives at is told. The call comes from
/// the view's thread: it must return at once.
public interface ConversationListener {

    /// @param account whose conversation
    /// @param post    a post of it, by which [Conversations#find] finds it
    void conversationChanged(long account, long post);
}
