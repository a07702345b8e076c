package social.linnet.post;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;

/// The SQL of `post.poll` and `post.vote`.
@Component
final class PollTable {

    private final JdbcClient jdbc;

    PollTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Poll read(ResultSet row, int n) throws SQLException {
        java.sql.Array own = row.getArray("own");
        return new Poll(row.getLong("post"), List.of((String[]) row.getArray("options").getArray()),
                row.getBoolean("multiple"), row.getBoolean("hide_totals"), row.getTimestamp("ends_at").toInstant(),
                List.of((Long[]) row.getArray("votes").getArray()), row.getLong("voters"),
                own == null ? List.of() : List.of((Integer[]) own.getArray()));
    }

    void insert(long post, Question question, Instant endsAt) {
        jdbc.sql("""
                insert into post.poll (post, options, multiple, hide_totals, ends_at, votes)
                values (:post, :options, :multiple, :hideTotals, :endsAt, :votes)
                """).param("post", post).param("options", question.options().toArray(String[]::new))
                .param("multiple", question.multiple()).param("hideTotals", question.hideTotals())
                .param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                .param("votes", Collections.nCopies(question.options().size(), 0L).toArray(Long[]::new)).update();
    }

    /// Drops the poll with its votes.
    void delete(long post) {
        jdbc.sql("delete from post.poll where post = :post").param("post", post).update();
    }

    /// Lets the same poll end at another time, or show its counts otherwise.
    void change(long post, boolean hideTotals, Instant endsAt) {
        jdbc.sql("update post.poll set hide_totals = :hideTotals, ends_at = :endsAt, ended = false where post = :post")
                .param("post", post).param("hideTotals", hideTotals).param("endsAt", endsAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The polls of these posts, with what this account chose. Nobody is asked for as account 0: the plan is the same then.
    List<Poll> of(@Nullable Long viewer, Collection<Long> posts) {
        return jdbc.sql("""
                select p.post, p.options, p.multiple, p.hide_totals, p.ends_at, p.votes, p.voters, v.choices as own
                from post.poll p left join post.vote v on v.post = p.post and v.account = :viewer
                where p.post = any((select :posts)::bigint[])
                """).param("viewer", viewer == null ? 0 : viewer).param("posts", posts.toArray(Long[]::new))
                .query(PollTable::read).list();
    }

    /// Those of these posts that ask something.
    Set<Long> among(Collection<Long> posts) {
        return new HashSet<>(jdbc.sql("select post from post.poll where post = any((select :posts)::bigint[])")
                .param("posts", posts.toArray(Long[]::new)).query(Long.class).list());
    }

    /// When this poll ends, locked until the transaction does: those who vote at once do so one after the other.
    Optional<Instant> lock(long post) {
        return jdbc.sql("select ends_at from post.poll where post = :post for no key update").param("post", post)
                .query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    /// @return false when they voted before
    boolean vote(long post, long account, List<Integer> choices) {
        return jdbc.sql("""
                insert into post.vote (post, account, choices) values (:post, :account, :choices) on conflict do nothing
                """).param("post", post).param("account", account).param("choices", choices.toArray(Integer[]::new))
                .update() == 1;
    }

    void count(long post, List<Integer> choices) {
        jdbc.sql("""
                update post.poll set voters = voters + 1, votes = (
                    select array_agg(count + case when at - 1 = any(:choices) then 1 else 0 end order by at)
                    from unnest(votes) with ordinality counted (count, at))
                where post = :post
                """).param("post", post).param("choices", choices.toArray(Integer[]::new)).update();
    }

    /// A poll whose time is over.
    record Over(long post, long author, Audience audience) {
    }

    /// Polls whose end has not been told, locked until the transaction ends; those that another is telling are left out.
    List<Over> over(Instant now, int limit) {
        return jdbc.sql("""
                select p.post, post.author, post.audience from post.poll p join post.post on post.id = p.post
                where not p.ended and p.ends_at <= :now
                order by p.ends_at limit :limit for no key update of p skip locked
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("limit", limit)
                .query((row, n) -> new Over(row.getLong(1), row.getLong(2), Audience.valueOf(row.getString(3)))).list();
    }

    void end(long post) {
        jdbc.sql("update post.poll set ended = true where post = :post").param("post", post).update();
    }
}
