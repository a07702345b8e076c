package social.linnet.account;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import social.linnet.fetch.FetchFailure;
import social.linnet.fetch.Fetched;
import social.linnet.fetch.Fetcher;

/// Looks whether the pages of people's other addresses link here, as [LinkProofs] does for the links of a profile. The
/// page of `name@domain` is the one that the domain's WebFinger (RFC 7033) names.
@Component
class AliasProofs {

    private static final Logger LOG = LoggerFactory.getLogger(AliasProofs.class);
    private static final String PROFILE_PAGE = "http://webfinger.net/rel/profile-page";
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int A_BATCH = 10;
    /// Another program leaves an address alone that is being looked at; a crash costs this much time.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Fetcher fetcher;
    private final LinkProofs proofs;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    AliasProofs(JdbcClient jdbc, Fetcher fetcher, LinkProofs proofs, Clock clock) {
        this.jdbc = jdbc;
        this.fetcher = fetcher;
        this.proofs = proofs;
        this.clock = clock;
    }

    private record Claim(long id, String address, String handle) {
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 20_000)
    void look() {
        Instant now = clock.instant();
        List<Claim> claims = jdbc.sql("""
                update account.alias f set look_after = :lease
                from (select c.id, a.handle
                      from account.alias c join account.account a on a.id = c.account
                      where c.look_after <= :now order by c.look_after limit :limit for update of c skip locked) due
                where f.id = due.id
                returning f.id, f.address, due.handle
                """).param("lease", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC)).param("limit", A_BATCH)
                .query((row, n) -> new Claim(row.getLong(1), row.getString(2), row.getString(3))).list();
        claims.forEach(this::decide);
    }

    private void decide(Claim claim) {
        boolean proven = page(claim.address()).filter(page -> proofs.linksBack(page, claim.handle())).isPresent();
        jdbc.sql("""
                update account.alias set look_after = null,
                       verified_at = case when :proven then :now::timestamptz else verified_at end
                where id = :id
                """).param("proven", proven).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", claim.id()).update();
    }

    private Optional<String> page(String address) {
        if (address.startsWith("https://")) {
            return Optional.of(address);
        }
        String domain = address.substring(address.indexOf('@') + 1);
        try {
            Fetched answer = fetcher.get(URI.create("https://" + domain + "/.well-known/webfinger?resource="
                    + URLEncoder.encode("acct:" + address, StandardCharsets.UTF_8)),
                    "application/jrd+json, application/json", MAX_ANSWER);
            if (!answer.good()) {
                return Optional.empty();
            }
            for (JsonNode link : json.readTree(answer.bytes()).path("links")) {
                String href = link.path("href").asString("");
                if (link.path("rel").asString("").equals(PROFILE_PAGE) && LinkProofs.isProvable(href)) {
                    return Optional.of(href);
                }
            }
        } catch (FetchFailure | IllegalArgumentException | JacksonException e) {
            LOG.debug("No page of {}: {}", address, e.getMessage());
        }
        return Optional.empty();
    }
}
