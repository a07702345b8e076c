package social.linnet.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.Moderator.Rule;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.Moderators;
import social.linnet.moderation.RefusalAppeals;
import social.linnet.moderation.RefusalAppeals.Appeal;
import social.linnet.moderation.RefusalAppeals.Refusal;
import social.linnet.studio.work.Style;

/// What people say to a refusal, and what follows when a moderator agrees: that one job goes on, without being judged by the
/// same rule again. It is leave for that job and no other. The rule that protects minors has no appeal.
@Service
public class Appeals {

    /// How long after asking for something one may appeal; what was made is kept for as long.
    public static final Duration WITHIN = Duration.ofDays(7);
    /// How long what was made is kept for a moderator who has not answered yet.
    public static final Duration KEPT = Duration.ofDays(30);
    private static final Logger LOG = LoggerFactory.getLogger(Appeals.class);

    private final JdbcClient jdbc;
    private final JobTable table;
    private final Jobs jobs;
    private final RefusalAppeals appeals;
    private final Moderators moderators;
    private final MayDo mayDo;
    private final JobNews news;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Appeals(JdbcClient jdbc, JobTable table, Jobs jobs, RefusalAppeals appeals, Moderators moderators, MayDo mayDo, JobNews news,
            Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.table = table;
        this.jobs = jobs;
        this.appeals = appeals;
        this.moderators = moderators;
        this.mayDo = mayDo;
        this.news = news;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Says why a refusal of one's own job is wrong.
    ///
    /// @throws Refused `not-found`, `appeal-never` against the rule that protects minors, `appeal-over` when it is not
    ///                 refused, too long ago, or was appealed before, `appeal-empty`, `appeal-too-long`, `too-many`
    public Appeal appeal(long owner, String id, String text) {
        mayDo.require(owner, MayDo.Action.APPEAL);
        Job job = jobs.find(id).filter(one -> one.owner() == owner).orElseThrow(Refused::notFound);
        Job.Objection objection = job.objection();
        if (objection != null && objection.rule() == Rule.SEXUAL_MINORS) {
            throw Refused.of(Refused.Kind.FORBIDDEN, "appeal-never");
        }
        if (objection == null || !job.isAppealable(clock.instant())) {
            throw Refused.of(Refused.Kind.CONFLICT, "appeal-over");
        }
        boolean made = job.variants().stream().anyMatch(variant -> variant.failure() == Job.Failure.REFUSED_AFTER);
        Appeal filed = transaction.execute(status -> {
            table.lockOwner(owner);
            Appeal appeal = appeals.file(owner, new Refusal(job.id(), job.said(), called(job.style()), objection.rule().name(),
                    objection.part(), objection.judge(), made), text);
            jdbc.sql("update studio.job set appeal = 'PENDING', appealed = :rule where id = :id").param("id", job.id())
                    .param("rule", objection.rule().name()).update();
            return appeal;
        });
        news.changed(owner, id);
        return java.util.Objects.requireNonNull(filed);
    }

    private static String called(Style style) {
        String name = style.name() == null ? style.word() : style.name();
        return style.equals(Style.NONE) ? "" : name;
    }

    /// What somebody said to refusals of one job of theirs, newest first.
    public List<Appeal> of(long owner, String job) {
        return appeals.of(owner, job);
    }

    /// The job that one's own appeal is about.
    public Optional<String> job(long owner, long appeal) {
        return appeals.own(owner, appeal).map(one -> one.refusal().job());
    }

    /// Answers an appeal. Granted, what was refused by that rule goes on; refused, what was kept of it is destroyed.
    ///
    /// @param words to the person; may be empty
    /// @throws Refused `not-found`, `appeal-own`, `reason-too-long`
    public Appeal answer(long moderator, long id, boolean grant, String words) {
        Appeal about = appeals.find(moderator, id);
        String job = about.refusal().job();
        Appeal answered = transaction.execute(status -> {
            table.lockOwner(about.account());
            Appeal appeal = appeals.answer(moderator, id, grant, words);
            if (grant) {
                excuse(job, about.refusal().rule());
            } else {
                table.aside().drop(job, about.refusal().rule());
                jdbc.sql("update studio.job set appeal = 'REFUSED' where id = :job and appealed = :rule").param("job", job)
                        .param("rule", about.refusal().rule()).update();
            }
            return appeal;
        });
        news.queued(false);
        news.queued(true);
        news.changed(about.account(), job);
        return java.util.Objects.requireNonNull(answered);
    }

    /// A job that its owner tries again just now, or took back, goes on when they say so.
    private void excuse(String job, String rule) {
        jdbc.sql("""
                update studio.job set excused = array_append(excused, :rule), appealed = :rule, appeal = 'GRANTED'
                where id = :job
                """).param("job", job).param("rule", rule).update();
        int queued = jdbc.sql("""
                update studio.job j set state = 'QUEUED', failure = null, rule = null, part = null, judge = null, attempts = 0,
                                        ended_at = null, known = true
                where id = :job and rule = :rule and state in ('FAILED', 'READY')
                  and exists (select from studio.variant v where v.job = j.id and v.failure in ('REFUSED', 'REFUSED_AFTER'))
                """).param("job", job).param("rule", rule).update();
        if (queued == 1) {
            jdbc.sql("""
                    update studio.variant set state = 'QUEUED', progress = 0, failure = null
                    where job = :job and state = 'FAILED' and failure in ('REFUSED', 'REFUSED_AFTER')
                    """).param("job", job).update();
        }
    }

    /// The numbers of the variants that are kept for whoever decides about this appeal.
    public List<Integer> kept(long moderator, Appeal appeal) {
        moderators.require(moderator);
        return table.aside().kept(appeal.refusal().job(), appeal.refusal().rule());
    }

    /// What was made and refused, for whoever decides about it.
    ///
    /// @throws Refused `not-found` to everybody but moderators, and when it is destroyed
    public Source picture(long moderator, long id, int number) {
        Appeal appeal = appeals.find(moderator, id);
        @Nullable Source kept = appeal.decidedAt() != null ? null
                : table.aside().find(appeal.refusal().job(), appeal.refusal().rule(), number).orElse(null);
        if (kept == null) {
            throw Refused.notFound();
        }
        return kept;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 420_000)
    void sweep() {
        Instant now = clock.instant();
        int swept = table.aside().sweep(now.minus(WITHIN), now.minus(KEPT));
        if (swept > 0) {
            LOG.info("destroyed {} refused pictures that were kept apart", swept);
        }
    }
}
