package social.linnet.notification.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Refused;
import social.linnet.notification.Kind;
import social.linnet.notification.push.Subscription.From;

/// Where people want to be told: one subscription for each access token of an app, and one for each session of the site.
/// Both are called token here: their ids are unique among both.
@Service
public class Subscriptions {

    /// How many subscriptions one account has at most; the oldest goes for a new one.
    public static final int MAX_PER_ACCOUNT = 50;
    /// Longest address of a push service, in characters.
    public static final int MAX_ENDPOINT = 2000;
    private static final int AUTH_BYTES = 16;

    private final JdbcClient jdbc;
    private final PushGateway gateway;
    private final TokenSeal seal;

    Subscriptions(JdbcClient jdbc, PushGateway gateway, TokenSeal seal) {
        this.jdbc = jdbc;
        this.gateway = gateway;
        this.seal = seal;
    }

    /// What an app asks for.
    ///
    /// @param endpoint where to send
    /// @param p256dh   the device's public key, in base64 or base64url
    /// @param auth     the device's secret, in base64 or base64url
    public record Form(String endpoint, String p256dh, String auth, boolean standard, From policy, Set<Kind> alerts) {
    }

    static Subscription read(ResultSet row, int n) throws SQLException {
        Set<Kind> alerts = EnumSet.noneOf(Kind.class);
        for (String name : (String[]) row.getArray("alerts").getArray()) {
            alerts.add(Kind.valueOf(name));
        }
        return new Subscription(row.getLong("id"), row.getLong("token"), row.getLong("account"),
                URI.create(row.getString("endpoint")), row.getBytes("p256dh"), row.getBytes("auth"),
                row.getBoolean("standard"), From.valueOf(row.getString("policy")), alerts, row.getBoolean("browser"));
    }

    /// Subscribes a token anew; what it had before ends.
    ///
    /// @param secret the token itself, by which its app knows for which of its people a message is
    /// @throws Refused `push-endpoint`, `push-key`
    @Transactional
    public Subscription subscribe(long account, long token, String secret, Form form) {
        return insert(account, token, seal.seal(secret, token), form);
    }

    /// Subscribes the browser of a session of the site anew; what it had before ends, also as somebody else.
    ///
    /// @throws Refused `push-endpoint`, `push-key`
    @Transactional
    public Subscription subscribeBrowser(long account, long session, Form form) {
        jdbc.sql("delete from notification.subscription where browser and endpoint = :endpoint")
                .param("endpoint", endpoint(form.endpoint())).update();
        return insert(account, session, null, form);
    }

    /// The browser of this session has another address from now on.
    ///
    /// @throws Refused `not-found`, `push-endpoint`, `push-key`
    @Transactional
    public void move(long account, long session, String endpoint, String p256dh, String auth) {
        Subscription known = find(session).filter(one -> one.account() == account).orElseThrow(Refused::notFound);
        subscribeBrowser(account, session, new Form(endpoint, p256dh, auth, true, known.policy(), known.alerts()));
    }

    private Subscription insert(long account, long token, byte @Nullable [] sealed, Form form) {
        String endpoint = endpoint(form.endpoint());
        byte[] key = bytes(form.p256dh());
        byte[] auth = bytes(form.auth());
        if (!Curve.isPoint(key) || auth.length != AUTH_BYTES) {
            throw Refused.invalid("push-key");
        }
        jdbc.sql("delete from notification.subscription where token = :token").param("token", token).update();
        jdbc.sql("""
                delete from notification.subscription where account = :account and id not in (
                    select id from notification.subscription where account = :account order by id desc limit :kept)
                """).param("account", account).param("kept", MAX_PER_ACCOUNT - 1).update();
        return jdbc.sql("""
                insert into notification.subscription (token, account, endpoint, p256dh, auth, standard, policy, alerts,
                                                       sealed, browser)
                values (:token, :account, :endpoint, :p256dh, :auth, :standard, :policy, :alerts, :sealed, :browser)
                returning id, token, account, endpoint, p256dh, auth, standard, policy, alerts, browser
                """).param("token", token).param("account", account).param("endpoint", endpoint).param("p256dh", key)
                .param("auth", auth).param("standard", form.standard()).param("policy", form.policy().name())
                .param("alerts", names(form.alerts())).param("sealed", sealed, Types.BINARY)
                .param("browser", sealed == null)
                .query(Subscriptions::read).single();
    }

    /// The token of a subscription; empty when this program cannot know it.
    Optional<String> secret(Subscription subscription) {
        return jdbc.sql("select sealed from notification.subscription where id = :id and sealed is not null")
                .param("id", subscription.id()).query(byte[].class).optional()
                .flatMap(sealed -> seal.open(sealed, subscription.token()));
    }

    private String endpoint(String text) {
        try {
            URI uri = new URI(text);
            if (text.length() <= MAX_ENDPOINT && uri.isAbsolute() && uri.getHost() != null && gateway.admits(uri)) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            throw Refused.invalid("push-endpoint");
        }
        throw Refused.invalid("push-endpoint");
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64.strip().replace('+', '-').replace('/', '_').replace("=", ""));
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("push-key");
        }
    }

    /// The subscription of a token.
    public Optional<Subscription> find(long token) {
        return jdbc.sql("""
                select id, token, account, endpoint, p256dh, auth, standard, policy, alerts, browser
                from notification.subscription where token = :token
                """).param("token", token).query(Subscriptions::read).optional();
    }

    /// Changes what a token is told.
    ///
    /// @throws Refused `not-found`
    public Subscription change(long token, From policy, Set<Kind> alerts) {
        return jdbc.sql("""
                update notification.subscription set policy = :policy, alerts = :alerts where token = :token
                returning id, token, account, endpoint, p256dh, auth, standard, policy, alerts, browser
                """).param("token", token).param("policy", policy.name()).param("alerts", names(alerts))
                .query(Subscriptions::read).optional().orElseThrow(Refused::notFound);
    }

    /// Ends a token's subscription, if there is one.
    public void unsubscribe(long token) {
        jdbc.sql("delete from notification.subscription where token = :token").param("token", token).update();
    }

    private static String[] names(Set<Kind> kinds) {
        String[] names = kinds.stream().map(Kind::name).toArray(String[]::new);
        Arrays.sort(names);
        return names;
    }
}
