package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.event.Refused;
import social.linnet.event.Unguessable;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Size;
import social.linnet.media.Picture.Type;
import social.linnet.testing.Beside;
import social.linnet.testing.MovableClock;

/// The module as Spring puts it together, on a real database and real files.
@Beside
@ResourceLock(TestModule.ROWS)
class StoredPicturesTest {

    private static final byte[] PHOTO = Corpus.jpeg(900, 600);
    private static final AtomicLong PEOPLE = new AtomicLong(1000);
    private static final AtomicLong POSTS = new AtomicLong(5000);

    private final long alice = PEOPLE.incrementAndGet();
    private final long bob = PEOPLE.incrementAndGet();
    private final long post = POSTS.incrementAndGet();

    private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final List<String> avatars = new ArrayList<>();

    @TempDir
    private Path data;
    private AnnotationConfigApplicationContext context;
    private Pictures pictures;
    private Sweep sweep;
    private TransactionTemplate transaction;

    @BeforeEach
    void start() {
        context = TestModule.start(Map.of("linnet.data", data.toString(), "linnet.media.max-bytes", "1000000"), clock,
                (owner, path) -> avatars.add(owner + " " + path));
        pictures = context.getBean(Pictures.class);
        sweep = context.getBean(Sweep.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aliceFindsWhatSheStored() throws IOException {
        Picture picture = pictures.upload(alice, in(PHOTO), "four quarters 🟥");
        assertThat(picture.owner()).isEqualTo(alice);
        assertThat(picture.type()).isEqualTo(Type.JPEG);
        assertThat(picture.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(picture.post()).isNull();
        assertThat(picture.open()).isFalse();
        assertThat(picture.name()).matches("[A-Za-z0-9_-]{22}");
        assertThat(picture.smallWidth()).isEqualTo(900);
        assertThat(pictures.find(picture.id())).contains(picture);
        assertThat(pictures.findByName(picture.name())).contains(picture);
        assertThat(pictures.find(List.of(picture.id(), 1L))).containsOnly(Map.entry(picture.id(), picture));
        Path large = pictures.file(picture, Size.LARGE);
        assertThat(large).isEqualTo(data.resolve("media").resolve(picture.name().substring(0, 2))
                .resolve(picture.name()).resolve("large.jpg"));
        assertThat(Files.size(large)).isEqualTo(picture.bytes());
        Path small = pictures.file(picture, Size.SMALL);
        assertThat(small).isEqualTo(large.resolveSibling("small.webp"));
        assertThat(ImageIO.read(small.toFile()).getWidth()).isEqualTo(900);
        try (Stream<Path> files = Files.list(large.getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void whatAModelMadeTakesTheSamePath() {
        Picture work = pictures.store(alice, PHOTO, "", Making.generated("builtin/painter"));
        assertThat(pictures.find(work.id())).contains(work);
        assertThat(work.model()).isEqualTo("builtin/painter");
        assertThatThrownBy(() -> pictures.store(alice, Corpus.ascii("<svg/>"), "", Making.generated("x")))
                .isInstanceOf(Refused.class).hasMessage("picture-type");
    }

    @Test
    void tooMuchIsRefusedBeforeItIsRead() {
        InputStream endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                assertThat(++given).isLessThan(1_100_000);
                return 0xFF;
            }
        };
        assertThatThrownBy(() -> pictures.upload(alice, endless, "")).hasMessage("picture-too-large");
        assertThatThrownBy(() -> pictures.store(alice, new byte[1_000_001], "", Making.generated("x")))
                .hasMessage("picture-too-large");
        assertThat(pictures.preview(new byte[1_000_001], 100)).isEmpty();
    }

    @Test
    void aDescriptionHas1500CharactersHoweverWide() {
        assertThatThrownBy(() -> pictures.upload(alice, in(PHOTO), "x".repeat(1501))).hasMessage("alt-too-long");
        assertThatThrownBy(() -> pictures.upload(alice, in(PHOTO), "a\0b")).hasMessage("alt-broken");
        assertThatThrownBy(() -> pictures.upload(alice, in(PHOTO), "a\ud83d")).hasMessage("alt-broken");
        Picture picture = pictures.upload(alice, in(PHOTO), "🟥".repeat(1500));
        assertThat(pictures.describe(alice, picture.id(), "red").alt()).isEqualTo("red");
        assertThatThrownBy(() -> pictures.describe(bob, picture.id(), "mine")).hasMessage("not-found");
        assertThatThrownBy(() -> pictures.describe(alice, picture.id(), "x".repeat(1501))).hasMessage("alt-too-long");
    }

    @Test
    void aPostHasItsPicturesInTheOrderSaid() {
        List<Long> ids = Stream.generate(() -> upload(alice)).limit(3).map(Picture::id).toList();
        List<Long> order = List.of(ids.get(2), ids.get(0), ids.get(1));
        attach(alice, order, post, true);
        long other = POSTS.incrementAndGet();
        Map<Long, List<Picture>> found = pictures.ofPosts(List.of(post, other));
        assertThat(found).containsOnlyKeys(post);
        assertThat(found.get(post)).extracting(Picture::id).isEqualTo(order);
        assertThat(found.get(post)).allMatch(Picture::open);

        transaction.executeWithoutResult(status -> pictures.detach(post));
        assertThat(pictures.ofPosts(List.of(post))).isEmpty();
        assertThat(pictures.find(ids.getFirst())).get().matches(picture -> !picture.open() && picture.post() == null);
        attach(alice, order, other, false);
        assertThat(pictures.ofPosts(List.of(other)).get(other)).noneMatch(Picture::open);
    }

    @Test
    void bobCannotPostWhatIsNotHisToPost() {
        Picture hers = upload(alice);
        Picture his = upload(bob);
        Picture used = upload(bob);
        attach(bob, List.of(used.id()), POSTS.incrementAndGet(), true);
        Picture avatar = pictures.avatar(bob, in(PHOTO));
        for (List<Long> ids : List.of(List.of(his.id(), hers.id()), List.of(his.id(), 1L),
                List.of(his.id(), used.id()), List.of(his.id(), avatar.id()), List.of(his.id(), his.id()))) {
            assertThatThrownBy(() -> attach(bob, ids, post, true)).hasMessage("picture-not-yours");
        }
        assertThat(pictures.ofPosts(List.of(post))).isEmpty();
        assertThat(pictures.find(his.id())).contains(his);
        attach(bob, List.of(), post, true);
        attach(bob, List.of(his.id()), post, true);
    }

    @Test
    void attachingIsUndoneWithTheCallersTransaction() {
        Picture picture = upload(alice);
        transaction.executeWithoutResult(status -> {
            pictures.attach(alice, List.of(picture.id()), post, true);
            status.setRollbackOnly();
        });
        assertThat(pictures.find(picture.id())).contains(picture);
    }

    @Test
    void onePictureGoesToOneOfTwoPostsMadeAtOnce() throws Exception {
        List<Long> ids = List.of(upload(alice).id(), upload(alice).id());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> tries = List.of(() -> tryAttach(ids), () -> tryAttach(ids.reversed()));
            int done = 0;
            for (Future<Boolean> result : threads.invokeAll(tries)) {
                done += result.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    private boolean tryAttach(List<Long> ids) {
        try {
            attach(alice, ids, POSTS.incrementAndGet(), true);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    @Test
    void aNewAvatarTakesThePlaceOfTheOldOne() {
        Picture first = pictures.avatar(alice, in(PHOTO));
        Path firstFile = pictures.file(first, Size.LARGE);
        assertThat(firstFile).exists();
        assertThat(first.open()).isTrue();
        Picture second = pictures.avatar(alice, in(Corpus.write(
                Corpus.quarters(500, 800, BufferedImage.TYPE_INT_RGB), "png")));
        assertThat(List.of(second.width(), second.height(), second.smallWidth(), second.smallHeight()))
                .containsExactly(400, 400, 120, 120);
        assertThat(pictures.find(first.id())).isEmpty();
        assertThat(firstFile.getParent()).doesNotExist();
        assertThat(pictures.file(second, Size.SMALL)).exists();
        assertThat(avatars).containsExactly(alice + " " + first.path(Size.LARGE),
                alice + " " + second.path(Size.LARGE));

        clock.move(Duration.ofDays(3));
        sweep.unused();
        assertThat(pictures.find(second.id())).contains(second);
    }

    @Test
    void anAvatarThatIsNotCommittedLeavesTheOldOne() {
        Picture first = pictures.avatar(alice, in(PHOTO));
        transaction.executeWithoutResult(status -> {
            pictures.avatar(alice, in(PHOTO));
            status.setRollbackOnly();
        });
        assertThat(pictures.find(first.id())).contains(first);
        assertThat(pictures.file(first, Size.LARGE)).exists();
    }

    @Test
    void namesThatClimbAreNeverLookedFor() {
        for (String name : List.of("../../../../etc/passwd", "..", "", "a/b", "%2e%2e%2f%2e%2e%2f%2e%2e%2f12",
                "aaaaaaaaaaaaaaaaaaaaa/", "aaaaaaaaaaaaaaaaaaaaa\n", "aaaaaaaaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaaaaaaä")) {
            assertThat(pictures.findByName(name)).isEmpty();
            assertThat(Unguessable.isOne(name)).isFalse();
            Picture forged = new Picture(1, alice, name, Type.PNG, 1, 1, 1, 1, 1, "", "", null, false,
                    Provenance.HUMAN, null, clock.instant());
            assertThatThrownBy(() -> pictures.file(forged, Size.LARGE)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aSignatureHoldsForMinutesAndForOnePicture() {
        Picture picture = upload(alice);
        Picture other = upload(alice);
        String query = pictures.signature(picture);
        assertThat(query).matches("exp=[0-9]+&sig=[A-Za-z0-9_-]{43}");
        String expires = query.substring(4, query.indexOf('&'));
        String signature = query.substring(query.indexOf("sig=") + 4);
        assertThat(pictures.holds(picture, expires, signature)).isTrue();
        assertThat(pictures.holds(other, expires, signature)).isFalse();
        assertThat(pictures.holds(picture, Long.toString(Long.parseLong(expires) + 1), signature)).isFalse();
        for (String malformed : List.of("", "x", "-1", "1e9", "99999999999999999999", " " + expires)) {
            assertThat(pictures.holds(picture, malformed, signature)).isFalse();
        }
        for (String malformed : List.of("", "?", "A", signature + "A", signature.substring(1), "ä")) {
            assertThat(pictures.holds(picture, expires, malformed)).isFalse();
        }
        long left = Long.parseLong(expires) - clock.instant().getEpochSecond();
        assertThat(left).isBetween(601L, 900L);
        clock.move(Duration.ofSeconds(left - 1));
        assertThat(pictures.holds(picture, expires, signature)).isTrue();
        clock.move(Duration.ofSeconds(1));
        assertThat(pictures.holds(picture, expires, signature)).isFalse();
    }

    @Test
    void aSignatureIsTheSameForFiveMinutesAndInEveryProcess() {
        Picture picture = upload(alice);
        clock.move(Duration.ofSeconds(300 - Math.floorMod(clock.instant().getEpochSecond(), 300L)));
        String first = pictures.signature(picture);
        clock.move(Duration.ofSeconds(299));
        assertThat(pictures.signature(picture)).isEqualTo(first);
        assertThat(new Signatures(context.getBean(JdbcClient.class), clock).sign(picture.name())).isEqualTo(first);
        clock.move(Duration.ofSeconds(1));
        assertThat(pictures.signature(picture)).isNotEqualTo(first);
    }

    @Test
    void whatNobodyUsesIsSweptAfterADay() {
        Picture unused = upload(alice);
        Picture work = pictures.store(alice, PHOTO, "", Making.generated("builtin/painter"));
        Picture posted = upload(alice);
        attach(alice, List.of(posted.id()), post, true);
        clock.move(Duration.ofHours(23));
        sweep.unused();
        assertThat(pictures.find(unused.id())).isPresent();
        clock.move(Duration.ofHours(2));
        // a picture of a post that was just deleted may be posted again for a day
        transaction.executeWithoutResult(status -> pictures.detach(post));
        sweep.unused();
        assertThat(pictures.find(unused.id())).isEmpty();
        assertThat(pictures.file(unused, Size.LARGE).getParent()).doesNotExist();
        assertThat(pictures.find(work.id())).isPresent();
        assertThat(pictures.find(posted.id())).isPresent();
        clock.move(Duration.ofHours(25));
        sweep.unused();
        assertThat(pictures.find(posted.id())).isEmpty();
    }

    @Test
    void filesThatNoRowKnowsAreSweptAfterADay() throws IOException {
        Picture known = upload(alice);
        Path orphan = data.resolve("media/aa/aaaaaaaaaaaaaaaaaaaaaa");
        Path fresh = data.resolve("media/aa/aaaaaaaaaaaaaaaaaaaaab");
        Path foreign = data.resolve("media/aa/notes");
        for (Path folder : List.of(orphan, fresh, foreign)) {
            Files.createDirectories(folder);
            Files.write(folder.resolve("large.jpg.part"), PHOTO);
        }
        Files.write(data.resolve("media/.DS_Store"), new byte[1]);
        FileTime old = FileTime.from(clock.instant().minus(Duration.ofHours(25)));
        for (Path folder : List.of(orphan, foreign, pictures.file(known, Size.LARGE).getParent())) {
            Files.setLastModifiedTime(folder, old);
        }
        int swept = 0;
        for (int part = 0; part < 24; part++) {
            swept += sweep.unknown(part, 24);
        }
        assertThat(swept).isEqualTo(1);
        assertThat(orphan).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
        assertThat(pictures.file(known, Size.LARGE)).exists();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> pictures.upload(alice, broken, "")).isInstanceOf(UncheckedIOException.class);
        assertThat(data.resolve("media")).doesNotExist();
    }

    private Picture upload(long owner) {
        return pictures.upload(owner, in(PHOTO), "");
    }

    private void attach(long owner, List<Long> ids, long to, boolean open) {
        transaction.executeWithoutResult(status -> pictures.attach(owner, ids, to, open));
    }

    private static InputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
