package social.linnet.story.sight;

/// A place where a post's words, or its picture, can be met. It has its line in [Truth], and its [Way]s through the doors.
enum Sight {
    BY_ID,
    /// A post's text, for editing.
    SOURCE,
    /// In the box, where it is about to be answered or quoted.
    COMPOSE,
    /// In the editor of memes, and in what is drawn there.
    MEME,
    CONTEXT, HOME, LIST, PROFILE, LOCAL,
    /// The same for those who are signed in, beside their home.
    LOCAL_TAB,
    /// Among what is liked by those one follows.
    FOR_YOU, TAG, LINK,
    /// By their words.
    SEARCH,
    /// By the words of what one liked and kept.
    SEARCH_KEPT,
    /// By their address, typed as what is searched.
    SEARCH_ADDRESS, TRENDS,
    /// What trends, for those who look after it.
    REVIEW,
    /// What somebody told the moderators of.
    REPORT,
    /// Beside the form in which it is reported.
    REPORT_FORM,
    LANDING,
    /// What somebody is told, with what was held back.
    NOTIFICATION,
    /// What somebody is told.
    TOLD,
    /// The newest word of a stranger who was held back.
    REQUEST,
    CONVERSATION, QUOTE,
    /// Below an answer of the assistant that cites it, and in its words.
    CITED,
    /// In what the assistant is given to answer a viewer where everybody reads it.
    PROMPT,
    /// In what the assistant is given to answer a viewer alone, who asks of this very post.
    PANEL,
    /// In somebody else's repost, on their page.
    REPOST,
    /// In somebody else's repost, by its address.
    REPOST_BY_ID,
    /// In the author's own repost, by its address.
    OWN_REPOST,
    BOOKMARKS, LIKES, CARD, PICTURE, RSS, OEMBED,
    /// In the copy of everything that somebody takes away.
    ARCHIVE,
    FIREHOSE
}
