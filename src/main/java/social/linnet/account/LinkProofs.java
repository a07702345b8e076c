package social.linnet.account;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.fetch.FetchFailure;
import social.linnet.fetch.Fetched;
import social.linnet.fetch.Fetcher;
import social.linnet.settings.Settings;

/// Looks whether the pages that people link to in their profiles link back, with `rel="me"` as IndieWeb and Mastodon
/// have it: whoever can write there is who they say here. Once for each link, after it was written.
@Component
class LinkProofs {

    private static final Logger LOG = LoggerFactory.getLogger(LinkProofs.class);
    private static final Pattern LINK = Pattern.compile("https://\\S{4,240}");
    private static final int MAX_PAGE = 1 << 20;
    private static final int A_BATCH = 10;
    /// Another program leaves a link alone that is being looked at; a crash costs this much time.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Fetcher fetcher;
    private final Settings settings;
    private final Clock clock;

    LinkProofs(JdbcClient jdbc, Fetcher fetcher, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.fetcher = fetcher;
        this.settings = settings;
        this.clock = clock;
    }

    /// Whether a field's value is a link that can be looked at.
    static boolean isProvable(String value) {
        return LINK.matcher(value).matches();
    }

    private record Claim(long account, int position, String value, String handle) {
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 20_000)
    void look() {
        List<Claim> claims = jdbc.sql("""
                update account.field f set look_after = :lease
                from (select c.account, c.position, a.handle
                      from account.field c join account.account a on a.id = c.account
                      where c.look_after <= :now order by c.look_after limit :limit for update of c skip locked) due
                where f.account = due.account and f.position = due.position
                returning f.account, f.position, f.value, due.handle
                """).param("lease", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("limit", A_BATCH)
                .query((row, n) -> new Claim(row.getLong(1), row.getInt(2), row.getString(3), row.getString(4))).list();
        claims.forEach(this::decide);
    }

    private void decide(Claim claim) {
        boolean proven = linksBack(claim.value(), claim.handle());
        jdbc.sql("""
                update account.field set look_after = null,
                       verified_at = case when :proven then :now::timestamptz else verified_at end
                where account = :account and position = :position and value = :value
                """).param("proven", proven).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", claim.account()).param("position", claim.position()).param("value", claim.value())
                .update();
    }

    /// Whether the page at this address links to the profile of this handle.
    boolean linksBack(String address, String handle) {
        try {
            Fetched page = fetcher.beginning(URI.create(address), "text/html", MAX_PAGE);
            if (!page.good() || !page.mediaType().equals("text/html")) {
                return false;
            }
            String profile = settings.origin() + "/@" + handle;
            return Jsoup.parse(new String(page.bytes(), StandardCharsets.UTF_8), page.finalUri().toString())
                    .select("a[rel~=(?i)\\bme\\b], link[rel~=(?i)\\bme\\b]").stream()
                    .anyMatch(link -> isAddress(link, profile));
        } catch (FetchFailure | IllegalArgumentException e) {
            LOG.debug("No proof at {}: {}", address, e.getMessage());
            return false;
        }
    }

    private static boolean isAddress(Element link, String profile) {
        String address = link.absUrl("href");
        String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return bare.toLowerCase(Locale.ROOT).equals(profile.toLowerCase(Locale.ROOT));
    }
}
