package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.linnet.studio.FilmServer.answer;
import static social.linnet.studio.FilmServer.error;
import static social.linnet.studio.FilmServer.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import social.linnet.account.Account;
import social.linnet.ai.AiFailure;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.ai.VideoModel;
import social.linnet.event.Audience;
import social.linnet.event.Refused;
import social.linnet.media.ContentCredentials;
import social.linnet.media.Credentials;
import social.linnet.media.Making;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.media.film.Films;
import social.linnet.media.film.Reels;
import social.linnet.moderation.MayDo;
import social.linnet.post.Draft;
import social.linnet.post.Posts;
import social.linnet.settings.Settings;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// Films that alice asks for in words, made by a server that does as it is told and often badly.
@LinnetTest
class FilmStoryTest {

    private static @Nullable FilmServer provider;

    @Autowired
    private World world;
    @Autowired
    private Studio usual;
    @Autowired
    private JobTable table;
    @Autowired
    private FootageTable footage;
    @Autowired
    private JobNews news;
    @Autowired
    private Pictures pictures;
    @Autowired
    private Works works;
    @Autowired
    private Remixes remixes;
    @Autowired
    private UndeliveredTable undelivered;
    @Autowired
    private Endings endings;
    @Autowired
    private Grants grants;
    @Autowired
    private MayDo mayDo;
    @Autowired
    private ContentCredentials credentials;
    @Autowired
    private Posts posts;
    @Autowired
    private Layers layers;
    @Autowired
    private Films films;
    @Autowired
    private Settings settings;
    @Autowired
    private Clock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private Account alice;
    private VideoModel model;

    @AfterAll
    static void stop() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }

    @BeforeEach
    void alice() {
        if (provider == null) {
            provider = FilmServer.with(Reels.silent());
        }
        server().reset();
        jdbc.sql("delete from studio.footage").update();
        // a breaker of its own, so that no story trips it for the next
        model = server().model();
        alice = world.person("alice");
    }

    private static FilmServer server() {
        return java.util.Objects.requireNonNull(provider);
    }

    /// The running workers of this program have no model: a job of this story's is in the hands of its own worker.
    private String asked(Account owner, Order order) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 22);
        new org.springframework.transaction.support.TransactionTemplate(transactions).executeWithoutResult(status -> {
            table.insert(id, owner.id(), order, model.name(), 5);
            table.insertVariant(id, 1, 1);
            held(id);
        });
        return id;
    }

    private void held(String id) {
        jdbc.sql("""
                update studio.job set state = 'RUNNING', worker = :worker, attempts = 1, failure = null,
                       lease_until = now() + interval '1 hour'
                where id = :id
                """).param("id", id).param("worker", worker(id)).update();
    }

    private static UUID worker(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private Job work(Account owner, String id, Order order, BooleanSupplier stopping, @Nullable Moderator moderator) {
        Judge judge = new Judge(moderator == null ? new StaticListableBeanFactory().getBeanProvider(Moderator.class)
                : new StaticListableBeanFactory(Map.of("moderator", moderator)).getBeanProvider(Moderator.class));
        ImageModel none = new ImageModel() {
            @Override
            public ModelName name() {
                return new ModelName("test", "none", false);
            }

            @Override
            public MadeImage create(ImageRequest request, Progress progress) {
                throw new AssertionError("no picture was asked for");
            }
        };
        Delivery delivery = new Delivery(table, undelivered, none, pictures, works, remixes, grants, judge, clock, transactions);
        Filming filming = new Filming(videos(), footage, table, pictures, news, works, delivery, settings, clock, Duration.ofMillis(3));
        new Maker(table, none, pictures, news, remixes, judge, delivery, films, filming, layers, settings).make(
                new JobTable.Claim(id, owner.id(), order, 1, List.of(new JobTable.Todo(1, 1)), List.of()), worker(id), stopping);
        return usual.job(owner.id(), id);
    }

    private ObjectProvider<VideoModel> videos() {
        return new StaticListableBeanFactory(Map.of("videos", model)).getBeanProvider(VideoModel.class);
    }

    private static Order order(Long... sources) {
        return Order.film("a heron lands on a jetty", Style.NONE, Shape.LANDSCAPE, 4, List.of(sources));
    }

    private Job filmed(Account owner, Order order) {
        return work(owner, asked(owner, order), order, () -> false, null);
    }

    private Picture film(Job job) {
        return java.util.Objects.requireNonNull(job.variants().getFirst().picture());
    }

    private String standing(String job) {
        return jdbc.sql("select string_agg(state, ',' order by id) from studio.footage where job = :job").param("job", job)
                .query(String.class).optional().orElse("gone");
    }

    private void discard() {
        new Discarding(videos(), footage).run();
    }

    @Test
    void alicesFilmIsBegunAskedAfterFetchedSignedAndCharged() {
        server().polls.add(video("queued", 0, ""));
        server().polls.add(video("in_progress", 40, ""));
        Job job = filmed(alice, order());

        assertThat(job.state()).isEqualTo(Job.State.READY);
        Picture film = film(job);
        assertThat(film.duration()).isPositive();
        assertThat(film.provenance()).isEqualTo(Picture.Provenance.GENERATED);
        assertThat(film.model()).isEqualTo("127.0.0.1/sora-2");
        assertThat(film.alt()).isEqualTo("a heron lands on a jetty");
        assertThat(credentials.of(film.id()).orElseThrow()).satisfies(known -> {
            assertThat(known.made()).isTrue();
            assertThat(known.state()).isEqualTo(Credentials.State.VALID);
            assertThat(known.sourceType()).endsWith("/trainedAlgorithmicMedia");
            assertThat(known.model()).isEqualTo("127.0.0.1/sora-2");
        });
        Work work = works.find(film.id()).orElseThrow();
        assertThat(work.kind()).isEqualTo(Work.Kind.FILMED);
        assertThat(work.prompt()).isEqualTo("a heron lands on a jetty");
        assertThat(usual.remaining(alice.id())).isEqualTo(settings.studio().daily() - 5);
        assertThat(server().asked).containsExactly("POST /v1/videos", "GET /v1/videos/video_1", "GET /v1/videos/video_1",
                "GET /v1/videos/video_1", "GET /v1/videos/video_1/content");
        assertThat(leftOver()).isEmpty();

        // held for remixes, and then destroyed
        discard();
        assertThat(standing(job.id())).isEqualTo("DELIVERED");
        jdbc.sql("update studio.footage set discard_at = now() - interval '1 s' where job = :job").param("job", job.id()).update();
        discard();
        assertThat(standing(job.id())).isEqualTo("gone");
        assertThat(server().count("DELETE", "/v1/videos/video_1")).isEqualTo(1);
    }

    private List<String> leftOver() {
        try (Stream<java.nio.file.Path> files = Files.list(settings.data().resolve("film"))) {
            return files.filter(each -> Files.exists(each.resolve("fetched"))).map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"message\":\"no\",\"code\":\"moderation_blocked\"}~REFUSED",
        "{\"message\":\"gpu\",\"code\":\"server_error\"}~UNUSABLE"})
    void aFilmThatFailsSaysWhyAndCostsNothingAndIsNotLeftThere(String error, Job.Failure failure) {
        server().polls.add(video("failed", 0, ",\"error\":" + error));
        Job job = filmed(alice, order());

        assertThat(job.failure()).isEqualTo(failure);
        assertThat(job.prompt()).isEqualTo("a heron lands on a jetty");
        assertThat(usual.remaining(alice.id())).isEqualTo(settings.studio().daily());
        discard();
        assertThat(standing(job.id())).isEqualTo("gone");
        assertThat(server().count("DELETE", "/v1/videos/video_1")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"429,insufficient_quota,BUSY", "400,moderation_blocked,REFUSED", "401,invalid_api_key,MISCONFIGURED",
        "404,not_found,UNSUPPORTED"})
    void whatIsNotBegunSaysWhy(int status, String code, Job.Failure failure) {
        server().starts.add(error(status, code));
        Job job = filmed(alice, order());

        assertThat(job.failure()).isEqualTo(failure);
        assertThat(standing(job.id())).isEqualTo("gone");
        assertThat(server().count("POST", "/v1/videos")).isEqualTo(1);
    }

    @Test
    void aServerThatStumblesWhileItIsAskedIsAskedAgain() {
        server().polls.add(error(500, "server_error"));
        server().polls.add(error(503, "overloaded"));
        server().polls.add(error(429, "rate_limit_exceeded"));
        server().polls.add(answer(200, "<html>"));
        Job job = filmed(alice, order());

        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(server().count("POST", "/v1/videos")).isEqualTo(1);
    }

    @Test
    void aFilmThatTheProviderKeepsNoLongerIsUnusable() {
        server().polls.add(video("completed", 100, ",\"expires_at\":5"));

        assertThat(filmed(alice, order()).failure()).isEqualTo(Job.Failure.UNUSABLE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"<html>not here</html>", "1234ftypisom and then nothing that is a film"})
    void aStrangersBytesAreNotBelieved(String bytes) {
        server().contents.add(answer(200, bytes));
        Job job = filmed(alice, order());

        assertThat(job.failure()).isEqualTo(Job.Failure.UNUSABLE);
        assertThat(usual.remaining(alice.id())).isEqualTo(settings.studio().daily());
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void whoComesAfterARestartGoesOnAndBeginsNothing() {
        AtomicBoolean stopping = new AtomicBoolean();
        server().polls.add(new FilmServer.Answer(200, "{\"id\":\"video_1\",\"status\":\"in_progress\"}", () -> stopping.set(true)));
        String id = asked(alice, order());

        assertThat(work(alice, id, order(), stopping::get, null).state()).isEqualTo(Job.State.RUNNING);
        assertThat(standing(id)).isEqualTo("BEGUN");
        discard();
        Job job = work(alice, id, order(), () -> false, null);

        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(server().count("POST", "/v1/videos")).isEqualTo(1);
        assertThat(server().count("DELETE", "/v1/videos/video_1")).isZero();
        assertThat(usual.remaining(alice.id())).isEqualTo(settings.studio().daily() - 5);
        // once more, as a worker does that lost its lease
        work(alice, id, order(), () -> false, null);
        assertThat(film(usual.job(alice.id(), id)).id()).isEqualTo(film(job).id());
    }

    @Test
    void whatMayHaveBeenBegunIsNotBegunAgainByItself() {
        String id = asked(alice, order());
        // the program ended between asking and hearing
        footage.beginning(new JobTable.Claim(id, alice.id(), order(), 1, List.of(), List.of()), 1, Filming.by(model.name()),
                Duration.ofMinutes(5));
        Job job = work(alice, id, order(), () -> false, null);

        assertThat(job.failure()).isEqualTo(Job.Failure.UNAVAILABLE);
        assertThat(server().asked).isEmpty();
        assertThat(standing(id)).isEqualTo("LEFT");
        // alice says so: then it is
        assertThat(again(id).state()).isEqualTo(Job.State.READY);
    }

    private Job again(String id) {
        jdbc.sql("update studio.variant set state = 'QUEUED', failure = null where job = :id").param("id", id).update();
        held(id);
        return work(alice, id, order(), () -> false, null);
    }

    @Test
    void whatTakesTooLongIsGivenUpAndWhoTriesAgainWaitsForTheSame() {
        String id = asked(alice, order());
        server().polls.add(video("in_progress", 12, ""));
        footage.begun(footage.beginning(new JobTable.Claim(id, alice.id(), order(), 1, List.of(), List.of()), 1,
                Filming.by(model.name()), Duration.ZERO).id(), "video_1");
        Job late = work(alice, id, order(), () -> false, null);
        assertThat(late.failure()).isEqualTo(Job.Failure.TIMED_OUT);
        assertThat(usual.remaining(alice.id())).isEqualTo(settings.studio().daily());

        discard();
        assertThat(server().count("DELETE", "/v1/videos/video_1")).as("who tries again may still have it").isZero();
        assertThat(again(id).state()).isEqualTo(Job.State.READY);
        assertThat(server().count("POST", "/v1/videos")).isZero();
    }

    @Test
    void whatIsTakenBackIsDestroyedAndGivesNothing() {
        String id = asked(alice, order());
        server().polls.add(new FilmServer.Answer(200, "{\"id\":\"video_1\",\"status\":\"in_progress\"}", () -> usual.cancel(alice.id(), id)));
        Job job = work(alice, id, order(), () -> false, null);

        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(job.variants().getFirst().picture()).isNull();
        discard();
        assertThat(standing(id)).isEqualTo("gone");
        assertThat(server().count("DELETE", "/v1/videos/video_1")).isEqualTo(1);
        assertThat(usual.remaining(alice.id())).isEqualTo(settings.studio().daily());
    }

    /// Looks at words and pictures, and does not like pictures.
    private static final class Prude implements Moderator {
        @Override
        public ModelName name() {
            return new ModelName("test", "prude", false);
        }

        @Override
        public Verdict judge(String text, Duration deadline) {
            return new Verdict(Set.of(), "");
        }

        @Override
        public Verdict judge(ImageModel.Source picture, Duration deadline) {
            return new Verdict(Set.of(Rule.VIOLENCE), "");
        }
    }

    @Test
    void theFilmIsLookedAtBeforeItIsAnybodys() {
        String id = asked(alice, order());
        Job job = work(alice, id, order(), () -> false, new Prude());

        assertThat(job.failure()).isEqualTo(Job.Failure.REFUSED_AFTER);
        discard();
        assertThat(standing(id)).isEqualTo("gone");
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 160, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void aFilmBeginsWithAPictureAndNotWithOneThatIsNotForBobToUse() throws IOException {
        Account bob = world.person("bob");
        Picture photo = pictures.upload(alice.id(), new java.io.ByteArrayInputStream(png()), "a heron");
        posts.publish(Draft.of(alice.id(), "look", Audience.PUBLIC).showing(List.of(photo.id())));

        assertThat(filmed(bob, order(photo.id())).failure()).isEqualTo(Job.Failure.NOT_ALLOWED);
        assertThat(server().asked).isEmpty();

        Order own = Order.film("it flies off", Style.NONE, Shape.PORTRAIT, 4, List.of(photo.id()));
        Job job = filmed(alice, own);
        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(server().begun.getFirst()).contains("720x1280").contains("name=\"input_reference\"").contains("image/png");
        assertThat(works.find(film(job).id()).orElseThrow().parent()).isEqualTo(photo.id());
    }

    @Test
    void bobRemixesAlicesFilmWhereSheAllowsItAndTheProviderStillHoldsIt() {
        Account bob = world.person("bob");
        Picture first = film(filmed(alice, order()));
        posts.publish(Draft.of(alice.id(), "look", Audience.PUBLIC).showing(List.of(first.id())));
        Order remix = Order.film("the same at night", Style.NONE, Shape.LANDSCAPE, 4, List.of(first.id()));

        Job job = filmed(bob, remix);
        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(server().count("POST", "/v1/videos/video_1/remix")).isEqualTo(1);
        assertThat(works.find(film(job).id()).orElseThrow().parent()).isEqualTo(first.id());

        works.set(alice.id(), pictures.find(first.id()).orElseThrow(), new Works.Habit(Work.Shows.STYLE, Set.of()), false);
        assertThat(filmed(bob, remix).failure()).isEqualTo(Job.Failure.NOT_ALLOWED);
        works.set(alice.id(), pictures.find(first.id()).orElseThrow(), new Works.Habit(Work.Shows.STYLE, Set.of(Verb.EDIT)), false);
        jdbc.sql("update studio.footage set discard_at = now() where picture = :picture").param("picture", first.id()).update();
        discard();
        assertThat(filmed(bob, remix).failure()).isEqualTo(Job.Failure.UNSUPPORTED);
        assertThat(server().count("POST", "/v1/videos/video_1/remix")).isEqualTo(1);
    }

    @Test
    void filmsAreOfferedWithTheirCostWhereSomethingMakesThemAlone() {
        assertThat(usual.films()).isEmpty();
        assertThatThrownBy(() -> usual.make(alice.id(), order())).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("films-none"));

        Studio studio = new Studio(table, new ImageModel() {
            @Override
            public ModelName name() {
                return new ModelName("test", "none", true);
            }

            @Override
            public MadeImage create(ImageRequest request, Progress progress) {
                throw new AiFailure(AiFailure.Reason.UNSUPPORTED, "none", null);
            }
        }, videos(), footage, layers, pictures, remixes, works, mayDo, news, endings, settings, clock, transactions);
        FilmOffer offer = studio.films().orElseThrow();
        assertThat(offer.model().model()).isEqualTo("sora-2");
        assertThat(FilmOffer.LENGTHS.stream().map(offer::cost)).containsExactly(5, 10, 15);
        assertThatThrownBy(() -> studio.make(alice.id(), Order.film("a heron", Style.NONE, Shape.SQUARE, 5, List.of())))
                .isInstanceOf(Refused.class);
        Picture still = pictures.store(alice.id(), stillBytes(), "a heron", Making.generated("builtin/painter"));
        assertThat(studio.changeable(still)).isFalse();
    }

    private static byte[] stillBytes() {
        try {
            return png();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
