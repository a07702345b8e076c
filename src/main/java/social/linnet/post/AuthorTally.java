package social.linnet.post;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;

/// How much each account has published: a view of the log, kept in `post.author_tally`.
@Component
public class AuthorTally implements View.Stored {

    /// The view's name.
    public static final String NAME = "post.author_tally";

    private final JdbcClient jdbc;

    AuthorTally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param posts  posts and reposts for everybody that are there now
    /// @param lastAt the day (UTC) of the newest one there ever was, or null
    public record Published(long posts, @Nullable LocalDate lastAt) {
    }

    /// What this account has published.
    public Published of(long account) {
        Optional<Published> row = jdbc.sql("select posts, last_at from post.author_tally where account = :account")
                .param("account", account)
                .query((r, n) -> new Published(r.getLong(1), r.getObject(2, LocalDate.class))).optional();
        return row.orElse(new Published(0, null));
    }

    /// What each of these accounts has published; nothing for those that never did.
    public Map<Long, Published> of(Collection<Long> accounts) {
        Map<Long, Published> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select account, posts, last_at from post.author_tally where account = any((select :accounts)::bigint[])")
                    .param("accounts", accounts.toArray(Long[]::new))
                    .query(row -> {
                        found.put(row.getLong(1), new Published(row.getLong(2), row.getObject(3, LocalDate.class)));
                    });
        }
        return found;
    }

    /// Accounts in the order of the day of their newest post, the last day first, after the first so many of them.
    public List<Long> lastActive(int offset, int limit) {
        return jdbc.sql("""
                select account from post.author_tally where last_at is not null
                order by last_at desc, account desc limit :limit offset :offset
                """).param("limit", limit).param("offset", offset).query(Long.class).list();
    }

    /// How much all accounts have published together.
    ///
    /// @param posts   posts and reposts that are there now
    /// @param authors how many accounts published something on or after the day that was asked for
    public record Total(long posts, long authors) {
    }

    /// What everybody has published, counting as authors those who did so on this day (UTC) or later.
    ///
    /// @param nobody accounts that count as no author
    public Total total(LocalDate since, Collection<Long> nobody) {
        return jdbc.sql("""
                select coalesce(sum(posts), 0), count(*) filter (where last_at >= :since and not account = any(:nobody))
                from post.author_tally
                """).param("since", since).param("nobody", nobody.toArray(Long[]::new))
                .query((r, n) -> new Total(r.getLong(1), r.getLong(2))).single();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void clear() {
        jdbc.sql("delete from post.author_tally").update();
    }

    @Override
    public void apply(Logged logged) {
        switch (logged.event()) {
            case Event.PostPublished e -> add(e.actor(), e.audience(), 1, e.subject());
            case Event.Reposted e -> add(e.actor(), e.audience(), 1, e.repost());
            case Event.PostDeleted e -> add(e.actor(), e.audience(), -1, 0);
            case Event.Unreposted e -> add(e.actor(), e.audience(), -1, 0);
            case Event.AccountErased e -> forget(e.subject());
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.Followed _,
                 Event.Unfollowed _, Event.PostEdited _, Event.QuoteDetached _, Event.PollEnded _,
                 Event.FollowRequested _, Event.FollowRequestDropped _, Event.Featured _, Event.GrantAsked _, Event.GrantGiven _,
                 Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _,
                 Event.Warned _, Event.AccountClosed _, Event.AccountReopened _ -> {
            }
        }
    }

    private void forget(long account) {
        jdbc.sql("delete from post.author_tally where account = :account").param("account", account).update();
    }

    /// Anybody reads these numbers, also those who may not know of what else an account says, and when.
    private void add(long account, Audience audience, int change, long id) {
        if (!CanSee.isCounted(audience)) {
            return;
        }
        LocalDate day = id == 0 ? null : Ids.timeOf(id).atOffset(ZoneOffset.UTC).toLocalDate();
        jdbc.sql("""
                insert into post.author_tally (account, posts, last_at) values (:account, :change, :day)
                on conflict (account) do update
                set posts = post.author_tally.posts + :change,
                    last_at = greatest(post.author_tally.last_at, excluded.last_at)
                """).param("account", account).param("change", change).param("day", day, java.sql.Types.DATE).update();
    }
}
