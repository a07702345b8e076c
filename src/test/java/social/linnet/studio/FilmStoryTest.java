package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.linnet.studio.FilmServer.answer;
import static social.linnet.studio.FilmServer.error;
import static social.linnet.studio.FilmServer.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

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
import social.linnet.media.film.Reels;
import social.linnet.moderation.MayDo;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Verb;
import social.linnet.studio.work.Work;
import social.linnet.studio.work.Works;

/// Films that alice asks for in words, made by a server that does as it is told and often badly.
class FilmStoryTest extends StudioStory {

    private static final UUID WORKER = UUID.randomUUID();

    private static @Nullable FilmServer provider;

    @Autowired
    private FootageTable footage;
    @Autowired
    private Endings endings;
    @Autowired
    private MayDo mayDo;
    @Autowired
    private ContentCredentials credentials;

    private VideoModel model;

    @AfterAll
    static void stop() {
        if (provider != null) {
            provider.close();
            provider = null;
        }
    }

    @BeforeEach
    void freshProvider() {
        if (provider == null) {
            provider = FilmServer.with(Reels.silent());
        }
        server().reset();
        jdbc.sql("delete from studio.footage").update();
        // a breaker of its own, so that no story trips it for the next
        model = server().model();
    }

    private static FilmServer server() {
        return java.util.Objects.requireNonNull(provider);
    }

    private String asked(Account owner, Order order) {
        return claimed(owner, order, model.name(), WORKER).id();
    }

    private Job work(Account owner, String id, Order order, BooleanSupplier stopping, Moderator moderator) {
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
        Filming quick = new Filming(videos(), footage, table, pictures, news, works, delivery(none, moderator), settings, clock,
                Duration.ofMillis(3));
        maker(none, moderator, quick).make(new JobTable.Claim(id, owner.id(), order, 1, List.of(new JobTable.Todo(1, 1)), List.of()),
                WORKER, stopping);
        return studio.job(owner.id(), id);
    }

    private ObjectProvider<VideoModel> videos() {
        return new StaticListableBeanFactory(Map.of("videos", model)).getBeanProvider(VideoModel.class);
    }

    private static Order order(Long... sources) {
        return Order.film("a heron lands on a jetty", Style.NONE, Shape.LANDSCAPE, 4, List.of(sources));
    }

    private Job filmed(Account owner, Order order) {
        return work(owner, asked(owner, order), order, () -> false, CONTENT);
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
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily() - FILM_COST);
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
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily());
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
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily());
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void whoComesAfterARestartGoesOnAndBeginsNothing() {
        AtomicBoolean stopping = new AtomicBoolean();
        server().polls.add(new FilmServer.Answer(200, "{\"id\":\"video_1\",\"status\":\"in_progress\"}", () -> stopping.set(true)));
        String id = asked(alice, order());

        assertThat(work(alice, id, order(), stopping::get, CONTENT).state()).isEqualTo(Job.State.RUNNING);
        assertThat(standing(id)).isEqualTo("BEGUN");
        discard();
        Job job = work(alice, id, order(), () -> false, CONTENT);

        assertThat(job.state()).isEqualTo(Job.State.READY);
        assertThat(server().count("POST", "/v1/videos")).isEqualTo(1);
        assertThat(server().count("DELETE", "/v1/videos/video_1")).isZero();
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily() - FILM_COST);
        // once more, as a worker does that lost its lease
        work(alice, id, order(), () -> false, CONTENT);
        assertThat(film(studio.job(alice.id(), id)).id()).isEqualTo(film(job).id());
    }

    @Test
    void whatMayHaveBeenBegunIsNotBegunAgainByItself() {
        String id = asked(alice, order());
        // the program ended between asking and hearing
        footage.beginning(new JobTable.Claim(id, alice.id(), order(), 1, List.of(), List.of()), 1, Filming.by(model.name()),
                Duration.ofMinutes(5));
        Job job = work(alice, id, order(), () -> false, CONTENT);

        assertThat(job.failure()).isEqualTo(Job.Failure.UNAVAILABLE);
        assertThat(server().asked).isEmpty();
        assertThat(standing(id)).isEqualTo("LEFT");
        // alice says so: then it is
        assertThat(again(id).state()).isEqualTo(Job.State.READY);
    }

    private Job again(String id) {
        jdbc.sql("update studio.variant set state = 'QUEUED', failure = null where job = :id").param("id", id).update();
        take(id, WORKER);
        return work(alice, id, order(), () -> false, CONTENT);
    }

    @Test
    void whatTakesTooLongIsGivenUpAndWhoTriesAgainWaitsForTheSame() {
        String id = asked(alice, order());
        server().polls.add(video("in_progress", 12, ""));
        footage.begun(footage.beginning(new JobTable.Claim(id, alice.id(), order(), 1, List.of(), List.of()), 1,
                Filming.by(model.name()), Duration.ZERO).id(), "video_1");
        Job late = work(alice, id, order(), () -> false, CONTENT);
        assertThat(late.failure()).isEqualTo(Job.Failure.TIMED_OUT);
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily());

        discard();
        assertThat(server().count("DELETE", "/v1/videos/video_1")).as("who tries again may still have it").isZero();
        assertThat(again(id).state()).isEqualTo(Job.State.READY);
        assertThat(server().count("POST", "/v1/videos")).isZero();
    }

    @Test
    void whatIsTakenBackIsDestroyedAndGivesNothing() {
        String id = asked(alice, order());
        server().polls.add(new FilmServer.Answer(200, "{\"id\":\"video_1\",\"status\":\"in_progress\"}", () -> studio.cancel(alice.id(), id)));
        Job job = work(alice, id, order(), () -> false, CONTENT);

        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
        assertThat(job.variants().getFirst().picture()).isNull();
        discard();
        assertThat(standing(id)).isEqualTo("gone");
        assertThat(server().count("DELETE", "/v1/videos/video_1")).isEqualTo(1);
        assertThat(studio.remaining(alice.id())).isEqualTo(settings.studio().daily());
    }

    @Test
    void theFilmIsLookedAtBeforeItIsAnybodys() {
        String id = asked(alice, order());
        Job job = work(alice, id, order(), () -> false, Looks.finding(Moderator.Rule.VIOLENCE));

        assertThat(job.failure()).isEqualTo(Job.Failure.REFUSED_AFTER);
        discard();
        assertThat(standing(id)).isEqualTo("gone");
    }

    @Test
    void aFilmBeginsWithAPictureAndNotWithOneThatIsNotForBobToUse() {
        Picture photo = photo(alice);
        posted(alice, Audience.PUBLIC, photo);

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
        Picture first = film(filmed(alice, order()));
        posted(alice, Audience.PUBLIC, first);
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
        assertThat(studio.films()).isEmpty();
        assertThatThrownBy(() -> studio.make(alice.id(), order())).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("films-none"));

        Studio withFilms = new Studio(table, jobs, new ImageModel() {
            @Override
            public ModelName name() {
                return new ModelName("test", "none", true);
            }

            @Override
            public MadeImage create(ImageRequest request, Progress progress) {
                throw new AiFailure(AiFailure.Reason.UNSUPPORTED, "none", null);
            }
        }, videos(), footage, layers, pictures, remixes, new Judge(CONTENT), works, mayDo, news, endings, settings, clock, transactions);
        FilmOffer offer = withFilms.films().orElseThrow();
        assertThat(offer.model().model()).isEqualTo("sora-2");
        assertThat(FilmOffer.LENGTHS.stream().map(offer::cost)).containsExactly(5, 10, 15);
        assertThatThrownBy(() -> withFilms.make(alice.id(), Order.film("a heron", Style.NONE, Shape.SQUARE, 5, List.of())))
                .isInstanceOf(Refused.class);
        Picture still = pictures.store(alice.id(), png(0x202020), "a heron", Making.generated("builtin/painter"));
        assertThat(withFilms.changeable(still)).isFalse();
    }
}
