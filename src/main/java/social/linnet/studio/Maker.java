package social.linnet.studio;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.ImageRequest;
import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.event.Refused;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.media.film.Film;
import social.linnet.media.film.Films;
import social.linnet.settings.Settings;

/// Makes one job: asks the model for each variant, shows how far it is, stores what comes.
@Component
class Maker {

    private static final Logger LOG = LoggerFactory.getLogger(Maker.class);
    private static final int PARTIAL_SIDE = 512;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final JobTable table;
    private final ImageModel model;
    private final Pictures pictures;
    private final JobNews news;
    private final Works works;
    private final Remixes remixes;
    private final Grants grants;
    private final Judge judge;
    private final Films films;
    private final TransactionTemplate transaction;
    private final Duration limit;
    private final SecretKeySpec key;

    Maker(JobTable table, ImageModel model, Pictures pictures, JobNews news, Works works, Remixes remixes, Grants grants, Judge judge,
          Films films, Settings settings, PlatformTransactionManager transactions) {
        this.table = table;
        this.model = model;
        this.pictures = pictures;
        this.news = news;
        this.works = works;
        this.remixes = remixes;
        this.grants = grants;
        this.judge = judge;
        this.films = films;
        this.transaction = new TransactionTemplate(transactions);
        this.limit = Duration.ofSeconds(settings.studio().seconds());
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        this.key = new SecretKeySpec(table.secret(fresh), "HmacSHA256");
    }

    /// Makes what is still to be made of this job.
    ///
    /// @param stopping whether this program is about to end: the job is then left for whoever comes next
    void make(JobTable.Claim claim, UUID worker, BooleanSupplier stopping) {
        if (claim.attempts() > JobTable.MAX_ATTEMPTS) {
            claim.todo().forEach(todo -> table.failed(claim.id(), todo.number(), Job.Failure.UNAVAILABLE));
            end(claim, worker);
            return;
        }
        AtomicBoolean lost = new AtomicBoolean();
        Thread heart = Thread.ofVirtual().name("studio-lease").start(() -> beat(claim, worker, lost));
        try {
            BooleanSupplier unwanted = () -> lost.get() || stopping.getAsBoolean();
            Judge.Finding words = judge.words(claim.order().words());
            if (words.objection().isPresent()) {
                table.objected(claim.id(), words.objection().get());
                claim.todo().forEach(todo -> table.failed(claim.id(), todo.number(), Job.Failure.REFUSED));
                claim.held().forEach(held -> refuse(claim, held));
            } else {
                claim.held().forEach(held -> lookAgain(claim, held, words));
                make(claim, words, unwanted);
            }
            if (!unwanted.getAsBoolean()) {
                end(claim, worker);
            }
        } finally {
            heart.interrupt();
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

    /// What was made while nobody looked is looked at now, and not made once more.
    private void lookAgain(JobTable.Claim claim, JobTable.Held held, Judge.Finding words) {
        Optional<Picture> picture = pictures.find(held.picture());
        if (picture.isEmpty() || !words.seen()) {
            return;
        }
        Judge.Finding finding = judge.picture(source(picture.get()));
        finding.objection().ifPresentOrElse(objection -> {
            table.objected(claim.id(), objection);
            refuse(claim, held);
        }, () -> {
            if (finding.seen()) {
                pictures.hold(claim.owner(), held.picture(), false);
                table.passed(claim.id(), held.number());
            }
        });
    }

    private void refuse(JobTable.Claim claim, JobTable.Held held) {
        table.refusedAfter(claim.id(), held.number());
        pictures.discardMade(claim.owner(), held.picture());
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

    private void beat(JobTable.Claim claim, UUID worker, AtomicBoolean lost) {
        try {
            while (true) {
                Thread.sleep(HEARTBEAT);
                if (!table.renew(claim.id(), worker)) {
                    lost.set(true);
                    return;
                }
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Job {} could not be kept; another worker may take it up", claim.id(), e);
            lost.set(true);
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
            if (claim.order().kind() == Job.Kind.ANIMATE) {
                failure = deliver(claim, todo, sources, animated(claim, sources), words.seen());
            } else {
                MadeImage made = make(claim, todo, sources, new Shown(claim, todo, unwanted));
                table.checking(claim.id(), todo.number());
                news.changed(claim.owner(), claim.id());
                failure = keep(claim, todo, sources, made, words);
            }
        } catch (AiFailure e) {
            failure = reason(e);
            if (failure != null) {
                LOG.warn("The image model gave nothing for job {}: {} {}", claim.id(), e.reason(), e.getMessage());
            }
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.FORBIDDEN || e.kind() == Refused.Kind.NOT_FOUND) {
                failure = Job.Failure.NOT_ALLOWED;
            } else if (e.kind() == Refused.Kind.LIMITED) {
                failure = Job.Failure.BUSY;
            } else {
                LOG.warn("The image model's answer for job {} is no picture that can be kept: {}", claim.id(), e.key());
                failure = Job.Failure.UNUSABLE;
            }
        } catch (RuntimeException e) {
            if (!unwanted.getAsBoolean()) {
                LOG.error("Job {} failed", claim.id(), e);
                failure = Job.Failure.UNAVAILABLE;
            }
        }
        if (failure != null) {
            table.failed(claim.id(), todo.number(), failure);
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

    private MadeImage make(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, ImageModel.Progress shown) {
        Order order = claim.order();
        return switch (order.kind()) {
            case PAINT -> model.create(new ImageRequest(order.words(), order.shape(), todo.seed(), requester(claim.owner()), limit), shown);
            case EDIT -> model.edit(new EditRequest(order.words(), sources.stream().map(this::source).toList(), order.mask(), null,
                    todo.seed(), requester(claim.owner()), limit), shown);
            case ANIMATE -> throw new IllegalStateException("a film is no picture");
            case PACK -> new MadeImage(Pack.of(order.prompt()).drawn(sources.isEmpty() ? null : source(sources.getFirst()).bytes(),
                    todo.seed()), null);
        };
    }

    private Source source(Picture picture) {
        try {
            return new Source(Files.readAllBytes(pictures.file(picture, Picture.Size.LARGE)), picture.type().mime());
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + picture.id() + " could not be read", e);
        }
    }

    /// Keeps what was made, and writes down how, unless it goes against a rule.
    ///
    /// @return why it is not kept, or null
    private Job.@Nullable Failure keep(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, MadeImage made,
                                       Judge.Finding words) {
        Order order = claim.order();
        ModelName maker = order.maker(model);
        String by = maker.provider() + "/" + maker.model();
        Picture picture = pictures.store(claim.owner(), made.bytes(), alt(order, sources),
                new Making(Picture.Provenance.GENERATED, by, order.sources(),
                        works.embeds(claim.owner()) && !order.prompt().isEmpty() ? order.prompt() : null));
        Judge.Finding finding = judge.picture(source(picture));
        if (finding.objection().isPresent()) {
            table.objected(claim.id(), finding.objection().get());
            pictures.discardMade(claim.owner(), picture.id());
            return Job.Failure.REFUSED_AFTER;
        }
        return deliver(claim, todo, sources, picture, words.seen() && finding.seen());
    }

    /// Moves of a camera are no model's making: what is set in motion stays what it was.
    private Picture animated(JobTable.Claim claim, List<Picture> sources) {
        Clip clip = Clip.of(claim.order().prompt());
        Picture first = sources.getFirst();
        try (Film film = films.animate(clip.shot(sources.stream().map(this::pixels).toList()))) {
            ByteArrayOutputStream poster = new ByteArrayOutputStream();
            ImageIO.write(film.poster(), "png", poster);
            String said = clip.said().isEmpty() ? first.alt() : first.alt().isEmpty() ? clip.said() : first.alt() + ": " + clip.said();
            return pictures.storeVideo(claim.owner(), film.plays().file(), poster.toByteArray(), bounded(said),
                    new Making(first.provenance(), first.model(), claim.order().sources(), null));
        } catch (IOException e) {
            throw new UncheckedIOException("a film could not be kept", e);
        }
    }

    private BufferedImage pixels(Picture picture) {
        try {
            BufferedImage read = ImageIO.read(pictures.file(picture, Picture.Size.LARGE).toFile());
            if (read == null) {
                throw new IOException("no reader for " + picture.type());
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + picture.id() + " could not be read", e);
        }
    }

    private static Work.Kind kind(Order order) {
        return switch (order.kind()) {
            case PAINT -> Work.Kind.PAINTED;
            case EDIT -> Work.Kind.EDITED;
            case PACK -> Work.Kind.PACK;
            case ANIMATE -> Work.Kind.ANIMATED;
        };
    }

    /// Writes down that it is made, and how: once, whoever else was at it.
    private Job.@Nullable Failure deliver(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Picture picture,
                                          boolean seen) {
        Order order = claim.order();
        boolean delivered = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!table.ready(claim.id(), todo.number(), picture.id(), seen ? null : Job.Failure.HELD)) {
                return false;
            }
            if (!seen) {
                pictures.hold(claim.owner(), picture.id(), true);
            }
            works.record(new Works.Made(picture.id(), claim.owner(), kind(order), claim.id(),
                    sources.isEmpty() ? null : sources.getFirst(), order.kind() == Job.Kind.ANIMATE ? null : order.prompt(),
                    order.style().word(), picture.model()));
            for (Picture source : sources) {
                remixes.personal(claim.owner(), source.id()).ifPresent(grant -> grants.used(grant, picture.id()));
            }
            return true;
        }));
        if (!delivered) {
            // taken back, or another worker was faster
            pictures.discardMade(claim.owner(), picture.id());
        }
        return null;
    }

    private boolean isCancelled(JobTable.Claim claim) {
        return table.find(claim.id()).map(job -> job.state() == Job.State.CANCELLED).orElse(true);
    }

    /// Who asks, as a provider may know it: the same for the same person, and nothing else.
    private String requester(long owner) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(Long.toString(owner).getBytes(
                    java.nio.charset.StandardCharsets.US_ASCII)), 0, 16);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// Until somebody describes the picture, what was asked for is the best description there is; of one that was changed,
    /// what was said of it.
    private static String alt(Order order, List<Picture> sources) {
        String alt = order.kind() == Job.Kind.PACK ? order.prompt().replace("\n", " · ")
                : sources.isEmpty() ? order.prompt() : sources.getFirst().alt();
        return bounded(alt);
    }

    private static String bounded(String alt) {
        return alt.length() <= Picture.MAX_ALT ? alt : alt.substring(0, Picture.MAX_ALT);
    }

    private static Job.@Nullable Failure reason(AiFailure failure) {
        return switch (failure.reason()) {
            case REFUSED -> Job.Failure.REFUSED;
            case BUSY -> Job.Failure.BUSY;
            case TIMED_OUT -> Job.Failure.TIMED_OUT;
            case UNAVAILABLE -> Job.Failure.UNAVAILABLE;
            case MISCONFIGURED -> Job.Failure.MISCONFIGURED;
            case UNSUPPORTED -> Job.Failure.UNSUPPORTED;
            // no model of pictures says so: prompts have their own bounds
            case UNUSABLE, TOO_LONG -> Job.Failure.UNUSABLE;
            case CANCELLED -> null;
        };
    }

    /// One good variant makes the job good.
    private void end(JobTable.Claim claim, UUID worker) {
        Optional<Job> job = table.find(claim.id());
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
