package social.linnet.studio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.ai.Askers;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.settings.Settings;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Verb;
import social.linnet.worker.Lease;

/// Makes one job: asks the model for each variant and shows how far it is. What comes is kept and delivered by [Delivery].
@Component
class Maker {

    private static final Logger LOG = LoggerFactory.getLogger(Maker.class);
    private static final int PARTIAL_SIDE = 512;

    private final JobTable table;
    private final Jobs jobs;
    private final ImageModel model;
    private final Pictures pictures;
    private final JobNews news;
    private final Remixes remixes;
    private final Judge judge;
    private final Delivery delivery;
    private final Animating animating;
    private final Filming filming;
    private final Duration limit;
    private final Askers askers;

    Maker(JobTable table, Jobs jobs, ImageModel model, Pictures pictures, JobNews news, Remixes remixes, Judge judge, Delivery delivery,
          Animating animating, Filming filming, Settings settings) {
        this.table = table;
        this.jobs = jobs;
        this.model = model;
        this.pictures = pictures;
        this.news = news;
        this.remixes = remixes;
        this.judge = judge;
        this.delivery = delivery;
        this.animating = animating;
        this.filming = filming;
        this.limit = Duration.ofSeconds(settings.studio().seconds());
        this.askers = new Askers(table::secret);
    }

    /// Makes what is still to be made of this job.
    ///
    /// @param stopping whether this program is about to end: the job is then left for whoever comes next
    void make(JobTable.Claim claim, UUID worker, BooleanSupplier stopping) {
        if (claim.attempts() > JobTable.MAX_ATTEMPTS) {
            claim.todo().forEach(todo -> delivery.fail(claim, todo, Job.Failure.UNAVAILABLE));
            end(claim, worker);
            return;
        }
        try (Lease lease = Lease.of("job " + claim.id(), () -> table.renew(claim.id(), worker))) {
            BooleanSupplier unwanted = () -> lease.isLost() || stopping.getAsBoolean();
            Judge.Finding words = judge.words(claim.order().words(), table.excused(claim.id()));
            if (words.objection().isPresent()) {
                table.objected(claim.id(), words.objection().get());
                claim.todo().forEach(todo -> delivery.fail(claim, todo, Job.Failure.REFUSED));
                claim.held().forEach(held -> delivery.refuse(claim, held));
            } else {
                claim.held().forEach(held -> delivery.lookAgain(claim, held, words));
                make(claim, words, unwanted);
            }
            if (!unwanted.getAsBoolean()) {
                end(claim, worker);
            }
        }
        news.changed(claim.owner(), claim.id());
    }

    private void make(JobTable.Claim claim, Judge.Finding words, BooleanSupplier unwanted) {
        if (model.name().builtin() || claim.order().isBuiltin()) {
            claim.todo().forEach(todo -> variant(claim, todo, words, unwanted));
        } else {
            together(claim, words, unwanted);
        }
    }

    /// A model elsewhere is asked for all variants at once; the built-in one would only share the same cores.
    private void together(JobTable.Claim claim, Judge.Finding words, BooleanSupplier unwanted) {
        List<Thread> threads = new ArrayList<>();
        for (JobTable.Todo todo : claim.todo()) {
            threads.add(Thread.ofVirtual().name("studio-variant").start(() -> variant(claim, todo, words, unwanted)));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void variant(JobTable.Claim claim, JobTable.Todo todo, Judge.Finding words, BooleanSupplier unwanted) {
        if (unwanted.getAsBoolean() || isCancelled(claim)) {
            return;
        }
        Job.Failure failure = null;
        try {
            table.progress(claim.id(), todo.number(), 0, null);
            news.changed(claim.owner(), claim.id());
            List<Picture> sources = sources(claim);
            if (claim.order().kind() == Job.Kind.FILM) {
                failure = filming.make(claim, todo, sources, words, askers.hashed(claim.owner()), unwanted);
            } else {
                Picture picture = delivery.stored(todo).orElseGet(() -> stored(claim, todo, sources, unwanted));
                failure = claim.order().kind() == Job.Kind.ANIMATE ? delivery.deliver(claim, todo, sources, picture, words.seen())
                        : delivery.check(claim, todo, sources, picture, words);
            }
        } catch (AiFailure e) {
            failure = reason(e);
            if (failure != null) {
                LOG.warn("The model gave nothing for job {}: {} {}", claim.id(), e.reason(), e.getMessage());
            }
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.FORBIDDEN || e.kind() == Refused.Kind.NOT_FOUND) {
                failure = Job.Failure.NOT_ALLOWED;
            } else if (e.kind() == Refused.Kind.LIMITED) {
                failure = Job.Failure.BUSY;
            } else {
                LOG.warn("The model's answer for job {} is nothing that can be kept: {}", claim.id(), e.key());
                failure = Job.Failure.UNUSABLE;
            }
        } catch (RuntimeException e) {
            if (!unwanted.getAsBoolean()) {
                LOG.error("Job {} failed", claim.id(), e);
                failure = Job.Failure.UNAVAILABLE;
            }
        }
        if (failure != null) {
            delivery.fail(claim, todo, failure);
        }
        news.changed(claim.owner(), claim.id());
    }

    /// The pictures it is made from. Whether they may be is asked again here: leave may have been taken back since.
    private List<Picture> sources(JobTable.Claim claim) {
        Map<Long, Picture> found = pictures.find(claim.order().sources());
        List<Picture> sources = new ArrayList<>();
        for (long id : claim.order().sources()) {
            Picture source = Optional.ofNullable(found.get(id)).orElseThrow(Refused::notFound);
            remixes.require(claim.owner(), source, claim.order().kind() == Job.Kind.ANIMATE ? Verb.ANIMATE : Verb.EDIT);
            sources.add(source);
        }
        return sources;
    }

    private Picture stored(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, BooleanSupplier unwanted) {
        if (claim.order().kind() == Job.Kind.ANIMATE) {
            return animating.make(claim, todo, sources);
        }
        MadeImage made = table.aside().excused(claim.id(), todo.number())
                .orElseGet(() -> make(claim, todo, sources, new Shown(claim, todo, unwanted)));
        table.checking(claim.id(), todo.number());
        news.changed(claim.owner(), claim.id());
        return delivery.store(claim, todo, sources, made);
    }

    private MadeImage make(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, ImageModel.Progress shown) {
        Order order = claim.order();
        return switch (order.kind()) {
            case PAINT -> model.create(new ImageRequest(order.words(), order.shape(), todo.seed(), askers.hashed(claim.owner()), limit),
                    shown);
            case EDIT -> model.edit(new EditRequest(order.words(), sources.stream().map(delivery::source).toList(), order.mask(), null,
                    todo.seed(), askers.hashed(claim.owner()), limit), shown);
            case ANIMATE, FILM -> throw new IllegalStateException("a film is no picture");
            case PACK -> new MadeImage(Pack.of(order.prompt()).drawn(sources.isEmpty() ? null : delivery.source(sources.getFirst()).bytes(),
                    todo.seed()), null);
        };
    }

    private boolean isCancelled(JobTable.Claim claim) {
        return jobs.find(claim.id()).map(job -> job.state() == Job.State.CANCELLED).orElse(true);
    }

    private static Job.@Nullable Failure reason(AiFailure failure) {
        return switch (failure.reason()) {
            case REFUSED -> Job.Failure.REFUSED;
            case BUSY -> Job.Failure.BUSY;
            case TIMED_OUT -> Job.Failure.TIMED_OUT;
            case UNAVAILABLE -> Job.Failure.UNAVAILABLE;
            case MISCONFIGURED -> Job.Failure.MISCONFIGURED;
            case UNSUPPORTED -> Job.Failure.UNSUPPORTED;
            case TOO_LONG -> Job.Failure.TOO_LONG;
            case UNUSABLE -> Job.Failure.UNUSABLE;
            case CANCELLED -> null;
        };
    }

    /// One good variant makes the job good.
    private void end(JobTable.Claim claim, UUID worker) {
        Optional<Job> job = jobs.find(claim.id());
        if (job.isEmpty()) {
            return;
        }
        boolean any = job.get().variants().stream().anyMatch(variant -> variant.state() == Job.State.READY);
        Job.Failure failure = any ? null : job.get().variants().stream().map(Job.Variant::failure)
                .filter(java.util.Objects::nonNull).findFirst().orElse(Job.Failure.UNAVAILABLE);
        table.finish(claim.id(), worker, any ? Job.State.READY : Job.State.FAILED, failure);
    }

    /// Writes down how far a variant is, at most four times a second.
    private final class Shown implements ImageModel.Progress {

        private static final long GRAIN = 250_000_000;
        private final JobTable.Claim claim;
        private final JobTable.Todo todo;
        private final BooleanSupplier unwanted;
        private long written;

        Shown(JobTable.Claim claim, JobTable.Todo todo, BooleanSupplier unwanted) {
            this.claim = claim;
            this.todo = todo;
            this.unwanted = unwanted;
        }

        @Override
        public void at(double fraction, byte @Nullable [] partial) {
            long now = System.nanoTime();
            if (partial == null && now - written < GRAIN) {
                return;
            }
            written = now;
            byte[] shown = partial == null ? null : pictures.preview(partial, PARTIAL_SIDE).orElse(null);
            table.progress(claim.id(), todo.number(), (int) Math.clamp(fraction * 100, 0, 99), shown);
            news.changed(claim.owner(), claim.id());
        }

        @Override
        public boolean getAsBoolean() {
            return unwanted.getAsBoolean() || Thread.currentThread().isInterrupted();
        }
    }
}
