package social.linnet.moderation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.settings.Settings;

/// The second gate: may somebody do this, now? What depends on who they are, and how much of it within a time.
@Component
public class MayDo {

    private static final Logger LOG = LoggerFactory.getLogger(MayDo.class);

    private final Accounts accounts;
    private final boolean limited;
    private final Map<Action, Cache<String, Bucket>> buckets = new EnumMap<>(Action.class);

    MayDo(Accounts accounts, Settings settings) {
        this.accounts = accounts;
        this.limited = settings.limits() == Settings.Limits.DEFAULT;
        if (!limited) {
            LOG.warn("linnet.limits is off: nothing bounds how fast anybody signs in, posts or uploads");
        }
        for (Action action : Action.values()) {
            buckets.put(action, Caffeine.newBuilder().maximumSize(200_000).expireAfterAccess(action.period).build());
        }
    }

    /// What is done, with how much of it one person (or one address, for those nobody is signed in for) may do.
    public enum Action {
        SIGN_IN(20, Duration.ofMinutes(5)),
        SIGN_UP(10, Duration.ofMinutes(30)),
        /// To ask for a link to a new password.
        RECOVER(10, Duration.ofMinutes(30)),
        REGISTER_APP(30, Duration.ofMinutes(10)),
        EXCHANGE_TOKEN(100, Duration.ofMinutes(5)),
        CHANGE_ACCOUNT(60, Duration.ofMinutes(30)),
        CHANGE_PASSWORD(10, Duration.ofMinutes(30)),
        PUBLISH(150, Duration.ofHours(1)),
        EDIT(100, Duration.ofMinutes(30)),
        KEEP_DRAFT(300, Duration.ofMinutes(30)),
        DELETE(100, Duration.ofMinutes(30)),
        REACT(600, Duration.ofMinutes(30)),
        REPORT(40, Duration.ofHours(1)),
        APPEAL(20, Duration.ofHours(1)),
        FEATURE(200, Duration.ofMinutes(30)),
        FOLLOW(200, Duration.ofHours(1)),
        UPLOAD(60, Duration.ofMinutes(30)),
        MAKE(60, Duration.ofHours(1)),
        /// To ask the assistant in private.
        ASK(120, Duration.ofHours(1)),
        /// One's whole archive, which costs more than anything else that one request can ask for.
        ARCHIVE(5, Duration.ofDays(1)),
        EXPORT(60, Duration.ofMinutes(30)),
        IMPORT(10, Duration.ofHours(1));

        private final long count;
        private final Duration period;

        Action(long count, Duration period) {
            this.count = count;
            this.period = period;
        }
    }

    /// Spends one of what an account may do.
    ///
    /// @throws Refused `signed-out` when the account is not in use, `too-many`
    public void require(long actor, Action action) {
        Account account = accounts.find(actor).orElseThrow(() -> Refused.of(Refused.Kind.SIGNED_OUT, "signed-out"));
        // the server's own assistant answers to as many as ask, each of whom is bound, and it by its budget
        if (account.kind() != Account.Kind.ASSISTANT) {
            spend("account " + actor, action);
        }
    }

    /// Spends one of what may be done from this network address, or rather from its [Network].
    ///
    /// @throws Refused `too-many`
    public void require(String address, Action action) {
        spend("address " + Network.of(address), action);
    }

    private void spend(String who, Action action) {
        if (!limited) {
            return;
        }
        Bucket bucket = buckets.get(action).get(who, _ -> Bucket.builder().addLimit(Bandwidth.builder()
                .capacity(action.count).refillGreedy(action.count, action.period).build()).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refused.tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /// Whether somebody who may see this post may also answer it: its author always, others as its author decided.
    ///
    /// @param named    whether the post names the actor
    /// @param follows  whether the actor follows the author
    /// @param followed whether the author follows the actor
    public static boolean reply(long actor, long author, ReplyPolicy policy, boolean named, boolean follows,
                                boolean followed) {
        return actor == author || switch (policy) {
            case ANYONE -> true;
            case FOLLOWERS -> named || follows;
            case FOLLOWED -> named || followed;
            case MENTIONED -> named;
            case NOBODY -> false;
        };
    }

    /// The policy that a post for this audience can have: what is not for everybody is quoted by its author alone.
    public static QuotePolicy quotePolicy(Audience audience, QuotePolicy wanted) {
        return audience.isPublic() ? wanted : QuotePolicy.NOBODY;
    }

    /// Whether somebody who may see this post may also quote it: its author always, others as its author decided, and only
    /// what is for everybody.
    ///
    /// @param follows whether the actor follows the author; asked for with [QuotePolicy#FOLLOWERS] alone
    public static boolean quote(long actor, long author, Audience audience, QuotePolicy policy, boolean follows) {
        if (actor == author) {
            return audience != Audience.DIRECT;
        }
        return audience.isPublic() && switch (policy) {
            case ANYONE -> true;
            case FOLLOWERS -> follows;
            case NOBODY -> false;
        };
    }

    /// Whether somebody who may see this post may also repost it: what is not for everybody stays where it is.
    public static boolean repost(long actor, long author, Audience audience) {
        return audience.isPublic() || audience == Audience.FOLLOWERS && actor == author;
    }

    /// For whom a repost is: for whom its maker wants it, but never for more people than the post.
    public static Audience repostFor(Audience wish, Audience post) {
        return wish.compareTo(post) > 0 ? wish : post;
    }
}
