package social.linnet.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.filter.Filter;
import social.linnet.filter.Filters;
import social.linnet.filter.Sieve;

/// The last rule, which needs the whole post as it is shown: the viewer's own filters. What they hide on this surface is
/// left out, other filters that fit are said. One's own posts are never filtered.
@Component
class Screening {

    private final Filters filters;
    private final Clock clock;

    Screening(Filters filters, Clock clock) {
        this.filters = filters;
        this.clock = clock;
    }

    /// The posts that are left, each with the filters it fits.
    ///
    /// @param left how many were left out, by reason; is added to
    List<PostView> screen(@Nullable Long viewer, Surface surface, List<PostView> views,
                          Map<Listing.Reason, Integer> left) {
        Sieve sieve = viewer == null ? Sieve.OPEN : filters.sieve(viewer);
        if (sieve.isOpen()) {
            return views;
        }
        Instant now = clock.instant();
        List<PostView> kept = new ArrayList<>(views.size());
        for (PostView view : views) {
            List<Sieve.Hit> hits = view.mine().own() ? List.of() : hits(sieve, surface, view, now);
            if (surface.leavesOut(Listing.Reason.HIDDEN)
                    && hits.stream().anyMatch(hit -> hit.filter().action() == Filter.Action.HIDE)) {
                left.merge(Listing.Reason.HIDDEN, 1, Integer::sum);
            } else {
                kept.add(hits.isEmpty() ? view : view.filtered(hits.stream().map(Screening::told).toList()));
            }
        }
        return kept;
    }

    /// The filters that fit and hold here; where no context is, all of them do, except those that hide.
    private static List<Sieve.Hit> hits(Sieve sieve, Surface surface, PostView view, Instant now) {
        StringBuilder text = new StringBuilder();
        Set<Long> posts = new HashSet<>();
        read(view, text, posts);
        Filter.Context context = surface.context();
        return sieve.hits(text.toString(), posts, now).stream().filter(hit -> context == null
                ? hit.filter().action() != Filter.Action.HIDE : hit.filter().contexts().contains(context)).toList();
    }

    /// Everything that is read of a post, with what it reposts and quotes.
    private static void read(PostView view, StringBuilder text, Set<Long> posts) {
        posts.add(view.entry());
        posts.add(view.id());
        text.append(view.warning()).append("\n\n").append(view.text());
        if (view.poll() != null) {
            view.poll().options().forEach(option -> text.append("\n\n").append(option.title()));
        }
        view.pictures().forEach(picture -> text.append("\n\n").append(picture.alt()));
        text.append("\n\n");
        if (view.quote() != null && view.quote().post() != null) {
            read(view.quote().post(), text, posts);
        }
    }

    private static FilterHit told(Sieve.Hit hit) {
        return new FilterHit(FilterHit.Filter.of(hit.filter()), hit.keywords(), hit.posts());
    }
}
