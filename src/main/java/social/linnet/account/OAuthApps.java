package social.linnet.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.cache.RefreshAheadCache;
import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// The programs that people let act for them.
@Service
public class OAuthApps {

    /// The redirect that shows the code on a page instead.
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
    private static final int MAX_REDIRECTS = 20;
    private static final int MAX_URI = 2000;
    /// Schemes under which an address is code, or a file.
    private static final Set<String> DANGEROUS = Set.of("javascript", "data", "vbscript", "file", "blob", "about",
            "view-source");

    private final JdbcClient jdbc;
    private final Ids ids;
    private final RefreshAheadCache<Long, App> known = new RefreshAheadCache<>(Duration.ofMinutes(1), 10_000,
            RefreshAheadCache.each(this::load));

    OAuthApps(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// @param scopes what it may ask people for
    public record App(long id, String name, @Nullable String website, List<String> redirectUris, Scopes scopes,
                      String clientId) {
    }

    /// An app and its secret, which is shown this once.
    public record Registered(App app, String secret) {
    }

    /// Registers an app.
    ///
    /// @throws Refused `app-name`, `app-website`, `app-redirect`, `scope-unknown`
    public Registered register(String name, @Nullable String website, List<String> redirectUris, Scopes scopes) {
        String checked = Texts.storable(name).strip();
        if (checked.isEmpty() || checked.codePointCount(0, checked.length()) > 120) {
            throw Refused.invalid("app-name", 120);
        }
        String site = website == null || website.isBlank() ? null : website.strip();
        if (site != null && (site.length() > MAX_URI || !isWeb(site))) {
            throw Refused.invalid("app-website");
        }
        if (redirectUris.isEmpty() || redirectUris.size() > MAX_REDIRECTS
                || !redirectUris.stream().allMatch(OAuthApps::isRedirect)) {
            throw Refused.invalid("app-redirect");
        }
        String secret = Secrets.fresh();
        App app = jdbc.sql("""
                insert into account.app (id, name, website, redirect_uris, scopes, client_id, secret)
                values (:id, :name, :website, :redirects, :scopes, :client, :secret)
                returning id, name, website, redirect_uris, scopes, client_id
                """)
                .param("id", ids.next()).param("name", checked).param("website", site)
                .param("redirects", redirectUris.toArray(String[]::new)).param("scopes", scopes.text())
                .param("client", Secrets.fresh()).param("secret", Secrets.hash(secret))
                .query(OAuthApps::read).single();
        return new Registered(app, secret);
    }

    /// The app with this client id.
    public Optional<App> find(String clientId) {
        if (clientId.length() > 100 || clientId.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select id, name, website, redirect_uris, scopes, client_id from account.app where client_id = :client
                """).param("client", clientId).query(OAuthApps::read).optional();
    }

    /// The app with this id. From memory, mostly: what an app said of itself does not change.
    public Optional<App> find(long id) {
        return known.find(id);
    }

    private Optional<App> load(long id) {
        return jdbc.sql("select id, name, website, redirect_uris, scopes, client_id from account.app where id = :id")
                .param("id", id).query(OAuthApps::read).optional();
    }

    /// Whether this is the app's secret.
    public boolean isSecret(App app, String secret) {
        byte[] kept = jdbc.sql("select secret from account.app where id = :id").param("id", app.id())
                .query((row, n) -> row.getBytes(1)).single();
        return MessageDigest.isEqual(kept, Secrets.hash(secret));
    }

    private static boolean isWeb(String uri) {
        try {
            URI parsed = new URI(uri);
            return parsed.getHost() != null && List.of("http", "https").contains(parsed.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isRedirect(String uri) {
        if (uri.equals(OUT_OF_BAND)) {
            return true;
        }
        if (uri.length() > MAX_URI || uri.indexOf('#') >= 0 || uri.chars().anyMatch(c -> c <= ' ')) {
            return false;
        }
        try {
            URI parsed = new URI(uri);
            String scheme = parsed.getScheme();
            return scheme != null && !DANGEROUS.contains(scheme.toLowerCase(Locale.ROOT))
                    && (!List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT)) || parsed.getHost() != null);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static App read(ResultSet row, int n) throws SQLException {
        Array redirects = row.getArray("redirect_uris");
        return new App(row.getLong("id"), row.getString("name"), row.getString("website"),
                List.of((String[]) redirects.getArray()), Scopes.stored(row.getString("scopes")),
                row.getString("client_id"));
    }
}
