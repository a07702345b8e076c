package social.linnet.mastodon.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.DoorPaths;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.ParamsReader;
import social.linnet.moderation.Network;

/// Bounds how often this door is used: each handler method by itself, and all of them together. An account counts as
/// one, whatever tokens it uses; whoever is no account counts as their network, since anybody can make apps.
///
/// Each answer says where its caller stands, as Mastodon's do: in `X-RateLimit-Limit`, `-Remaining` and `-Reset`, for
/// whichever of the bounds is nearest. A bound refills evenly.
final class RateLimits implements HandlerInterceptor {

    /// Requests of one account to one handler method within [#PERIOD]. A batch counts as many as it names.
    static final int PER_HANDLER = 300;
    /// Requests of one account in all within [#PERIOD].
    static final int IN_ALL = 1500;
    /// Requests from one network, of callers without an account, to one handler method within [#PERIOD].
    static final int PER_HANDLER_SIGNED_OUT = 300;
    /// Requests from one network, of callers without an account, in all within [#PERIOD].
    static final int IN_ALL_SIGNED_OUT = 900;
    static final Duration PERIOD = Duration.ofMinutes(5);
    static final int LONGEST_MINUTES = 60;
    /// Callers times handlers that are kept count of; beyond that those are forgotten who have not called for longest.
    private static final int KEPT = 200_000;
    private static final String EVERYTHING = "";
    private static final String NOTHING = "no handler";

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder().maximumSize(KEPT)
            .expireAfterAccess(Duration.ofMinutes(LONGEST_MINUTES)).build();
    private final Clock clock;

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    private record Key(String who, String what) {
    }

    /// How often, within which time.
    private record Bound(int count, Duration period) {
    }

    /// What is left of a bound once something was spent, or was refused.
    private record Spent(Bound bound, ConsumptionProbe probe) {
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (DoorPaths.covers(request)) {
            meter(request, response, handler instanceof HandlerMethod method ? method : null);
        }
        return true;
    }

    private void meter(HttpServletRequest request, HttpServletResponse response, @Nullable HandlerMethod handler)
            throws Exception {
        Caller caller = Caller.current();
        String network = "network " + Network.of(request.getRemoteAddr());
        boolean known = caller.viewer() != null;
        String who = known ? "account " + caller.viewer() : network;
        String what = handler == null ? NOTHING
                : handler.getBeanType().getName() + "." + handler.getMethod().getName();
        int cost = cost(request, handler);
        List<Spent> spent = new ArrayList<>();
        @Nullable Limited strict = handler == null ? null : handler.getMethodAnnotation(Limited.class);
        if (strict != null) {
            spent.add(spend(new Key(network, what), cost,
                    new Bound(strict.count(), Duration.ofMinutes(strict.minutes()))));
        } else {
            spent.add(spend(new Key(who, what), cost,
                    new Bound(known ? PER_HANDLER : PER_HANDLER_SIGNED_OUT, PERIOD)));
        }
        if (spent.getFirst().probe().isConsumed()) {
            spent.add(spend(new Key(who, EVERYTHING), cost, new Bound(known ? IN_ALL : IN_ALL_SIGNED_OUT, PERIOD)));
        }
        Spent nearest = spent.getFirst();
        for (Spent one : spent) {
            nearest = isNearer(one, nearest) ? one : nearest;
        }
        Instant reset = clock.instant().plusNanos(nearest.probe().getNanosToWaitForReset());
        response.setIntHeader("X-RateLimit-Limit", nearest.bound().count());
        response.setHeader("X-RateLimit-Remaining", Long.toString(nearest.probe().getRemainingTokens()));
        response.setHeader("X-RateLimit-Reset", Times.text(reset));
        if (!nearest.probe().isConsumed()) {
            long seconds = Math.ceilDiv(nearest.probe().getNanosToWaitForRefill(), 1_000_000_000L);
            throw new Failure(Answer.error(429, "Too many requests").with("Retry-After", Long.toString(seconds)));
        }
    }

    /// What refused is nearest of all.
    private static boolean isNearer(Spent one, Spent other) {
        return !one.probe().isConsumed() || other.probe().isConsumed()
                && one.probe().getRemainingTokens() < other.probe().getRemainingTokens();
    }

    private static int cost(HttpServletRequest request, @Nullable HandlerMethod handler) throws Exception {
        PerItem items = handler == null ? null : handler.getMethodAnnotation(PerItem.class);
        return items == null ? 1 : Math.max(1, ParamsReader.of(request).texts(items.value()).size());
    }

    private Spent spend(Key key, int cost, Bound bound) {
        Bucket bucket = buckets.get(key, _ -> Bucket.builder().addLimit(Bandwidth.builder().capacity(bound.count())
                .refillGreedy(bound.count(), bound.period()).build()).build());
        return new Spent(bound, bucket.tryConsumeAndReturnRemaining(cost));
    }
}
