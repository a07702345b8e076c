package social.linnet.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.studio.work.Grants;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// Stores what was made for a job, has it looked at, and delivers it: to each variant once. A variant knows its picture from
/// the moment it is stored, so that whoever takes a job up after a crash goes on from there, and nothing is left that nobody
/// knows. What is not delivered is not kept for long.
@Component
class Delivery {

    /// How long what was stored and not delivered waits for another try.
    static final Duration PATIENCE = Duration.ofHours(24);
    private static final int BATCH = 200;
    /// Failures after which another try must not find what the first one made.
    private static final Set<Job.Failure> FINAL = EnumSet.of(Job.Failure.REFUSED, Job.Failure.REFUSED_AFTER, Job.Failure.NOT_ALLOWED);

    private final JobTable table;
    private final UndeliveredTable undelivered;
    private final ImageModel model;
    private final Pictures pictures;
    private final Works works;
    private final Remixes remixes;
    private final Grants grants;
    private final Judge judge;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Delivery(JobTable table, UndeliveredTable undelivered, ImageModel model, Pictures pictures, Works works, Remixes remixes, Grants grants,
             Judge judge, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.undelivered = undelivered;
        this.model = model;
        this.pictures = pictures;
        this.works = works;
        this.remixes = remixes;
        this.grants = grants;
        this.judge = judge;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The picture that was stored for it when something went wrong. It is not made once more.
    Optional<Picture> stored(JobTable.Todo todo) {
        return Optional.ofNullable(todo.stored()).flatMap(pictures::find);
    }

    /// Stores what was made. From then on the variant has it, whatever happens, and nobody may post it until it is delivered.
    Picture store(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, MadeImage made) {
        Order order = claim.order();
        ModelName maker = order.maker(model);
        String by = maker.provider() + "/" + maker.model();
        return pictures.store(claim.owner(), made.bytes(), alt(order, sources),
                new Making(Picture.Provenance.GENERATED, by, order.sources(),
                        works.embeds(claim.owner()) && !order.prompt().isEmpty() ? order.prompt() : null),
                picture -> note(claim, todo, picture));
    }

    /// To be called in the transaction that stores it.
    void note(JobTable.Claim claim, JobTable.Todo todo, Picture picture) {
        undelivered.stored(claim.id(), todo.number(), todo.stored(), picture.id());
        pictures.hold(claim.owner(), picture.id(), true);
    }

    /// Delivers what is stored, and writes down how it was made, unless it goes against a rule.
    ///
    /// @return why it is not delivered, or null
    Job.@Nullable Failure check(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture, Judge.Finding words) {
        return check(claim, todo, sources, picture, words, () -> { });
    }

    /// The same.
    ///
    /// @param also what is to be written down with it, or not at all
    Job.@Nullable Failure check(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture, Judge.Finding words,
                                Runnable also) {
        Judge.Finding finding = judged(claim, todo.number(), picture);
        if (finding.objection().isPresent()) {
            return Job.Failure.REFUSED_AFTER;
        }
        return deliver(claim, todo, sources, picture, words.seen() && finding.seen(), also);
    }

    /// Writes down why there is nothing. What is stored already waits for another try, unless none would help.
    void fail(JobTable.Claim claim, JobTable.Todo todo, Job.Failure failure) {
        transaction.executeWithoutResult(status -> {
            table.failed(claim.id(), todo.number(), failure);
            if (FINAL.contains(failure)) {
                undelivered.ofFailed(claim.id(), todo.number()).ifPresent(this::discard);
            }
        });
    }

    /// Deletes what was stored for a variant and has not been delivered for a day, since nobody tried again.
    @Scheduled(fixedDelay = 60, initialDelay = 7, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        Instant before = clock.instant().minus(PATIENCE);
        int swept;
        do {
            swept = transaction.execute(status -> {
                List<UndeliveredTable.Stored> left = undelivered.overBefore(before, BATCH);
                left.forEach(this::discard);
                return left.size();
            });
        } while (swept == BATCH);
    }

    private void discard(UndeliveredTable.Stored stored) {
        undelivered.forget(stored);
        pictures.discardMade(stored.owner(), stored.picture());
    }

    /// Writes down that it is made, and how: once, whoever else was at it.
    ///
    /// @param seen whether it was looked at; otherwise it is held
    /// @return null: it is delivered, or was taken back, or somebody was faster
    Job.@Nullable Failure deliver(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture, boolean seen) {
        return deliver(claim, todo, sources, picture, seen, () -> { });
    }

    /// The same.
    ///
    /// @param also what is to be written down with it, or not at all
    Job.@Nullable Failure deliver(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture, boolean seen,
                                  Runnable also) {
        Order order = claim.order();
        boolean delivered = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!table.ready(claim.id(), todo.number(), picture.id(), seen ? null : Job.Failure.HELD)) {
                return false;
            }
            if (pictures.find(picture.id()).isEmpty()) {
                // another worker, which was at it before it was taken back and asked for again, found that it must go
                status.setRollbackOnly();
                return false;
            }
            table.aside().drop(claim.id(), todo.number());
            pictures.hold(claim.owner(), picture.id(), !seen);
            works.record(new Works.Made(picture.id(), claim.owner(), kind(order), claim.id(),
                    sources.isEmpty() ? null : sources.getFirst(), order.kind() == Job.Kind.ANIMATE ? null : order.prompt(),
                    order.style().word(), picture.model()));
            for (Picture source : sources) {
                remixes.personal(claim.owner(), source.id()).ifPresent(grant -> grants.used(grant, picture.id()));
            }
            also.run();
            return true;
        }));
        // taken back, or another worker was faster: with another picture or with this one
        if (!delivered && !undelivered.has(claim.id(), todo.number(), picture.id())) {
            pictures.discardMade(claim.owner(), picture.id());
        }
        return null;
    }

    /// What was made while nobody looked is looked at now, and not made once more.
    void lookAgain(JobTable.Claim claim, JobTable.Held held, Judge.Finding words) {
        Optional<Picture> picture = pictures.find(held.picture());
        if (picture.isEmpty() || !words.seen()) {
            return;
        }
        Judge.Finding finding = judged(claim, held.number(), picture.get());
        if (finding.objection().isPresent()) {
            refuse(claim, held);
        } else if (finding.seen()) {
            transaction.executeWithoutResult(status -> {
                pictures.hold(claim.owner(), held.picture(), false);
                table.passed(claim.id(), held.number());
            });
        }
    }

    /// Has it looked at, by the rules that this job is not excused from. What is said against it is noted, and the picture put
    /// aside for an appeal.
    private Judge.Finding judged(JobTable.Claim claim, int number, Picture picture) {
        Source looked = picture.duration() > 0 ? still(picture) : source(picture);
        Judge.Finding finding = judge.picture(looked, table.excused(claim.id()));
        finding.objection().ifPresent(objection -> {
            table.objected(claim.id(), objection);
            table.aside().keep(claim, number, objection.rule(), looked);
        });
        return finding;
    }

    void refuse(JobTable.Claim claim, JobTable.Held held) {
        transaction.executeWithoutResult(status -> {
            table.refusedAfter(claim.id(), held.number());
            works.strike(held.picture());
            pictures.discardMade(claim.owner(), held.picture());
        });
    }

    /// The large file, as a model or a moderator takes it.
    Source source(Picture picture) {
        return new Source(pictures.bytes(picture, Picture.Size.LARGE), picture.type().mime());
    }

    /// What stands for a film until it plays.
    Source still(Picture film) {
        return new Source(pictures.bytes(film, Picture.Size.SMALL), film.typeOf(Picture.Size.SMALL).mime());
    }

    private static Work.Kind kind(Order order) {
        return switch (order.kind()) {
            case PAINT -> Work.Kind.PAINTED;
            case EDIT -> Work.Kind.EDITED;
            case PACK -> Work.Kind.PACK;
            case ANIMATE -> Work.Kind.ANIMATED;
            case FILM -> Work.Kind.FILMED;
        };
    }

    /// Until somebody describes the picture, what was asked for is the best description there is; of one that was changed,
    /// what was said of it.
    static String alt(Order order, List<Picture> sources) {
        String alt = order.kind() == Job.Kind.PACK ? order.prompt().replace("\n", " · ")
                : sources.isEmpty() || order.kind() == Job.Kind.FILM ? order.prompt() : sources.getFirst().alt();
        return bounded(alt);
    }

    static String bounded(String alt) {
        return alt.length() <= Picture.MAX_ALT ? alt : alt.substring(0, Picture.MAX_ALT);
    }
}
