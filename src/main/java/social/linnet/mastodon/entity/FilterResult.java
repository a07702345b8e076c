package social.linnet.mastodon.entity;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.page.FilterHit;

/// Mastodon's FilterResult, with the whole Filter as strict decoders want it.
public record FilterResult(Filter filter, List<String> keywordMatches, List<String> statusMatches) {

    /// Mastodon's Filter, as of its second version.
    public record Filter(String id, String title, List<String> context, @Nullable String expiresAt,
                         String filterAction, List<Keyword> keywords, List<Status> statuses) {
    }

    public record Keyword(String id, String keyword, boolean wholeWord) {
    }

    public record Status(String id, String statusId) {
    }

    /// The entity of this hit.
    static FilterResult of(FilterHit hit) {
        return new FilterResult(filter(hit.filter()), hit.keywords(),
                hit.posts().stream().map(String::valueOf).toList());
    }

    /// The entity of this filter.
    public static Filter filter(FilterHit.Filter filter) {
        return new Filter(String.valueOf(filter.id()), filter.title(), filter.contexts(),
                filter.expiresAt() == null ? null : Times.text(filter.expiresAt()),
                filter.action().name().toLowerCase(Locale.ROOT),
                filter.keywords().stream().map(one -> new Keyword(String.valueOf(one.id()), one.keyword(),
                        one.wholeWord())).toList(),
                filter.posts().stream().map(one -> new Status(String.valueOf(one.id()), String.valueOf(one.post())))
                        .toList());
    }
}
