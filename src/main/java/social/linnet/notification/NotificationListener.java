package social.linnet.notification;

/// Hears of notifications as they arrive, after they have been committed. A bean that implements this is told.
///
/// What it is told is an id: what the recipient may see of it is asked for when it is shown
/// ([Notifications#find]), and may be nothing. Neither what a policy holds back nor what was arrived at by a rebuild is
/// told. The call comes from the view's thread: it must return at once.
public interface NotificationListener {

    /// @param account        who is told
    /// @param notificationId the id of it
    void arrived(long account, long notificationId);

    /// What was held back from this account is among what it reads, now that it agreed to hear of somebody.
    default void merged(long account) {
    }
}
