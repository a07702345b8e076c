package social.linnet.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Refused;

/// Publishes what is due. The row of the schedule goes in the transaction that publishes the post, so that each is
/// published once, however many do this at the same time and whenever one of them dies. What cannot be published becomes
/// an unfinished draft of its author's that says why.
@Component
class DuePosts {

    private static final Logger LOG = LoggerFactory.getLogger(DuePosts.class);
    private static final int BATCH = 50;
    private static final int MAX_ATTEMPTS = 8;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final DraftCodec codec;
    private final Posts posts;
    private final Drafts drafts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuePosts(JdbcClient jdbc, DraftCodec codec, Posts posts, Drafts drafts, Clock clock,
             PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.posts = posts;
        this.drafts = drafts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 1_000, initialDelay = 2_000)
    void publish() {
        List<Long> due = jdbc.sql("select id from post.scheduled where try_at <= :now order by try_at limit :batch")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("batch", BATCH).query(Long.class).list();
        due.forEach(this::publish);
    }

    private void publish(long id) {
        try {
            transaction.executeWithoutResult(status -> take(id));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.LIMITED) {
                later(id);
            } else {
                giveUp(id, refused.key());
            }
        } catch (RuntimeException fault) {
            LOG.error("The scheduled post {} could not be published", id, fault);
            if (later(id) >= MAX_ATTEMPTS) {
                giveUp(id, "fault");
            }
        }
    }

    /// Nothing when another has it, or had.
    private void take(long id) {
        jdbc.sql("""
                select draft from post.scheduled where id = :id and try_at <= :now for update skip locked
                """).param("id", id).param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).optional()
                .ifPresent(draft -> {
                    jdbc.sql("delete from post.scheduled where id = :id").param("id", id).update();
                    posts.publish(codec.decode(draft));
                });
    }

    /// @return how often it has been tried
    private int later(long id) {
        Instant next = clock.instant().plus(PAUSE);
        return jdbc.sql("""
                update post.scheduled set attempts = attempts + 1, try_at = :next where id = :id returning attempts
                """).param("id", id).param("next", next.atOffset(ZoneOffset.UTC)).query(Integer.class).optional().orElse(0);
    }

    private void giveUp(long id, String why) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                delete from post.scheduled where id = :id returning draft
                """).param("id", id).query(String.class).optional()
                .ifPresent(draft -> drafts.takeBack(codec.decode(draft), why)));
    }
}
