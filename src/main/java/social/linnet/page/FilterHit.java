package social.linnet.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A filter of the viewer's that a post fits, and why.
///
/// @param filter   the whole filter
/// @param keywords the words of it that the post holds
/// @param posts    the posts of it that this is
public record FilterHit(Filter filter, List<String> keywords, List<Long> posts) {

    /// @param contexts  where it holds, in the words of `filter`
    /// @param expiresAt until when, or null for always
    /// @param action    what happens to what fits
    public record Filter(long id, String title, List<String> contexts, @Nullable Instant expiresAt, Action action,
                         List<Keyword> keywords, List<Single> posts) {

        /// A filter as it is shown.
        public static Filter of(social.linnet.filter.Filter filter) {
            return new Filter(filter.id(), filter.title(),
                    filter.contexts().stream().map(social.linnet.filter.Filter.Context::word).toList(),
                    filter.expiresAt(), Action.valueOf(filter.action().name()),
                    filter.keywords().stream().map(one -> new Keyword(one.id(), one.keyword(), one.wholeWord()))
                            .toList(),
                    filter.posts().stream().map(one -> new Single(one.id(), one.post())).toList());
        }
    }

    /// What happens to a post that fits. Those that hide leave it out, so that it is not here at all.
    public enum Action {
        WARN, HIDE, BLUR
    }

    public record Keyword(long id, String keyword, boolean wholeWord) {
    }

    /// One post that is filtered by itself.
    ///
    /// @param id   the entry of the filter
    /// @param post the post
    public record Single(long id, long post) {
    }
}
