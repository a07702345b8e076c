package social.linnet.account;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.settings.Settings;

/// Where else people are: addresses on other servers. Anybody can claim one, so that others are shown those alone whose
/// page was seen to link back ([AliasProofs]).
@Service
public class Aliases {

    /// Most aliases of one account.
    public static final int MAX = 10;
    /// Longest address, in characters.
    public static final int MAX_LENGTH = 300;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?");
    private static final Pattern DOMAIN = Pattern.compile(
            "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    Aliases(JdbcClient jdbc, Settings settings, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param address    `name@domain`, or a page's https address
    /// @param verifiedAt when its page was seen to link back, or null
    public record Alias(long id, String address, @Nullable Instant verifiedAt) {
    }

    /// Somebody's own list, the first one first.
    public List<Alias> of(long account) {
        return jdbc.sql("""
                select id, address, verified_at from account.alias where account = :account order by id
                """).param("account", account)
                .query((row, n) -> new Alias(row.getLong(1), row.getString(2),
                        row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant())).list();
    }

    /// What others are shown: addresses that were seen to link back.
    public Map<Long, List<String>> verified(Collection<Long> accounts) {
        Map<Long, List<String>> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                    select account, address from account.alias
                    where account = any((select :accounts)::bigint[]) and verified_at is not null order by id
                    """).param("accounts", accounts.toArray(Long[]::new))
                    .query(row -> {
                        found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(row.getString(2));
                    });
        }
        return found;
    }

    /// Adds an address. Doing it twice is doing it once.
    ///
    /// @throws Refused `alias-invalid`, `alias-here`, `alias-too-many`, `text-unusable`
    @Transactional
    public Alias add(long account, String typed) {
        String address = checked(typed);
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('account.alias', :account))")
                .param("account", account).query(row -> { });
        List<Alias> before = of(account);
        Alias known = before.stream().filter(one -> one.address().equals(address)).findFirst().orElse(null);
        if (known != null) {
            return known;
        }
        if (before.size() >= MAX) {
            throw Refused.of(Refused.Kind.LIMITED, "alias-too-many", MAX);
        }
        long id = ids.next();
        jdbc.sql("""
                insert into account.alias (id, account, address, look_after) values (:id, :account, :address, :now)
                """).param("id", id).param("account", account).param("address", address)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
        return new Alias(id, address, null);
    }

    /// Takes an address off the list.
    ///
    /// @throws Refused `not-found`
    public void drop(long account, long id) {
        if (jdbc.sql("delete from account.alias where account = :account and id = :id").param("account", account)
                .param("id", id).update() == 0) {
            throw Refused.notFound();
        }
    }

    /// The one form in which an address is kept.
    String checked(String typed) {
        String text = Texts.storable(typed).strip();
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw Refused.invalid("alias-invalid");
        }
        return text.regionMatches(true, 0, "https://", 0, 8) ? page(text) : address(text);
    }

    private String page(String text) {
        try {
            URI uri = new URI(text);
            String host = uri.getHost();
            if (host == null || uri.getUserInfo() != null || uri.getFragment() != null || uri.getPort() != -1) {
                throw Refused.invalid("alias-invalid");
            }
            String path = Objects.requireNonNullElse(uri.getRawPath(), "");
            return "https://" + elsewhere(host) + (path.isEmpty() ? "/" : path)
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (URISyntaxException notAnAddress) {
            throw Refused.invalid("alias-invalid");
        }
    }

    private String address(String text) {
        String bare = text.startsWith("acct:") ? text.substring(5) : text;
        String[] parts = (bare.startsWith("@") ? bare.substring(1) : bare).split("@", -1);
        if (parts.length != 2 || !NAME.matcher(parts[0]).matches()) {
            throw Refused.invalid("alias-invalid");
        }
        return parts[0] + "@" + elsewhere(parts[1]);
    }

    private String elsewhere(String host) {
        String domain;
        try {
            domain = IDN.toASCII(host).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            throw Refused.invalid("alias-invalid");
        }
        if (domain.equals(settings.url().getHost().toLowerCase(Locale.ROOT))) {
            throw Refused.invalid("alias-here");
        }
        if (!DOMAIN.matcher(domain).matches()) {
            throw Refused.invalid("alias-invalid");
        }
        return domain;
    }
}
