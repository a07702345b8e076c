package social.linnet.page;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.post.Poll;
import social.linnet.post.Polls;

/// What stands below a post's text and changes without it: its poll, and the card of its link.
@Component
class Asides {

    private final Polls polls;
    private final LinkCards links;
    private final Clock clock;

    Asides(Polls polls, LinkCards links, Clock clock) {
        this.polls = polls;
        this.links = links;
        this.clock = clock;
    }

    /// The polls of those that ask, by post.
    Map<Long, PollView> polls(@Nullable Long viewer, List<KnownPosts.Known> rows) {
        List<KnownPosts.Known> asking = rows.stream().filter(KnownPosts.Known::asks).toList();
        if (asking.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<Long, Poll> found = polls.of(viewer, asking.stream().map(row -> row.post().id()).toList());
        Map<Long, PollView> views = new HashMap<>();
        for (KnownPosts.Known row : asking) {
            Poll poll = found.get(row.post().id());
            if (poll != null) {
                views.put(poll.post(), view(poll, viewer != null && viewer == row.post().author(), now));
            }
        }
        return views;
    }

    private static PollView view(Poll poll, boolean own, Instant now) {
        boolean expired = !poll.endsAt().isAfter(now);
        boolean hidden = poll.hideTotals() && !expired;
        List<PollView.Option> options = new ArrayList<>();
        for (int i = 0; i < poll.options().size(); i++) {
            options.add(new PollView.Option(poll.options().get(i), hidden ? null : poll.votes().get(i)));
        }
        return new PollView(poll.post(), poll.endsAt(), expired, poll.multiple(),
                poll.votes().stream().mapToLong(Long::longValue).sum(), poll.voters(), options,
                own || !poll.own().isEmpty(), poll.own());
    }

    /// The cards of those whose first link has one, by post. A post with pictures or a quote shows these instead.
    Map<Long, CardView> cards(List<KnownPosts.Known> rows) {
        List<KnownPosts.Known> linking = rows.stream().filter(row -> row.link() != null && row.pictures().isEmpty()
                && row.post().quote() == null).toList();
        if (linking.isEmpty()) {
            return Map.of();
        }
        Map<String, CardView> found = links.of(linking.stream().map(KnownPosts.Known::link).filter(Objects::nonNull)
                .distinct().toList());
        Map<Long, CardView> views = new HashMap<>();
        for (KnownPosts.Known row : linking) {
            CardView card = found.get(row.link());
            if (card != null) {
                views.put(row.post().id(), card);
            }
        }
        return views;
    }
}
