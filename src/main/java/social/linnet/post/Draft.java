package social.linnet.post;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;

/// What somebody wants to publish.
///
/// @param replyTo  the post it answers, or null
/// @param quoteOf  the post it quotes, or null
/// @param pictures ids of the author's own unattached pictures, at most [Posts#MAX_PICTURES], in order
/// @param question the poll that it asks, or null
/// @param silent   whether it is kept from the assistant, from its first moment
public record Draft(long author, Words words, Permissions permissions, @Nullable Long replyTo, @Nullable Long quoteOf,
                    List<Long> pictures, @Nullable Question question, Origin origin, boolean silent) {

    /// How it comes here.
    ///
    /// @param key     the same key from the same author makes one post within a day; null for none
    /// @param app     the program it is posted with, or null for the site
    /// @param website where that program comes from, or null
    public record Origin(@Nullable String key, @Nullable String app, @Nullable String website) {
        /// Written on the site, once for each call.
        public static final Origin SITE = new Origin(null, null, null);
    }

    /// A text for an audience, and nothing else.
    public static Draft of(long author, String text, Audience audience) {
        return new Draft(author, Words.of(text), Permissions.of(audience), null, null, List.of(), null, Origin.SITE, false);
    }

    /// The same with these words.
    public Draft saying(Words other) {
        return new Draft(author, other, permissions, replyTo, quoteOf, pictures, question, origin, silent);
    }

    /// The same, said to be mostly the assistant's.
    public Draft assisted() {
        return saying(words.assisted(true));
    }

    /// The same with these permissions.
    public Draft permitting(Permissions other) {
        return new Draft(author, words, other, replyTo, quoteOf, pictures, question, origin, silent);
    }

    /// The same as an answer to this post, if there is one.
    public Draft answering(@Nullable Long post) {
        return new Draft(author, words, permissions, post, quoteOf, pictures, question, origin, silent);
    }

    /// The same with this post quoted, if there is one.
    public Draft quoting(@Nullable Long post) {
        return new Draft(author, words, permissions, replyTo, post, pictures, question, origin, silent);
    }

    /// The same with these pictures.
    public Draft showing(List<Long> others) {
        return new Draft(author, words, permissions, replyTo, quoteOf, others, question, origin, silent);
    }

    /// The same with this poll, if there is one.
    public Draft asking(@Nullable Question poll) {
        return new Draft(author, words, permissions, replyTo, quoteOf, pictures, poll, origin, silent);
    }

    /// The same, kept from the assistant or not.
    public Draft silent(boolean kept) {
        return new Draft(author, words, permissions, replyTo, quoteOf, pictures, question, origin, kept);
    }

    /// The same from somewhere else.
    public Draft from(Origin other) {
        return new Draft(author, words, permissions, replyTo, quoteOf, pictures, question, other, silent);
    }

    /// The same, once: see [Origin#key].
    public Draft once(@Nullable String key) {
        return from(new Origin(key, origin.app(), origin.website()));
    }
}
