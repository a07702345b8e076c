package social.linnet.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.KeptAway;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.page.rule.Candidate;
import social.linnet.page.rule.Lens;
import social.linnet.page.rule.Rules;
import social.linnet.post.Post;

/// Decides what of a quote is shown: by the rules of a surface of its own, for the quoted post itself.
@Component
class Quoted {

    private final KnownPosts known;
    private final Accounts accounts;
    private final CanSee canSee;
    private final Relations relations;
    private final Rules rules;
    private final Limited limited;
    private final Clock clock;

    Quoted(KnownPosts known, Accounts accounts, CanSee canSee, Relations relations, Rules rules,
           Limited limited, Clock clock) {
        this.known = known;
        this.accounts = accounts;
        this.canSee = canSee;
        this.relations = relations;
        this.rules = rules;
        this.limited = limited;
        this.clock = clock;
    }

    /// What is shown of one quote.
    record Decided(QuoteView.State state, long quoted) {
    }

    /// What is shown of some.
    ///
    /// @param states by the post that quotes
    /// @param shown  the quoted posts that are shown
    /// @param people those who wrote them, and whom they answer
    record Found(Map<Long, Decided> states, List<KnownPosts.Known> shown, Map<Long, Account> people) {
        static final Found NOTHING = new Found(Map.of(), List.of(), Map.of());
    }

    /// What these posts quote, as this viewer sees it; a fixed number of queries.
    Found of(@Nullable Long viewer, List<Post> posts) {
        Set<Long> wanted = new LinkedHashSet<>();
        posts.forEach(post -> {
            if (post.quote() != null && !post.quote().detached()) {
                wanted.add(post.quote().post());
            }
        });
        if (wanted.isEmpty() && posts.stream().allMatch(post -> post.quote() == null)) {
            return Found.NOTHING;
        }
        Map<Long, KnownPosts.Known> rows = wanted.isEmpty() ? Map.of() : known.find(wanted);
        Map<Long, Account> people = people(rows);
        Lens lens = lens(viewer, rows, people);
        Map<Long, Decided> states = new HashMap<>();
        Map<Long, KnownPosts.Known> shown = new LinkedHashMap<>();
        for (Post post : posts) {
            Post.Quote quote = post.quote();
            if (quote != null) {
                KnownPosts.Known row = rows.get(quote.post());
                QuoteView.State state = quote.detached() ? QuoteView.State.DETACHED : state(row, lens);
                states.put(post.id(), new Decided(state, quote.post()));
                if (row != null && state == QuoteView.State.SHOWN) {
                    shown.put(quote.post(), row);
                }
            }
        }
        return new Found(states, new ArrayList<>(shown.values()), people);
    }

    private Map<Long, Account> people(Map<Long, KnownPosts.Known> rows) {
        Set<Long> people = new LinkedHashSet<>();
        rows.values().forEach(row -> {
            people.add(row.post().author());
            if (row.post().replyToAuthor() != null) {
                people.add(row.post().replyToAuthor());
            }
        });
        return people.isEmpty() ? Map.of() : accounts.find(people);
    }

    private Lens lens(@Nullable Long viewer, Map<Long, KnownPosts.Known> rows, Map<Long, Account> people) {
        return new Lens(viewer, Surface.QUOTE,
                rows.isEmpty() ? Set.of()
                        : canSee.among(viewer, rows.values().stream().map(row -> row.post().subject()).toList()),
                people.keySet(), limited.hidden(viewer, people.values()),
                viewer == null || rows.isEmpty() ? KeptAway.NOTHING : relations.keptAway(viewer), clock.instant());
    }

    private QuoteView.State state(KnownPosts.@Nullable Known row, Lens lens) {
        if (row == null) {
            return QuoteView.State.GONE;
        }
        if (lens.away().blocks().contains(row.post().author())) {
            return QuoteView.State.BLOCKED;
        }
        Optional<Listing.Reason> reason = rules.whyNot(new Candidate(row.post(), row.post(), row.cited()), lens);
        return reason.map(Quoted::state).orElse(QuoteView.State.SHOWN);
    }

    /// Whoever was blocked by its author is not told that, only that it is not for them.
    private static QuoteView.State state(Listing.Reason reason) {
        return switch (reason) {
            case GONE, AUTHOR_GONE -> QuoteView.State.GONE;
            case MUTED -> QuoteView.State.MUTED;
            case NOT_FOR_THEM, NOT_DISCOVERABLE, LIMITED, BLOCKED, CITES_BLOCKED, REPOSTS_OFF, OTHER_LANGUAGE,
                 AI_MADE, HIDDEN, ALIKE -> QuoteView.State.NOT_FOR_THEM;
        };
    }
}
