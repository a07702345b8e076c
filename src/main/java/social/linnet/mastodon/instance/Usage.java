package social.linnet.mastodon.instance;

import java.time.Clock;
import java.time.Duration;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import org.springframework.stereotype.Component;

import social.linnet.account.Accounts;
import social.linnet.account.WeeklySignUps;
import social.linnet.event.Ids;
import social.linnet.post.AuthorTally;
import social.linnet.post.WeeklyPosts;

/// How much is going on here, as of some minutes ago: anybody may ask, so asking costs nothing.
@Component
class Usage {

    private static final int MONTH = 30;
    private static final int WEEKS = 12;

    private final LoadingCache<String, Counts> cache;
    private final LoadingCache<LocalDate, List<Week>> weeks;
    private final Clock clock;

    Usage(Accounts accounts, AuthorTally tally, WeeklySignUps signUps, WeeklyPosts posts, Clock clock) {
        this.clock = clock;
        this.cache = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build(_ -> {
            AuthorTally.Total total = tally.total(LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(MONTH),
                    accounts.assistants());
            return new Counts(accounts.count(), total.authors(), total.posts());
        });
        this.weeks = Caffeine.newBuilder().maximumSize(2).expireAfterWrite(Duration.ofHours(1))
                .build(monday -> count(monday, signUps, posts, accounts.assistants()));
    }

    private static List<Week> count(LocalDate monday, WeeklySignUps signUps, WeeklyPosts posts, List<Long> nobody) {
        List<Instant> starts = new ArrayList<>();
        for (int week = WEEKS - 1; week >= -1; week--) {
            starts.add(monday.minusWeeks(week).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        List<Long> edges = starts.stream().map(Ids::firstAt).toList();
        List<Long> joined = signUps.between(edges);
        List<WeeklyPosts.Week> published = posts.between(edges, nobody);
        List<Week> counted = new ArrayList<>();
        for (int at = WEEKS - 1; at >= 0; at--) {
            counted.add(new Week(starts.get(at), published.get(at).posts(), published.get(at).authors(),
                    joined.get(at)));
        }
        return counted;
    }

    /// A week from its Monday (UTC) on.
    ///
    /// @param active  accounts that published something
    /// @param signUps accounts that were made
    record Week(Instant start, long posts, long active, long signUps) {
    }

    /// The last twelve weeks, this one first.
    List<Week> weeks() {
        return weeks.get(LocalDate.now(clock.withZone(ZoneOffset.UTC))
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /// @param active accounts that published something within 30 days
    record Counts(long accounts, long active, long posts) {
    }

    Counts now() {
        return cache.get("all");
    }
}
