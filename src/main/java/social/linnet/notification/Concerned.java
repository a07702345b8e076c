package social.linnet.notification;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.graph.Attention;
import social.linnet.moderation.CanSee;
import social.linnet.moderation.Moderators;
import social.linnet.post.Onlookers;

/// Whom something concerns that an event does not name.
@Component
class Concerned {

    private final Attention attention;
    private final Onlookers onlookers;
    private final Moderators moderators;
    private final Accounts accounts;

    Concerned(Attention attention, Onlookers onlookers, Moderators moderators, Accounts accounts) {
        this.attention = attention;
        this.onlookers = onlookers;
        this.moderators = moderators;
        this.accounts = accounts;
    }

    /// The moderators, if this is for them: nobody need look after people who are invented.
    Collection<Long> moderators(Kind kind, long actor) {
        boolean invented = kind == Kind.SIGN_UP && accounts.find(actor).filter(Account::sample).isPresent();
        return invented ? List.of() : moderators.all();
    }

    /// Those who asked to be told of this author's posts, if a post like this one is for all of them. An answer to
    /// somebody else is not.
    Collection<Long> withPostsOf(long author, Audience audience, @Nullable Long replyToAuthor) {
        return CanSee.reachesFollowers(audience) && (replyToAuthor == null || replyToAuthor == author)
                ? attention.toldOfPostsOf(author) : List.of();
    }

    /// Who made a poll and who voted in it.
    Collection<Long> inPoll(long post, long author) {
        Set<Long> all = new LinkedHashSet<>(Set.of(author));
        all.addAll(onlookers.voters(post));
        return all;
    }

    /// Whether it is the assistant's account.
    boolean isAssistant(long account) {
        return accounts.find(account).filter(found -> found.kind() == Account.Kind.ASSISTANT).isPresent();
    }

    /// Who had liked, reposted or answered this post by then.
    ///
    /// @param until an id of what happened then
    Collection<Long> reactors(long post, long until) {
        return onlookers.reactors(post, Notification.timeOf(until));
    }

    /// Who had reposted this post by then.
    ///
    /// @param until an id of what happened then
    Collection<Long> reposters(long post, long until) {
        return onlookers.reposters(post, Notification.timeOf(until));
    }

    /// Who had quoted this post by then, each with the post in which they did.
    ///
    /// @param until an id of what happened then
    Map<Long, Long> quoters(long post, long until) {
        return onlookers.quoters(post, Notification.timeOf(until));
    }
}
