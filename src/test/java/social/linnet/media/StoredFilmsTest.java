package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Refused;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Size;
import social.linnet.media.Picture.Type;
import social.linnet.media.film.Film;
import social.linnet.media.film.Films;
import social.linnet.media.film.Playable;
import social.linnet.media.film.Reels;
import social.linnet.media.provenance.Finding;
import social.linnet.media.provenance.Format;
import social.linnet.media.provenance.Verifier;
import social.linnet.testing.Beside;

/// Films are kept as pictures are: found, described, attached and deleted like them.
@Beside
@ResourceLock(value = TestModule.ROWS, mode = ResourceAccessMode.READ)
@ResourceLock("films")
class StoredFilmsTest {

    private static final AtomicLong POSTS = new AtomicLong(95_000);

    private final long alice = 9_001;
    private final long post = POSTS.incrementAndGet();
    private AnnotationConfigApplicationContext context;
    private Pictures pictures;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        // the programs lie there already
        context = TestModule.start(Map.of("linnet.data", Reels.data().toString()), Clock.systemUTC(), (owner, path) -> { });
        pictures = context.getBean(Pictures.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Picture upload(byte[] bytes, String alt) {
        return pictures.upload(alice, new ByteArrayInputStream(bytes), alt);
    }

    @Test
    void aliceFindsTheFilmThatSheStoredAndItGoesWithItsPost() throws IOException {
        Picture film = upload(Reels.talkie(), "a test card");
        assertThat(pictures.find(film.id())).contains(film);
        assertThat(film.type()).isEqualTo(Type.MP4);
        assertThat(film.width()).isEqualTo(320);
        assertThat(film.duration()).isBetween(950L, 1100L);
        assertThat(film.running().sound()).isTrue();
        assertThat(film.running().loops()).isFalse();
        assertThat(film.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(film.path(Size.SMALL)).endsWith("/small.webp");
        Path file = pictures.file(film, Size.LARGE);
        assertThat(Files.size(file)).isEqualTo(film.bytes());
        assertThat(Playable.of(file).video()).isTrue();
        assertThat(ImageIO.read(pictures.file(film, Size.SMALL).toFile()).getWidth()).isEqualTo(320);
        assertThat(pictures.describe(alice, film.id(), "still a test card").duration()).isEqualTo(film.duration());

        transaction.executeWithoutResult(status -> pictures.attach(alice, List.of(film.id()), post, true));
        assertThat(pictures.ofPosts(List.of(post)).get(post)).extracting(Picture::type).containsExactly(Type.MP4);
        transaction.executeWithoutResult(status -> pictures.dropOf(post));
        assertThat(pictures.find(film.id())).isEmpty();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aSoundHasAStillToo() {
        Picture tone = upload(Reels.tone(), "");
        assertThat(tone.type()).isEqualTo(Type.M4A);
        assertThat(tone.width()).isEqualTo(960);
        assertThat(tone.running().frameRate()).isZero();
        assertThat(pictures.file(tone, Size.SMALL)).exists();
    }

    @Test
    void whatTheStudioMadeMovesIn(@TempDir Path studio) throws IOException {
        Picture uploaded = upload(Reels.silent(), "");
        assertThat(uploaded.running().loops()).isTrue();
        Path made = Files.copy(pictures.file(uploaded, Size.LARGE), studio.resolve("made.mp4"));
        Picture work = pictures.storeVideo(alice, made, Corpus.jpeg(320, 180), "", Making.generated("builtin/camera"));
        assertThat(work.provenance()).isEqualTo(Provenance.GENERATED);
        assertThat(work.model()).isEqualTo("builtin/camera");
        assertThat(work.duration()).isEqualTo(1000);
        assertThat(made).doesNotExist();
        assertThat(Files.size(pictures.file(work, Size.LARGE))).isEqualTo(work.bytes());
        SigningKey key = context.getBean(SigningKey.class);
        for (Size size : Size.values()) {
            byte[] file = Files.readAllBytes(pictures.file(work, size));
            Finding finding = new Verifier(key.trust(), Clock.systemUTC()).verify(file, Format.of(file).orElseThrow());
            assertThat(finding.state()).as("%s: %s", size, finding.reason()).isEqualTo(Finding.State.VALID);
            assertThat(finding.agent()).isEqualTo("builtin/camera");
            file[file.length - 10] ^= 1;
            assertThat(new Verifier(key.trust(), Clock.systemUTC()).verify(file, Format.of(file).orElseThrow()).state())
                    .isEqualTo(Finding.State.INVALID);
        }
        try (InputStream signed = Files.newInputStream(pictures.file(work, Size.LARGE));
                Film again = context.getBean(Films.class).transcode(signed)) {
            assertThat(again.plays().video()).as("it plays").isTrue();
        }
        assertThat(pictures.storeVideo(alice, new ByteArrayInputStream(Reels.talkie()), "", Making.generated("x")).type())
                .isEqualTo(Type.MP4);
        Path foreign = Files.write(studio.resolve("foreign.mp4"), Reels.tone());
        assertThatThrownBy(() -> pictures.storeVideo(alice, foreign, Corpus.jpeg(320, 180), "", Making.generated("x")))
                .isInstanceOf(IllegalStateException.class);
    }

    /// A film that was made here, brought back by alice, and once more after mallory changed a byte of it.
    @Test
    void whatAnUploadedFilmSaysOfItselfIsReadAndGoesOnWithIt(@TempDir Path studio) throws IOException {
        Path made = Files.copy(pictures.file(upload(Reels.silent(), ""), Size.LARGE), studio.resolve("made.mp4"));
        Picture work = pictures.storeVideo(alice, made, Corpus.jpeg(320, 180), "", Making.generated("lake.example/waves"));
        byte[] file = Files.readAllBytes(pictures.file(work, Size.LARGE));
        ContentCredentials credentials = context.getBean(ContentCredentials.class);

        Picture again = upload(file, "waves");
        assertThat(again.provenance()).isEqualTo(Provenance.GENERATED);
        assertThat(again.model()).isEqualTo("lake.example/waves");
        assertThat(credentials.of(again.id()).orElseThrow()).satisfies(known -> {
            assertThat(known.made()).isFalse();
            assertThat(known.state()).isEqualTo(Credentials.State.VALID);
            assertThat(known.sourceType()).endsWith("/trainedAlgorithmicMedia");
        });
        byte[] kept = Files.readAllBytes(pictures.file(again, Size.LARGE));
        Finding finding = new Verifier(context.getBean(SigningKey.class).trust(), Clock.systemUTC()).verify(kept, Format.MP4);
        assertThat(finding.state()).as(finding.reason()).isEqualTo(Finding.State.VALID);
        assertThat(finding.steps()).extracting(Finding.Step::action).contains("c2pa.transcoded");

        // in what is shown, and not in what is said
        file[file.length - 40] ^= 1;
        Picture forged = upload(file, "waves");
        assertThat(forged.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(credentials.of(forged.id()).orElseThrow().state()).isEqualTo(Credentials.State.INVALID);
        assertThat(credentials.of(upload(Reels.talkie(), "").id())).as("a film that says nothing").isEmpty();
    }

    @Test
    void whatIsNoFilmLeavesNothing() throws IOException {
        long before = folders();
        assertThatThrownBy(() -> upload(Arrays.copyOf(Reels.talkie(), 3000), "")).isInstanceOf(Refused.class)
                .hasMessage("video-broken");
        assertThatThrownBy(() -> pictures.avatar(alice, new ByteArrayInputStream(Reels.talkie())))
                .isInstanceOf(Refused.class).hasMessage("picture-type");
        assertThat(folders()).isEqualTo(before);
    }

    private static long folders() throws IOException {
        try (Stream<Path> all = Files.walk(Reels.data().resolve("media"))) {
            return all.count();
        } catch (NoSuchFileException none) {
            return 0;
        }
    }
}
