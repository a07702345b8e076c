package social.linnet.notification;

/// What somebody does with what strangers tell them, by kind of stranger.
///
/// @param notFollowing    from people they do not follow
/// @param notFollowers    from people who do not follow them, or not for long
/// @param newAccounts     from accounts that are new, unless they follow them
/// @param privateMentions direct posts that are no answer to theirs, from people they do not follow
/// @param limitedAccounts from accounts that moderators limited, unless they follow them
public record Policy(Choice notFollowing, Choice notFollowers, Choice newAccounts, Choice privateMentions,
                     Choice limitedAccounts) {

    /// What to do with it.
    public enum Choice {
        /// Show it.
        ACCEPT,
        /// Hold it back, as a request by whom it is from.
        FILTER,
        /// Throw it away.
        DROP
    }

    /// What holds for those who never chose.
    public static final Policy DEFAULT = new Policy(Choice.ACCEPT, Choice.ACCEPT, Choice.ACCEPT, Choice.FILTER,
            Choice.FILTER);
}
