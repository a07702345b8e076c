package social.linnet.trend;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import social.linnet.settings.Settings;

/// What trends, best first, and what moderators say of it.
@Service
public class Trends {

    /// How many different people it takes.
    public static final int MIN_PEOPLE = 5;
    /// How many days of history are given.
    public static final int DAYS = 7;
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final TrendTable table;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;
    private final Cache<Kind, List<Trend>> known = Caffeine.newBuilder().expireAfterWrite(FRESH).build();

    Trends(TrendTable table, JdbcClient jdbc, Settings settings, Clock clock) {
        this.table = table;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /// What can trend, and be barred. A barred account trends with nothing, and counts for nothing.
    public enum Kind {
        TAG, LINK, POST, ACCOUNT
    }

    /// Something that enough people speak of.
    ///
    /// @param subject a tag without `#`, an address, or the id of a post
    /// @param people  how many
    /// @param verdict what a moderator decided, or null
    public record Trend(String subject, double score, long people, @Nullable Boolean verdict) {
    }

    /// @param uses     how many posts
    /// @param accounts by how many different people
    public record Day(LocalDate day, long uses, long accounts) {
    }

    /// Tags, without `#`.
    public List<String> tags(int offset, int limit) {
        return shown(Kind.TAG).skip(offset).limit(limit).map(Trend::subject).toList();
    }

    /// Addresses.
    public List<String> links(int offset, int limit) {
        return shown(Kind.LINK).skip(offset).limit(limit).map(Trend::subject).toList();
    }

    /// Ids of posts: a skeleton, about which the gate is asked when it is read.
    public List<Long> posts(int offset, int limit) {
        return shown(Kind.POST).skip(offset).limit(limit).map(trend -> Long.valueOf(trend.subject())).toList();
    }

    private Stream<Trend> shown(Kind kind) {
        return all(kind).stream().filter(trend -> trend.verdict() == null ? !settings.trendsReview()
                : trend.verdict());
    }

    /// What trends or would, whether or not it is shown: for moderators.
    public List<Trend> all(Kind kind) {
        return known.get(kind, _ -> switch (kind) {
            case TAG, LINK -> table.used(kind);
            case POST -> table.posts();
            case ACCOUNT -> List.of();
        });
    }

    /// How often a tag was used on each of the last days, today first.
    public List<Day> history(String tag) {
        return histories(Kind.TAG, List.of(tag)).getOrDefault(tag, List.of());
    }

    /// The same for many tags or links, in one query.
    public Map<String, List<Day>> histories(Kind kind, Collection<String> subjects) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        Map<String, Map<LocalDate, Day>> counted = new HashMap<>();
        table.days(kind, subjects, today.minusDays(DAYS - 1L)).forEach(row -> counted
                .computeIfAbsent(row.subject(), _ -> new HashMap<>()).put(row.day().day(), row.day()));
        Map<String, List<Day>> histories = new LinkedHashMap<>();
        for (String subject : subjects) {
            Map<LocalDate, Day> days = counted.getOrDefault(subject, Map.of());
            histories.put(subject, IntStream.range(0, DAYS).mapToObj(today::minusDays)
                    .map(day -> days.getOrDefault(day, new Day(day, 0, 0))).toList());
        }
        return histories;
    }

    /// Lets something trend. The caller has seen to it that this is a moderator.
    public void approve(long moderator, Kind kind, String subject) {
        decide(moderator, kind, subject, true);
    }

    /// Keeps something from trending.
    public void bar(long moderator, Kind kind, String subject) {
        decide(moderator, kind, subject, false);
    }

    private void decide(long moderator, Kind kind, String subject, boolean allowed) {
        jdbc.sql("""
                insert into trend.verdict (kind, subject, allowed, moderator)
                values (:kind, :subject, :allowed, :moderator)
                on conflict (kind, subject) do update
                set allowed = excluded.allowed, moderator = excluded.moderator, decided_at = now()
                """).param("kind", kind.name()).param("subject", subject).param("allowed", allowed)
                .param("moderator", moderator).update();
        refresh();
    }

    /// Forgets what was reckoned within the last half minute.
    public void refresh() {
        known.invalidateAll();
    }
}
