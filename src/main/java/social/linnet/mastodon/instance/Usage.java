package social.linnet.mastodon.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.post.AuthorTally;

/// How much is going on here, as of some minutes ago: anybody may ask, so asking costs nothing.
@Component
class Usage {

    private static final int MONTH = 30;

    private final LoadingCache<String, Counts> cache;

    Usage(Accounts accounts, AuthorTally tally, Clock clock) {
        this.cache = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build(_ -> {
            AuthorTally.Total total = tally.total(LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(MONTH));
            return new Counts(accounts.count(), total.authors(), total.posts());
        });
    }

    /// @param active accounts that published something within 30 days
    record Counts(long accounts, long active, long posts) {
    }

    Counts now() {
        return cache.get("all");
    }
}
