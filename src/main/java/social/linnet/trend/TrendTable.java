package social.linnet.trend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.account.Discovery;

/// The reckoning: each person's newest use or reaction weighs `2^(-age / half-life)`, and what they all weigh together is
/// the score.
@Component
final class TrendTable {

    /// After this time a use counts half as much.
    private static final Duration HALF_LIFE = Duration.ofHours(12);
    /// After this time a reaction to a post does.
    private static final Duration HALF_LIFE_OF_POSTS = Duration.ofHours(6);
    /// What is older counts for nothing.
    private static final Duration SPAN = Duration.ofDays(3);
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Discovery discovery;
    private final Clock clock;

    TrendTable(JdbcClient jdbc, Discovery discovery, Clock clock) {
        this.jdbc = jdbc;
        this.discovery = discovery;
        this.clock = clock;
    }

    /// Tags or links, best first.
    List<Trends.Trend> used(Trends.Kind kind) {
        return jdbc.sql("""
                select one.what, sum(one.weight), count(*), v.allowed from (
                    select u.what, p.author,
                           max(power(2.0, - extract(epoch from :now - p.created_at) / :halfLife)) as weight
                    from trend.used u join trend.post p on p.id = u.post
                    where u.kind = :kind and p.created_at > :since and not p.sensitive
                      and not exists (select 1 from trend.closed c where c.account = p.author)
                      and p.author <> all(:limited)
                      and not exists (select 1 from trend.verdict b where b.kind = 'ACCOUNT' and not b.allowed
                                                                    and b.subject = p.author::text)
                    group by u.what, p.author) one
                left join trend.verdict v on v.kind = :kind and v.subject = one.what
                group by one.what, v.allowed having count(*) >= :people
                order by 2 desc, 1 limit :most
                """).param("kind", kind.name()).param("now", now()).param("since", now().minus(SPAN))
                .param("halfLife", HALF_LIFE.toSeconds()).param("people", Trends.MIN_PEOPLE).param("most", MOST)
                .param("limited", limited()).query(TrendTable::trend).list();
    }

    private record Candidate(Trends.Trend trend, long author) {
    }

    /// Posts, best first, one of each author, and of those alone who let themselves be proposed.
    List<Trends.Trend> posts() {
        List<Candidate> candidates = jdbc.sql("""
                select one.post::text, sum(one.weight), count(*), v.allowed, one.author from (
                    select r.post, p.author, r.account,
                           max(power(2.0, - extract(epoch from :now - r.at) / :halfLife)) as weight
                    from trend.reacted r join trend.post p on p.id = r.post
                    where r.at > :since and p.created_at > :since and not p.sensitive
                      and not exists (select 1 from trend.closed c where c.account in (p.author, r.account))
                      and p.author <> all(:limited) and r.account <> all(:limited)
                      and not exists (select 1 from trend.verdict b where b.kind = 'ACCOUNT' and not b.allowed
                                                                    and b.subject in (p.author::text, r.account::text))
                    group by r.post, p.author, r.account) one
                left join trend.verdict v on v.kind = 'POST' and v.subject = one.post::text
                group by one.post, one.author, v.allowed having count(*) >= :people
                order by 2 desc, one.post desc limit :most
                """).param("now", now()).param("since", now().minus(SPAN))
                .param("halfLife", HALF_LIFE_OF_POSTS.toSeconds()).param("people", Trends.MIN_PEOPLE)
                .param("most", MOST).param("limited", limited())
                .query((row, n) -> new Candidate(trend(row, n), row.getLong(5))).list();
        Map<Long, Discovery.Findable> authors = discovery.find(candidates.stream().map(Candidate::author).toList());
        Set<Long> once = new HashSet<>();
        return candidates.stream().filter(candidate -> authors.containsKey(candidate.author())
                        && authors.get(candidate.author()).isProposed() && once.add(candidate.author()))
                .map(Candidate::trend).toList();
    }

    private static Trends.Trend trend(ResultSet row, int n) throws SQLException {
        return new Trends.Trend(row.getString(1), row.getDouble(2), row.getLong(3), row.getObject(4, Boolean.class));
    }

    record Used(String subject, Trends.Day day) {
    }

    /// How often, and by how many, on each day since this one; days without a use are absent.
    List<Used> days(Trends.Kind kind, Collection<String> subjects, LocalDate since) {
        return jdbc.sql("""
                select u.what, (p.created_at at time zone 'UTC')::date, count(*), count(distinct p.author)
                from trend.used u join trend.post p on p.id = u.post
                where u.kind = :kind and u.what = any(:subjects) and p.created_at >= :since and not p.sensitive
                  and not exists (select 1 from trend.closed c where c.account = p.author)
                  and p.author <> all(:limited)
                group by 1, 2
                """).param("kind", kind.name()).param("subjects", subjects.toArray(String[]::new))
                .param("since", since.atStartOfDay().atOffset(ZoneOffset.UTC)).param("limited", limited())
                .query((row, n) -> new Used(row.getString(1), new Trends.Day(row.getObject(2, LocalDate.class),
                        row.getLong(3), row.getLong(4)))).list();
    }

    /// Those who count for nothing, on a moderator's word.
    private Long[] limited() {
        return discovery.limited().toArray(Long[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
