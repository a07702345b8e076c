package social.linnet.notification.push;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Sessions;
import social.linnet.graph.Relations;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.notification.push.Deliveries.Delivery;
import social.linnet.notification.push.PushGateway.Answer;

/// Carries one delivery. What may be told is asked for at that moment: an app whose token was revoked, or a person who
/// was blocked meanwhile, gets nothing.
@Component
class Courier {

    /// How long a push service keeps what a device that is off has not fetched.
    static final Duration TTL = Duration.ofHours(48);
    /// How often it is tried at most.
    static final int MAX_ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Deliveries deliveries;
    private final Notifications notifications;
    private final Relations relations;
    private final OAuthTokens tokens;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final List<Composer> composers;
    private final Sessions sessions;
    private final Vapid vapid;
    private final PushGateway gateway;
    private final MeterRegistry meters;
    private final Clock clock;

    Courier(Deliveries deliveries, Notifications notifications, Relations relations, OAuthTokens tokens,
            Accounts accounts, Subscriptions subscriptions, List<Composer> composers,
            Sessions sessions, Vapid vapid, PushGateway gateway, MeterRegistry meters, Clock clock) {
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.relations = relations;
        this.tokens = tokens;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.composers = composers;
        this.sessions = sessions;
        this.vapid = vapid;
        this.gateway = gateway;
        this.meters = meters;
        this.clock = clock;
    }

    /// Carries it, and notes what came of it.
    void carry(Delivery delivery) {
        Optional<Subscription> subscription = deliveries.subscription(delivery);
        if (subscription.isEmpty()) {
            deliveries.done(delivery);
        } else if (!isAlive(subscription.get())) {
            deliveries.end(subscription.get());
        } else {
            Optional<byte[]> text = notifications.find(delivery.recipient(), delivery.notification())
                    .filter(one -> one.createdAt().isAfter(clock.instant().minus(TTL)))
                    .filter(one -> isWanted(subscription.get(), one))
                    .flatMap(one -> text(one, subscription.get()));
            if (text.isEmpty()) {
                deliveries.done(delivery);
            } else {
                send(delivery, subscription.get(), text.get());
            }
        }
    }

    /// Whether the app may still act, or the session is still open.
    private boolean isAlive(Subscription subscription) {
        return subscription.browser() ? sessions.isOpen(subscription.account(), subscription.token())
                : tokens.alive(List.of(subscription.token())).contains(subscription.token());
    }

    /// Empty when whom it is of or for has gone.
    private Optional<byte[]> text(Notification one, Subscription subscription) {
        Map<Long, Account> people = accounts.find(List.of(one.recipient(), one.actor()));
        Account recipient = people.get(one.recipient());
        Account actor = people.get(one.actor());
        return recipient == null || actor == null ? Optional.empty()
                : composers.stream().filter(composer -> composer.forBrowsers() == subscription.browser()).findFirst()
                .map(composer -> composer.compose(one, recipient, actor, subscriptions.secret(subscription).orElse("")));
    }

    private boolean isWanted(Subscription subscription, Notification one) {
        if (!subscription.alerts().contains(one.kind()) || one.filtered()) {
            return false;
        }
        if (one.actor() == one.recipient()) {
            return subscription.policy() != Subscription.From.NONE;
        }
        return switch (subscription.policy()) {
            case ALL -> true;
            case FOLLOWED -> relations.standing(one.recipient(), one.actor()).follows();
            case FOLLOWER -> relations.standing(one.recipient(), one.actor()).followedBy();
            case NONE -> false;
        };
    }

    private void send(Delivery delivery, Subscription subscription, byte[] text) {
        Answer answer;
        try {
            Encryption.Sealed sealed = Encryption.seal(subscription, text);
            answer = gateway.send(subscription.endpoint(), headers(subscription, sealed), sealed.body());
        } catch (RuntimeException e) {
            LOG.debug("Push service {} could not be reached", subscription.endpoint().getHost(), e);
            later(delivery, "");
            return;
        }
        int status = answer.status();
        if (status == 404 || status == 410) {
            count("ended");
            deliveries.end(subscription);
        } else if (status == 408 || status == 429 || status >= 500) {
            later(delivery, answer.retryAfter());
        } else {
            count(status >= 200 && status < 300 ? "carried" : "refused");
            deliveries.done(delivery);
        }
    }

    private Map<String, String> headers(Subscription subscription, Encryption.Sealed sealed) {
        Map<String, String> headers = new LinkedHashMap<>();
        URI endpoint = subscription.endpoint();
        headers.put("TTL", String.valueOf(TTL.toSeconds()));
        headers.put("Urgency", "normal");
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Content-Encoding", sealed.coding());
        if (subscription.standard()) {
            headers.put("Authorization", "vapid t=" + vapid.token(endpoint) + ", k=" + vapid.publicKey());
        } else {
            headers.put("Encryption", sealed.encryption());
            headers.put("Crypto-Key", "dh=" + sealed.dh() + ";p256ecdsa=" + vapid.publicKey());
            headers.put("Authorization", "WebPush " + vapid.token(endpoint));
        }
        return headers;
    }

    /// After a pause that doubles each time, and no sooner than the service says.
    private void later(Delivery delivery, String retryAfter) {
        if (delivery.attempts() >= MAX_ATTEMPTS) {
            count("given up");
            deliveries.done(delivery);
            return;
        }
        count("put off");
        long pause = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << delivery.attempts() - 1);
        Instant now = clock.instant();
        Instant said = said(retryAfter, now);
        Instant ours = now.plusMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
        Instant latest = now.plus(LONGEST_PAUSE);
        Instant then = said == null ? ours : said;
        deliveries.again(delivery, then.isAfter(latest) ? latest : then);
    }

    private static @Nullable Instant said(String retryAfter, Instant now) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return now.plusSeconds(Long.parseLong(retryAfter));
        }
        try {
            return retryAfter.isEmpty() ? null
                    : ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private void count(String outcome) {
        meters.counter("linnet.push", "outcome", outcome).increment();
    }
}
