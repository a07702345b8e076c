package social.linnet.studio;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import social.linnet.event.Event;
import social.linnet.log.append.Appender;

/// Tells people that a job of theirs is over when they are not there to see it. A page that shows a job asks for it again
/// as soon as it moves on ([JobNews]), and every other page that shows it is a look as well: whoever has looked since it was
/// over knows. What nobody looked at for a while is told, once for each job, in one transaction with noting that it was.
@Component
class Endings {

    /// How long a page has to look. One without scripts asks every four seconds.
    static final Duration GRACE = Duration.ofSeconds(10);
    private static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final Appender log;
    private final Clock clock;

    Endings(JdbcClient jdbc, Appender log, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.clock = clock;
    }

    private record Ended(long owner, long place, boolean made) {
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 15_000)
    void tell() {
        tell(clock.instant().minus(GRACE));
    }

    /// Tells of what was over before this instant and not looked at since.
    @Transactional
    public void tell(Instant before) {
        List<Ended> ended = jdbc.sql("""
                update studio.job set known = true where id in (
                    select id from studio.job where not known and ended_at < :before order by ended_at limit :batch
                    for update skip locked)
                returning owner, place, state = 'READY' as made
                """).param("before", Timestamp.from(before)).param("batch", BATCH)
                .query((row, n) -> new Ended(row.getLong(1), row.getLong(2), row.getBoolean(3))).list();
        ended.forEach(job -> log.append(new Event.JobEnded(job.owner(), job.owner(), job.place(), job.made())));
    }

    /// Their owner has these before them.
    void seen(long owner, List<Job> jobs) {
        String[] over = jobs.stream().filter(job -> job.state().isOver()).map(Job::id).toArray(String[]::new);
        if (over.length > 0) {
            jdbc.sql("update studio.job set known = true where id = any(:ids) and owner = :owner and not known")
                    .param("ids", over).param("owner", owner).update();
        }
    }
}
