package social.linnet.studio;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.VideoModel;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.event.Unguessable;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.media.film.Shot;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;
import social.linnet.studio.work.Remixes;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// Where people have pictures made: asks, looks, takes back, tries again.
@Service
public class Studio {

    private static final SecureRandom RANDOM = new SecureRandom();
    /// How long pictures that nobody chose from are offered in the composer.
    private static final Duration OFFERED = Duration.ofHours(2);

    private final JobTable table;
    private final Jobs jobs;
    private final ImageModel model;
    private final ObjectProvider<VideoModel> videos;
    private final FootageTable footage;
    private final Layers layers;
    private final Pictures pictures;
    private final Remixes remixes;
    private final Judge judge;
    private final Works works;
    private final MayDo mayDo;
    private final JobNews news;
    private final Endings endings;
    private final Clock clock;
    private final int daily;
    private final int filmCost;
    private final TransactionTemplate transaction;

    Studio(JobTable table, Jobs jobs, ImageModel model, ObjectProvider<VideoModel> videos, FootageTable footage, Layers layers,
           Pictures pictures, Remixes remixes, Judge judge, Works works, MayDo mayDo, JobNews news, Endings endings, Settings settings,
           Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.jobs = jobs;
        this.model = model;
        this.videos = videos;
        this.footage = footage;
        this.layers = layers;
        this.pictures = pictures;
        this.remixes = remixes;
        this.judge = judge;
        this.works = works;
        this.mayDo = mayDo;
        this.news = news;
        this.endings = endings;
        this.clock = clock;
        this.daily = settings.studio().daily();
        this.filmCost = settings.studio().films().cost();
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What makes the pictures here.
    public ModelName model() {
        return model.name();
    }

    public Makers makers() {
        return new Makers(model.name(), model.editor(), films().map(FilmOffer::model).orElse(null), judge.name());
    }

    /// That films are made from words here; empty when nothing makes them.
    public Optional<FilmOffer> films() {
        return Optional.ofNullable(videos.getIfAvailable()).map(video -> new FilmOffer(video.name(), filmCost));
    }

    /// Whether what makes films here still holds this one, so that it can change it.
    public boolean changeable(Picture film) {
        return film.duration() > 0 && films().flatMap(offer -> footage.handle(film.id(), Filming.by(offer.model()))).isPresent();
    }

    /// Whether the built-in painter made this picture in layers, which it can paint again.
    public boolean layered(Picture picture) {
        return layers.may(picture);
    }

    /// How many pictures this person may still have made today.
    public int remaining(long owner) {
        return Math.max(0, daily - table.spent(owner));
    }

    /// Asks for pictures from words.
    ///
    /// @throws Refused as the other
    public Job make(long owner, String prompt, Style style, Shape shape, int count) {
        return make(owner, Order.paint(prompt, style, shape, count));
    }

    /// Asks for pictures. The job is kept before this returns.
    ///
    /// @throws Refused `prompt-empty`, `prompt-too-long`, `text-unusable`, `variants-count`, `quota-used`, `too-many`,
    ///                 `sources-many`, `mask-broken`, `mask-empty`, `films-none`, `film-gone`, `clip-layers`,
    ///                 `choice-unknown`, `not-found` and
    ///                 `remix-…` for pictures that nothing may be made from
    public Job make(long owner, Order asked) {
        Order order = checked(owner, asked);
        mayDo.require(owner, MayDo.Action.MAKE);
        String id = Unguessable.next();
        boolean film = order.kind() == Job.Kind.FILM;
        int cost = film ? films().orElseThrow().cost(order.seconds()) : 1;
        // neighbouring seeds: the built-in painter makes those differ the most
        long seed = RANDOM.nextLong() >>> 8;
        transaction.executeWithoutResult(status -> {
            table.lockOwner(owner);
            if (table.spent(owner) + cost * order.count() > daily) {
                throw Refused.of(Refused.Kind.LIMITED, "quota-used", daily);
            }
            table.insert(id, owner, order, film ? films().orElseThrow().model() : order.maker(model), cost);
            for (int number = 1; number <= order.count(); number++) {
                table.insertVariant(id, number, seed + number);
            }
        });
        news.queued(film);
        return job(owner, id);
    }

    private Order checked(long owner, Order asked) {
        if (asked.prompt().length() > Job.MAX_PROMPT * 2) {
            throw Refused.invalid("prompt-too-long", Job.MAX_PROMPT);
        }
        String words = Texts.storable(asked.prompt()).strip();
        if (words.isEmpty() && (asked.kind() != Job.Kind.EDIT || asked.style().words().isEmpty())) {
            throw Refused.invalid("prompt-empty");
        }
        if (words.codePointCount(0, words.length()) > Job.MAX_PROMPT) {
            throw Refused.invalid("prompt-too-long", Job.MAX_PROMPT);
        }
        if (asked.count() < 1 || asked.count() > Job.MAX_VARIANTS) {
            throw Refused.invalid("variants-count", Job.MAX_VARIANTS);
        }
        if (asked.sources().size() > ImageModel.MAX_SOURCES || asked.kind() == Job.Kind.EDIT && asked.sources().isEmpty()) {
            throw Refused.invalid("sources-many", ImageModel.MAX_SOURCES);
        }
        Map<Long, Picture> found = pictures.find(asked.sources());
        Verb verb = asked.kind() == Job.Kind.ANIMATE ? Verb.ANIMATE : Verb.EDIT;
        for (long source : asked.sources()) {
            Picture picture = Optional.ofNullable(found.get(source)).filter(one -> one.duration() == 0 || asked.kind() == Job.Kind.FILM)
                    .orElseThrow(Refused::notFound);
            remixes.require(owner, picture, verb);
        }
        if (asked.kind() == Job.Kind.ANIMATE) {
            return animated(asked, words, found);
        }
        if (asked.kind() == Job.Kind.FILM) {
            return film(asked, words, found);
        }
        byte[] mask = asked.mask() == null || asked.sources().isEmpty() ? null
                : Mask.fitted(asked.mask(), found.get(asked.sources().getFirst()));
        if (asked.kind() == Job.Kind.PACK) {
            return new Order(asked.kind(), Pack.of(words).prompt(), Style.NONE, Shape.PORTRAIT, asked.count(), asked.sources(), null);
        }
        return new Order(asked.kind(), words, asked.style(), asked.sources().isEmpty() ? asked.shape()
                : shape(found.get(asked.sources().getFirst())), asked.count(), asked.sources(), mask);
    }

    /// A film has the shape of what it begins with, and the length of what it changes.
    private Order film(Order asked, String words, Map<Long, Picture> found) {
        if (films().isEmpty()) {
            throw Refused.invalid("films-none");
        }
        if (asked.sources().size() > 1) {
            throw Refused.invalid("sources-many", 1);
        }
        Picture from = asked.sources().isEmpty() ? null : found.get(asked.sources().getFirst());
        boolean changes = from != null && from.duration() > 0;
        if (changes && !changeable(from)) {
            throw Refused.invalid("film-gone");
        }
        int seconds = changes ? (int) Math.ceilDiv(from.duration(), 1000L) : asked.seconds();
        if (!changes && !FilmOffer.LENGTHS.contains(seconds)) {
            throw Refused.invalid("choice-unknown");
        }
        boolean upright = from == null ? asked.shape() == Shape.PORTRAIT : from.height() > from.width();
        return Order.film(words, asked.style(), upright ? Shape.PORTRAIT : Shape.LANDSCAPE, Math.min(seconds, 60), asked.sources());
    }

    private Order animated(Order asked, String words, Map<Long, Picture> found) {
        Clip clip = Clip.of(words);
        if (clip.move() == Shot.Move.PARALLAX && !asked.sources().isEmpty() && !layered(found.get(asked.sources().getFirst()))) {
            throw Refused.invalid("clip-layers");
        }
        boolean round = clip.move() == Shot.Move.LOOP;
        if (asked.sources().isEmpty() || round != asked.sources().size() > 1 || asked.sources().size() > Shot.MAX_PICTURES) {
            throw Refused.invalid(round ? "clip-round" : "sources-many", 1);
        }
        return new Order(asked.kind(), clip.prompt(), Style.NONE, shape(found.get(asked.sources().getFirst())), 1, asked.sources(), null);
    }

    /// The nearest of the shapes, as the place is held for it until it comes.
    private static Shape shape(Picture picture) {
        double ratio = (double) picture.width() / picture.height();
        return ratio > 1.2 ? Shape.LANDSCAPE : ratio < 1 / 1.2 ? Shape.PORTRAIT : Shape.SQUARE;
    }

    /// One's own job.
    ///
    /// @throws Refused `not-found`, also when it is somebody else's
    public Job job(long owner, String id) {
        return find(owner, id).orElseThrow(Refused::notFound);
    }

    private Optional<Job> find(long owner, String id) {
        return Unguessable.isOne(id) ? jobs.find(id).filter(job -> job.owner() == owner) : Optional.empty();
    }

    /// The other pictures that were made together with one of somebody's own.
    public List<Picture> beside(long owner, Picture picture) {
        return picture.owner() != owner ? List.of() : works.find(picture.id()).map(Work::job).flatMap(job -> find(owner, job)).stream()
                .flatMap(job -> job.variants().stream()).map(Job.Variant::picture)
                .filter(other -> other != null && other.id() != picture.id() && other.duration() == 0).toList();
    }

    /// One's own jobs, newest first: the private history of what was made, with what was not chosen.
    ///
    /// @param before id of a job, for those older than it; anything else for the newest
    public List<Job> jobs(long owner, String before, int limit) {
        Long place = Unguessable.isOne(before) ? jobs.place(owner, before).orElse(null) : null;
        return jobs.ofOwner(owner, place, Math.clamp(limit, 1, 60));
    }

    /// Asks for what a job was, without the words that were refused.
    ///
    /// @throws Refused `not-found` also when no other words are known, and as [#make]
    public Job reword(long owner, String id) {
        Job job = job(owner, id);
        Rewording other = Rewording.of(job).orElseThrow(Refused::notFound);
        Order order = table.order(id).orElseThrow(Refused::notFound);
        return make(owner, new Order(order.kind(), other.prompt(), other.style(), order.shape(), order.count(), order.sources(),
                order.mask(), order.seconds()));
    }

    /// The owner has these before them, and need not be told how they ended.
    public void seen(long owner, List<Job> jobs) {
        endings.seen(owner, jobs);
    }

    /// One's own jobs at these places among all, by place.
    public Map<Long, Job> placed(long owner, Collection<Long> places) {
        return jobs.placed(owner, places);
    }

    /// The newest job, as long as it is still being made or its pictures wait to be chosen from.
    public Optional<Job> open(long owner) {
        return jobs.ofOwner(owner, null, 1).stream().filter(this::isOpen).findFirst();
    }

    private boolean isOpen(Job job) {
        boolean posted = job.variants().stream().map(Job.Variant::picture)
                .anyMatch(picture -> picture != null && picture.post() != null);
        boolean recent = job.createdAt().isAfter(clock.instant().minus(OFFERED));
        return job.state() != Job.State.CANCELLED && !posted && (recent || !job.state().isOver());
    }

    /// The picture so far, as a small JPEG.
    public Optional<byte[]> partial(long owner, String id, int number) {
        return find(owner, id).flatMap(job -> jobs.partial(job.id(), number));
    }

    /// Takes a job back. Pictures that are ready stay. Does nothing when it is over.
    public Job cancel(long owner, String id) {
        Job job = job(owner, id);
        if (Boolean.TRUE.equals(transaction.execute(status -> table.cancel(job.id(), owner)))) {
            news.changed(owner, id);
        }
        return job(owner, id);
    }

    /// Tries again what gave no picture. Does nothing when there is nothing to do.
    ///
    /// @throws Refused `not-found`, `quota-used`, `too-many`
    public Job retry(long owner, String id) {
        Job job = job(owner, id);
        mayDo.require(owner, MayDo.Action.MAKE);
        transaction.executeWithoutResult(status -> {
            table.lockOwner(owner);
            if (table.retry(job.id(), owner) && table.spent(owner) > daily) {
                throw Refused.of(Refused.Kind.LIMITED, "quota-used", daily);
            }
        });
        news.queued(job.kind() == Job.Kind.FILM);
        news.changed(owner, id);
        return job(owner, id);
    }
}
