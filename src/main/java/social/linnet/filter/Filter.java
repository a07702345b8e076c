package social.linnet.filter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Words and posts that somebody does not want to read.
///
/// @param contexts  where it holds; at least one
/// @param expiresAt until when, or null for always
/// @param posts     posts that are filtered one by one
public record Filter(long id, long owner, String title, Set<Context> contexts, Action action,
                     @Nullable Instant expiresAt, List<Keyword> keywords, List<Single> posts) {

    /// A kind of place where posts are read.
    public enum Context {
        /// Home and lists.
        HOME,
        NOTIFICATIONS,
        /// Where people look for posts of those they do not know.
        PUBLIC,
        /// One post, and what answers it.
        THREAD,
        /// An account's own page.
        ACCOUNT;

        /// The lower-case word, as in the API and in forms.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The context with this word.
        public static Optional<Context> ofWord(String word) {
            for (Context context : values()) {
                if (context.word().equals(word)) {
                    return Optional.of(context);
                }
            }
            return Optional.empty();
        }
    }

    /// What happens to what fits.
    public enum Action {
        /// It stands there covered, with the filter's title.
        WARN,
        /// It is left out.
        HIDE,
        /// Its pictures are blurred.
        BLUR
    }

    /// @param wholeWord whether it fits only where no letter or digit goes on
    public record Keyword(long id, String keyword, boolean wholeWord) {
    }

    /// @param id   the entry of the filter
    /// @param post the post
    public record Single(long id, long post) {
    }

    /// Whether it holds at this time.
    public boolean isActive(Instant now) {
        return expiresAt == null || expiresAt.isAfter(now);
    }
}
