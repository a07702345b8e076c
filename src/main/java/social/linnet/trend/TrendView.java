package social.linnet.trend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.event.PublicEvent;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;
import social.linnet.post.LinkAddress;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Notes what people use and react to. It looks at public events alone, and of those at posts of the last days: what is
/// older no longer counts, and is forgotten.
@Component
public class TrendView implements View.Stored {

    /// The view's name.
    public static final String NAME = "trend.uses";
    /// How long a post is remembered: seven days of history, and the rest of the eighth.
    static final Duration REMEMBERED = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final Clock clock;

    TrendView(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void clear() {
        jdbc.sql("delete from trend.post").update();
        jdbc.sql("delete from trend.closed").update();
    }

    @Override
    public void apply(Logged logged) {
        PublicEvent.of(logged.seq(), logged.timeUs(), logged.event()).ifPresent(this::apply);
    }

    private void apply(PublicEvent known) {
        switch (known.event()) {
            case Event.PostPublished e -> published(e);
            case Event.PostEdited e -> edited(e);
            case Event.PostDeleted e -> jdbc.sql("delete from trend.post where id = :id").param("id", e.subject())
                    .update();
            case Event.Liked e -> reacted(known, e.subject(), "LIKE");
            case Event.Reposted e -> reacted(known, e.subject(), "REPOST");
            case Event.Unliked e -> takenBack(e, "LIKE");
            case Event.Unreposted e -> takenBack(e, "REPOST");
            case Event.AccountClosed e -> jdbc.sql("""
                    insert into trend.closed (account) values (:account) on conflict do nothing
                    """).param("account", e.subject()).update();
            case Event.AccountReopened e -> opened(e.subject());
            case Event.AccountErased e -> {
                opened(e.subject());
                jdbc.sql("delete from trend.post where author = :account").param("account", e.subject()).update();
                jdbc.sql("delete from trend.reacted where account = :account").param("account", e.subject()).update();
            }
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Followed _, Event.Unfollowed _,
                 Event.PollEnded _, Event.QuoteDetached _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _, Event.AppealAnswered _,
                 Event.Reported _, Event.Warned _ -> {
            }
        }
    }

    private void published(Event.PostPublished e) {
        Event.Content content = e.content();
        Instant at = Ids.timeOf(e.subject());
        if (content == null || e.audience() != CanSee.discoverable() || e.replyToAuthor() != null
                || at.isBefore(clock.instant().minus(REMEMBERED))) {
            return;
        }
        int fresh = jdbc.sql("""
                insert into trend.post (id, author, sensitive, created_at) values (:id, :author, :sensitive, :at)
                on conflict do nothing
                """).param("id", e.subject()).param("author", e.actor()).param("sensitive", isCovered(content))
                .param("at", utc(at)).update();
        if (fresh == 1) {
            uses(e.subject(), content);
        }
    }

    private void edited(Event.PostEdited e) {
        Event.Content content = e.content();
        if (content == null) {
            return;
        }
        int known = jdbc.sql("update trend.post set sensitive = :sensitive where id = :id")
                .param("id", e.subject()).param("sensitive", isCovered(content)).update();
        if (known == 1) {
            jdbc.sql("delete from trend.used where post = :id").param("id", e.subject()).update();
            uses(e.subject(), content);
        }
    }

    private static boolean isCovered(Event.Content content) {
        return content.sensitive() || !content.warning().isEmpty();
    }

    private void uses(long post, Event.Content content) {
        content.tags().forEach(tag -> use("TAG", tag, post));
        PostText.parse(content.text()).stream().filter(Segment.Link.class::isInstance)
                .map(link -> LinkAddress.of(link.text())).flatMap(Optional::stream).distinct()
                .forEach(link -> use("LINK", link, post));
    }

    private void use(String kind, String what, long post) {
        jdbc.sql("insert into trend.used (kind, what, post) values (:kind, :what, :post) on conflict do nothing")
                .param("kind", kind).param("what", what).param("post", post).update();
    }

    /// Nobody makes their own post trend.
    private void reacted(PublicEvent known, long post, String kind) {
        if (known.event().audience() != CanSee.discoverable()) {
            return;
        }
        jdbc.sql("""
                insert into trend.reacted (post, account, kind, at)
                select id, :account, :kind, :at from trend.post where id = :post and author <> :account
                on conflict do nothing
                """).param("post", post).param("account", known.event().actor()).param("kind", kind)
                .param("at", utc(Instant.EPOCH.plusNanos(known.timeUs() * 1_000))).update();
    }

    private void takenBack(Event e, String kind) {
        jdbc.sql("delete from trend.reacted where post = :post and account = :account and kind = :kind")
                .param("post", e.subject()).param("account", e.actor()).param("kind", kind).update();
    }

    private void opened(long account) {
        jdbc.sql("delete from trend.closed where account = :account").param("account", account).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 300_000)
    void forget() {
        jdbc.sql("delete from trend.post where created_at < :before")
                .param("before", utc(clock.instant().minus(REMEMBERED))).update();
    }
}
