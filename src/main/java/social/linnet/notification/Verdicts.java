package social.linnet.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.graph.Attention;
import social.linnet.graph.Relations;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Limited;
import social.linnet.notification.Policy.Choice;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.ThreadMutes;

/// What becomes of a notification when it arrives: what is between two people then, and what its recipient wants to
/// hear. A fixed number of queries, however many recipients there are.
@Component
class Verdicts {

    /// How long an account is new.
    static final Duration NEW_FOR = Duration.ofDays(30);
    /// How long one must have followed to count as a follower: nobody follows in order to be heard.
    static final Duration FOLLOWER_AFTER = Duration.ofDays(3);

    private final Accounts accounts;
    private final Relations relations;
    private final Attention attention;
    private final Posts posts;
    private final ThreadMutes threadMutes;
    private final Policies policies;
    private final Clock clock;

    Verdicts(Accounts accounts, Relations relations, Attention attention, Posts posts, ThreadMutes threadMutes,
             Policies policies, Clock clock) {
        this.accounts = accounts;
        this.relations = relations;
        this.attention = attention;
        this.posts = posts;
        this.threadMutes = threadMutes;
        this.policies = policies;
        this.clock = clock;
    }

    /// What becomes of it, for those of these recipients who are not simply shown it.
    Map<Long, Fate> of(Arrival arrival, Collection<Long> recipients) {
        List<Long> others = recipients.stream().filter(recipient -> recipient != arrival.actor()).toList();
        if (others.isEmpty()) {
            return Map.of();
        }
        Map<Long, Fate> fates = new HashMap<>();
        if (arrival.kind().isOfficial()) {
            return fates;
        }
        silencing(arrival, others).forEach(recipient -> fates.put(recipient, Fate.SILENCED));
        if (arrival.kind().isFilterable()) {
            List<Long> rest = others.stream().filter(recipient -> !fates.containsKey(recipient)).toList();
            byPolicy(arrival, rest).forEach((recipient, choice) -> {
                switch (choice) {
                    case ACCEPT -> {
                    }
                    case FILTER -> fates.put(recipient, Fate.FILTERED);
                    case DROP -> fates.put(recipient, Fate.SILENCED);
                }
            });
        }
        return fates;
    }

    private Set<Long> silencing(Arrival arrival, List<Long> recipients) {
        Set<Long> silencing = new HashSet<>(relations.blockedEitherWay(arrival.actor(), recipients));
        silencing.addAll(attention.deafTo(arrival.actor(), recipients));
        if (arrival.post() != null) {
            silencing.addAll(threadMutes.mutedBy(arrival.post(), recipients));
        }
        return silencing;
    }

    /// What the actor is to one recipient.
    private enum Stranger {
        NOT_FOLLOWED, NOT_FOLLOWING, NEW, PRIVATE, LIMITED
    }

    private Map<Long, Choice> byPolicy(Arrival arrival, List<Long> recipients) {
        Map<Long, Policy> chosen = policies.of(recipients);
        boolean direct = arrival.kind() == Kind.MENTION && arrival.post() != null && isDirect(arrival.post());
        long actor = arrival.actor();
        Optional<Account> account = accounts.find(actor);
        boolean limited = account.filter(Account::limited).isPresent();
        List<Long> asked = recipients.stream()
                .filter(recipient -> direct || limited || chosen.containsKey(recipient)).toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        Set<Long> permitting = policies.permitting(actor, asked);
        Map<Long, Relations.Standing> standings = relations.standings(actor, asked);
        Set<Long> followed = attention.followedSince(actor, asked, FOLLOWER_AFTER);
        boolean isNew = account.map(Account::createdAt)
                .filter(made -> made.isAfter(clock.instant().minus(NEW_FOR))).isPresent();
        Set<Long> spokenTo = direct ? answered(arrival.post(), actor) : Set.of();
        Map<Long, Choice> choices = new HashMap<>();
        for (long recipient : asked) {
            if (permitting.contains(recipient)) {
                continue;
            }
            boolean follows = Optional.ofNullable(standings.get(recipient)).filter(Relations.Standing::followedBy)
                    .isPresent();
            Map<Stranger, Boolean> is = new EnumMap<>(Stranger.class);
            is.put(Stranger.NOT_FOLLOWED, !follows);
            is.put(Stranger.NOT_FOLLOWING, !followed.contains(recipient));
            is.put(Stranger.NEW, isNew && !follows);
            is.put(Stranger.PRIVATE, direct && !follows && !spokenTo.contains(recipient));
            is.put(Stranger.LIMITED, Limited.hides(limited, false, follows));
            choices.put(recipient, strictest(chosen.getOrDefault(recipient, Policy.DEFAULT), is));
        }
        return choices;
    }

    private static Choice strictest(Policy policy, Map<Stranger, Boolean> is) {
        Choice strictest = Choice.ACCEPT;
        for (Stranger stranger : Stranger.values()) {
            Choice choice = switch (stranger) {
                case NOT_FOLLOWED -> policy.notFollowing();
                case NOT_FOLLOWING -> policy.notFollowers();
                case NEW -> policy.newAccounts();
                case PRIVATE -> policy.privateMentions();
                case LIMITED -> policy.limitedAccounts();
            };
            if (is.getOrDefault(stranger, false) && choice.compareTo(strictest) > 0) {
                strictest = choice;
            }
        }
        return strictest;
    }

    private boolean isDirect(long post) {
        return posts.find(post).filter(found -> !CanSee.reachesFollowers(found.audience())).isPresent();
    }

    /// Those who, further up in this thread, spoke to this account themselves: what it says there is an answer.
    private Set<Long> answered(long post, long account) {
        Set<Long> spoke = new HashSet<>();
        for (Post above : posts.find(new ArrayList<>(posts.ancestors(post))).values()) {
            if (above.mentions().contains(account)) {
                spoke.add(above.author());
            }
        }
        return spoke;
    }
}
