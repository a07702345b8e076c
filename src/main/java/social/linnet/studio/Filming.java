package social.linnet.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.VideoModel;
import social.linnet.ai.VideoModel.Standing;
import social.linnet.ai.VideoModel.VideoRequest;
import social.linnet.event.Refused;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.settings.Settings;
import social.linnet.studio.FootageTable.Footage;
import social.linnet.studio.work.Works;

/// Makes one film from words: has it begun, once, asks after it, fetches it, and has it looked at. Whoever comes after a
/// crash goes on asking, and begins nothing that may have been begun.
@Component
class Filming {

    private static final Logger LOG = LoggerFactory.getLogger(Filming.class);
    /// How long one answer may take.
    private static final Duration CALL = Duration.ofSeconds(60);
    private static final Duration FETCH = Duration.ofMinutes(3);
    /// Between two questions: at first, and at most.
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(12);
    private static final double SLOWER = 1.5;
    private static final int ALMOST = 98;

    private final ObjectProvider<VideoModel> models;
    private final FootageTable footage;
    private final JobTable table;
    private final Pictures pictures;
    private final JobNews news;
    private final Works works;
    private final Delivery delivery;
    private final Settings settings;
    private final Clock clock;
    private final Duration first;

    @Autowired
    Filming(ObjectProvider<VideoModel> models, FootageTable footage, JobTable table, Pictures pictures, JobNews news, Works works,
            Delivery delivery, Settings settings, Clock clock) {
        this(models, footage, table, pictures, news, works, delivery, settings, clock, FIRST);
    }

    /// @param first the pause before the second question
    Filming(ObjectProvider<VideoModel> models, FootageTable footage, JobTable table, Pictures pictures, JobNews news, Works works,
            Delivery delivery, Settings settings, Clock clock, Duration first) {
        this.models = models;
        this.footage = footage;
        this.table = table;
        this.pictures = pictures;
        this.news = news;
        this.works = works;
        this.delivery = delivery;
        this.settings = settings;
        this.clock = clock;
        this.first = first;
    }

    /// A model's name as it is kept with what it made.
    static String by(ModelName model) {
        return model.provider() + "/" + model.model();
    }

    /// @param requester who asks, as a provider may know it
    /// @return why there is none, or null: it is delivered, was taken back, or whoever comes next goes on
    /// @throws AiFailure when the model gave none
    /// @throws Refused   when what it gave cannot be kept
    Job.@Nullable Failure make(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Judge.Finding words, String requester,
                               BooleanSupplier unwanted) {
        VideoModel model = models.getIfAvailable();
        if (model == null) {
            return Job.Failure.MISCONFIGURED;
        }
        Duration limit = Duration.ofSeconds(settings.studio().films().seconds());
        Footage known = footage.waitedFor(claim, todo.number(), limit).orElse(null);
        Picture stored = delivery.stored(todo).orElse(null);
        if (stored != null) {
            return looked(claim, todo, sources, words, stored, known);
        }
        if (known != null && (known.handle() == null || !known.model().equals(by(model.name())))) {
            LOG.warn("A film of job {} may have been begun by {} and cannot be asked after: it is not begun again by itself", claim.id(),
                    known.model());
            footage.left(known.id());
            return Job.Failure.UNAVAILABLE;
        }
        try {
            Footage begun = known != null ? known : begin(model, claim, todo, sources, requester, limit);
            return awaited(new Shooting(model, claim, todo, sources, words, begun, unwanted));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Begins it on a thread that is not interrupted, so that what a provider answered is not lost when this program ends.
    private Footage begin(VideoModel model, JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, String requester,
                          Duration limit) throws InterruptedException {
        Order order = claim.order();
        Picture from = sources.isEmpty() ? null : sources.getFirst();
        String changed = from == null || from.duration() == 0 ? null : footage.handle(from.id(), by(model.name()))
                .orElseThrow(() -> new AiFailure(Reason.UNSUPPORTED, "the film that is to be changed is held no longer", null));
        boolean upright = order.shape() == Shape.PORTRAIT;
        VideoRequest request = new VideoRequest(order.words(), order.seconds(), upright,
                from == null || changed != null ? null : FirstFrame.of(delivery.source(from), upright), requester, CALL);
        Footage beginning = footage.beginning(claim, todo.number(), by(model.name()), limit);
        FutureTask<Footage> asked = new FutureTask<>(() -> {
            try {
                String handle = changed == null ? model.start(request) : model.remix(changed, request.prompt(), requester, CALL);
                footage.begun(beginning.id(), handle);
                return new Footage(beginning.id(), beginning.model(), handle, beginning.deadline());
            } catch (AiFailure notBegun) {
                footage.never(beginning.id());
                throw notBegun;
            }
        });
        Thread.ofVirtual().name("studio-film").start(asked);
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a film could not be begun", failed.getCause());
        }
    }

    /// All that belongs to one film while it is made.
    private record Shooting(VideoModel model, JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Judge.Finding words,
                            Footage footage, BooleanSupplier unwanted) {

        String handle() {
            return String.valueOf(footage.handle());
        }
    }

    private Job.@Nullable Failure awaited(Shooting shooting) throws InterruptedException {
        try {
            Path file = fetched(shooting);
            if (file == null) {
                return null;
            }
            try {
                return kept(shooting, file);
            } finally {
                delete(file);
            }
        } catch (AiFailure failure) {
            if (isLast(failure.reason())) {
                footage.left(shooting.footage().id());
            }
            throw failure;
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.LIMITED) {
                footage.left(shooting.footage().id());
            }
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException("a film could not be kept", e);
        }
    }

    /// Whether nothing can come of it however long it is waited for.
    private static boolean isLast(Reason reason) {
        return switch (reason) {
            case REFUSED, UNSUPPORTED, UNUSABLE, TOO_LONG, CANCELLED -> true;
            case BUSY, TIMED_OUT, UNAVAILABLE, MISCONFIGURED -> false;
        };
    }

    /// Asks until it is done, and fetches it.
    ///
    /// @return null when it is not wanted any more
    private @Nullable Path fetched(Shooting shooting) throws InterruptedException, IOException {
        Duration pause = first;
        AiFailure last = null;
        while (!shooting.unwanted().getAsBoolean()) {
            try {
                Standing standing = shooting.model().poll(shooting.handle(), CALL);
                last = null;
                table.progress(shooting.claim().id(), shooting.todo().number(), Math.min(standing.progress(), ALMOST), null);
                news.changed(shooting.claim().owner(), shooting.claim().id());
                if (standing.done()) {
                    return fetch(shooting);
                }
            } catch (AiFailure failure) {
                if (isLast(failure.reason()) || failure.reason() == Reason.MISCONFIGURED) {
                    throw failure;
                }
                LOG.debug("A film of job {} could not be asked after", shooting.claim().id(), failure);
                last = failure;
            }
            Instant end = shooting.footage().deadline();
            if (!clock.instant().isBefore(end)) {
                throw last != null ? last : new AiFailure(Reason.TIMED_OUT, "the film is not done in time", null);
            }
            Thread.sleep(jittered(pause));
            pause = Duration.ofMillis(Math.min(LONGEST.toMillis(), Math.round(pause.toMillis() * SLOWER)));
        }
        return null;
    }

    private static Duration jittered(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    private Path fetch(Shooting shooting) throws IOException {
        // where what a crash leaves is deleted at the next start
        Path folder = Files.createDirectories(settings.data().toAbsolutePath().resolve("film"));
        Path file = Files.createTempDirectory(folder, "").resolve("fetched");
        boolean whole = false;
        try {
            shooting.model().fetch(shooting.handle(), file, settings.media().film().maxBytes(), FETCH);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.getParent());
    }

    /// A stranger's bytes: written anew, signed as what a model made, and looked at.
    private Job.@Nullable Failure kept(Shooting shooting, Path file) throws IOException {
        JobTable.Claim claim = shooting.claim();
        Order order = claim.order();
        table.checking(claim.id(), shooting.todo().number());
        news.changed(claim.owner(), claim.id());
        Picture film;
        try (InputStream bytes = Files.newInputStream(file)) {
            film = pictures.storeVideo(claim.owner(), bytes, Delivery.alt(order, shooting.sources()),
                    new Making(Picture.Provenance.GENERATED, by(shooting.model().name()), order.sources(),
                            works.embeds(claim.owner()) ? order.prompt() : null),
                    picture -> delivery.note(claim, shooting.todo(), picture));
        }
        return looked(claim, shooting.todo(), shooting.sources(), shooting.words(), film, shooting.footage());
    }

    /// Has it looked at, and delivers it; also one that was stored when something went wrong.
    private Job.@Nullable Failure looked(JobTable.Claim claim, JobTable.Todo todo, List<Picture> sources, Judge.Finding words, Picture film,
                                         @Nullable Footage from) {
        Duration held = Duration.ofHours(settings.studio().films().hours());
        Job.Failure failure = delivery.check(claim, todo, sources, film, words, () -> {
            if (from != null) {
                footage.delivered(from.id(), film.id(), held);
            }
        });
        if (failure != null && from != null) {
            footage.left(from.id());
        }
        return failure;
    }
}
