package social.linnet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.media.Credentials.State;
import social.linnet.media.Credentials.Step;
import social.linnet.media.Picture.Provenance;
import social.linnet.media.Picture.Size;
import social.linnet.media.provenance.Authority;
import social.linnet.media.provenance.Credit;
import social.linnet.media.provenance.Finding;
import social.linnet.media.provenance.Format;
import social.linnet.media.provenance.Pem;
import social.linnet.media.provenance.Signer;
import social.linnet.media.provenance.SourceType;
import social.linnet.media.provenance.Statement;
import social.linnet.media.provenance.Statement.Action;
import social.linnet.media.provenance.Statement.Agent;
import social.linnet.media.provenance.Trust;
import social.linnet.media.provenance.Verifier;
import social.linnet.media.provenance.Writer;
import social.linnet.media.provenance.Xmp;
import social.linnet.testing.Beside;
import social.linnet.testing.MovableClock;

/// What pictures say of where they come from, with the module as Spring puts it together.
@Beside
@ResourceLock(value = TestModule.ROWS, mode = ResourceAccessMode.READ)
class ContentCredentialsTest {

    private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final AtomicLong PEOPLE = new AtomicLong(700_000);
    private static final AtomicLong SEEDS = new AtomicLong(System.nanoTime());

    private final long alice = PEOPLE.incrementAndGet();
    private final long bob = PEOPLE.incrementAndGet();
    private final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @TempDir
    private Path data;
    private AnnotationConfigApplicationContext context;
    private Pictures pictures;
    private ContentCredentials credentials;

    @BeforeEach
    void start() {
        context = context(Map.of());
        pictures = context.getBean(Pictures.class);
        credentials = context.getBean(ContentCredentials.class);
    }

    private AnnotationConfigApplicationContext context(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("linnet.data", data.toString());
        return TestModule.start(all, clock, (owner, path) -> { });
    }

    @AfterEach
    void stop() {
        context.close();
    }

    /// A picture unlike all others, with shapes large enough to be told from them.
    private static BufferedImage scene(int type) {
        Random random = new Random(SEEDS.incrementAndGet());
        BufferedImage image = new BufferedImage(320, 240, type);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256),
                    type == BufferedImage.TYPE_INT_ARGB ? 128 : 255));
            graphics.fillOval(random.nextInt(320) - 40, random.nextInt(240) - 40, 20 + random.nextInt(120), 20 + random.nextInt(120));
        }
        graphics.dispose();
        return image;
    }

    private static byte[] jpeg() {
        return Corpus.write(scene(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    private byte[] file(Picture picture, Size size) {
        try {
            return Files.readAllBytes(pictures.file(picture, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding verify(Picture picture, Size size) {
        byte[] file = file(picture, size);
        return new Verifier(context.getBean(SigningKey.class).trust(), clock).verify(file, Format.of(file).orElseThrow());
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static Making made(Provenance provenance, String model, Picture... sources) {
        return new Making(provenance, model, Arrays.stream(sources).map(Picture::id).toList(), null);
    }

    @Test
    void whatAModelPaintsForAliceSaysSoInBothSizes() {
        byte[][] paintings = {jpeg(), Corpus.write(scene(BufferedImage.TYPE_INT_ARGB), "png"),
            Corpus.animatedGif()};
        for (byte[] painting : paintings) {
            Picture picture = pictures.store(alice, painting, "", Making.generated("api.example/paint-1"));
            for (Size size : Size.values()) {
                Finding finding = verify(picture, size);
                assertThat(finding.reason()).isNull();
                assertThat(finding.state()).as("%s, %s", picture.typeOf(size), size).isEqualTo(Finding.State.VALID);
                assertThat(finding.known()).isTrue();
                assertThat(finding.signer()).isEqualTo("Linnet");
                assertThat(finding.sourceType()).isEqualTo(VOCABULARY + "trainedAlgorithmicMedia");
                assertThat(finding.agent()).isEqualTo("api.example/paint-1");
                assertThat(text(file(picture, size))).contains("DigitalSourceType>" + VOCABULARY + "trainedAlgorithmicMedia<",
                        "AISystemUsed>api.example/paint-1<");
            }
            assertThat(verify(picture, Size.SMALL).steps()).extracting(Finding.Step::action).containsExactly(Action.CREATED,
                    Action.OPENED, Action.TRANSCODED);
            assertThat(picture.bytes()).isEqualTo(file(picture, Size.LARGE).length);
            Credentials told = credentials.of(picture.id()).orElseThrow();
            assertThat(told.made()).isTrue();
            assertThat(told.state()).isEqualTo(State.VALID);
            assertThat(told.model()).isEqualTo("api.example/paint-1");
            assertThat(told.when()).isEqualTo(clock.instant());
            assertThat(told.steps()).containsExactly(new Step(Action.CREATED, "api.example/paint-1",
                    VOCABULARY + "trainedAlgorithmicMedia", clock.instant()));
            assertThat(credentials.manifest(picture.id())).contains(verify(picture, Size.LARGE).store());
        }
    }

    @Test
    void theBuiltInPainterDoesNotSayThatItWasTrained() {
        Picture painted = pictures.store(alice, jpeg(), "", Making.generated("builtin/painter"));
        assertThat(verify(painted, Size.LARGE).sourceType()).isEqualTo(VOCABULARY + "algorithmicMedia");
        Picture filtered = pictures.store(alice, jpeg(), "", made(Provenance.ASSISTED, "builtin/cartoon", painted));
        assertThat(verify(filtered, Size.SMALL).sourceType()).isEqualTo(VOCABULARY + "algorithmicallyEnhanced");
        Picture meme = pictures.store(alice, jpeg(), "", made(Provenance.HUMAN, "meme", filtered));
        assertThat(verify(meme, Size.LARGE).sourceType()).isEqualTo(VOCABULARY + "humanEdits");
        assertThat(text(file(meme, Size.LARGE))).doesNotContain("AISystemUsed");
    }

    @Test
    void aRemixOfARemixTellsTheWholeWay() {
        Picture first = pictures.store(alice, jpeg(), "", Making.generated("api.example/paint-1"));
        Picture part = pictures.store(alice, jpeg(), "", Making.generated("api.example/paint-2"));
        Picture second = pictures.store(bob, jpeg(), "", made(Provenance.GENERATED, "api.example/edit-1", first, part));
        Picture third = pictures.store(alice, jpeg(), "", made(Provenance.GENERATED, "api.example/edit-2", second));
        for (Size size : Size.values()) {
            assertThat(verify(third, size).state()).isEqualTo(Finding.State.VALID);
        }
        assertThat(credentials.of(third.id()).orElseThrow().steps()).extracting(Step::action).containsExactly(Action.CREATED,
                Action.OPENED, Action.PLACED, Action.EDITED, Action.OPENED, Action.EDITED);
        assertThat(credentials.of(third.id()).orElseThrow().sourceType())
                .isEqualTo(VOCABULARY + "compositeWithTrainedAlgorithmicMedia");

        Picture chain = third;
        for (int i = 0; i < 12; i++) {
            chain = pictures.store(alice, jpeg(), "", made(Provenance.GENERATED, "api.example/edit-3", chain));
            assertThat(verify(chain, Size.SMALL).state()).isEqualTo(Finding.State.VALID);
            assertThat(verify(chain, Size.SMALL).store().length).isLessThan(Notary.ANCESTORS + 10_000);
        }
    }

    @Test
    void whatIsMadeFromAPhotographIsOpenedAndEdited() {
        Picture photo = pictures.upload(alice, in(jpeg()), "");
        Picture edited = pictures.store(alice, jpeg(), "", made(Provenance.ASSISTED, "api.example/edit-1", photo));
        Finding finding = verify(edited, Size.LARGE);
        assertThat(finding.state()).isEqualTo(Finding.State.VALID);
        assertThat(finding.steps()).extracting(Finding.Step::action).containsExactly(Action.OPENED, Action.EDITED);
        assertThat(finding.sourceType()).isEqualTo(VOCABULARY + "compositeWithTrainedAlgorithmicMedia");
        assertThat(credentials.of(photo.id()).orElseThrow().state()).isEqualTo(State.ABSENT);
        assertThat(credentials.manifest(photo.id())).isEmpty();
        assertThat(verify(photo, Size.LARGE).state()).isEqualTo(Finding.State.ABSENT);
        assertThat(text(file(photo, Size.LARGE))).doesNotContain("xmpmeta");
        Picture gone = pictures.store(alice, jpeg(), "", new Making(Provenance.ASSISTED, "api.example/edit-1",
                List.of(1L, edited.id()), null));
        assertThat(verify(gone, Size.SMALL).state()).isEqualTo(Finding.State.VALID);
    }

    @Test
    void aPromptTravelsOnlyWhenItsAuthorWantsItTo() {
        String prompt = "a lake <at> dawn & \u0000no more";
        Picture quiet = pictures.store(alice, jpeg(), "", Making.generated("api.example/paint-1"));
        assertThat(text(file(quiet, Size.LARGE))).doesNotContain("AIPromptInformation");
        Picture told = pictures.store(alice, jpeg(), "", new Making(Provenance.GENERATED, "api.example/paint-1", List.of(), prompt));
        assertThat(text(file(told, Size.LARGE))).contains("AIPromptInformation>a lake &lt;at&gt; dawn &amp;  no more<");
        assertThat(verify(told, Size.LARGE).state()).isEqualTo(Finding.State.VALID);
        assertThat(text(file(told, Size.SMALL))).doesNotContain("AIPromptInformation");
        Picture remix = pictures.store(bob, jpeg(), "", made(Provenance.GENERATED, "api.example/edit-1", told));
        assertThat(text(file(remix, Size.LARGE))).doesNotContain("a lake");
    }

    /// A signer of another network.
    private Writer elsewhere() {
        return new Writer(Authority.make("Mir", "mir.example", clock.instant()).signer("Mir", "mir.example", clock.instant()));
    }

    private byte[] fromElsewhere(String sourceType) {
        byte[] file = Writer.describe(jpeg(), Format.JPEG, new Xmp("xmp:iid:1", sourceType, null, null, Credit.NONE));
        return elsewhere().sign(file, Format.JPEG, new Statement("xmp:iid:1", new Agent("Mir", null), List.of(new Action(
                Action.CREATED, sourceType, new Agent("mir/brush", null), clock.instant(), List.of())), List.of())).file();
    }

    @Test
    void whatAliceBringsFromAModelElsewhereStaysMadeByAModel() {
        byte[] file = fromElsewhere(SourceType.TRAINED.uri());
        Picture picture = pictures.upload(alice, in(file), "");
        assertThat(picture.provenance()).isEqualTo(Provenance.GENERATED);
        assertThat(picture.model()).isEqualTo("mir/brush");
        Credentials told = credentials.of(picture.id()).orElseThrow();
        assertThat(told.state()).isEqualTo(State.VALID);
        assertThat(told.made()).isFalse();
        assertThat(told.signer()).isEqualTo("Mir");
        assertThat(told.known()).isFalse();
        assertThat(told.generator()).isEqualTo("Mir");
        assertThat(credentials.manifest(picture.id())).contains(new Verifier(new Trust(List.of()), clock)
                .verify(file, Format.JPEG).store());
        for (Size size : Size.values()) {
            Finding finding = verify(picture, size);
            assertThat(finding.state()).isEqualTo(Finding.State.VALID);
            assertThat(finding.signer()).as("who signs what this server wrote").isEqualTo("Linnet");
            assertThat(finding.steps()).extracting(Finding.Step::action).startsWith(Action.CREATED, Action.OPENED, Action.TRANSCODED);
            assertThat(finding.sourceType()).isEqualTo(SourceType.TRAINED.uri());
        }
        clock.move(Duration.ofHours(25));
        context.getBean(Sweep.class).unused();
        assertThat(pictures.find(picture.id())).as("an upload that nobody used").isEmpty();
    }

    @Test
    void aFaceThatAModelMadeSaysSoToo() throws IOException {
        Picture work = pictures.store(alice, jpeg(), "", Making.generated("api.example/paint-1"));
        Picture face = pictures.avatar(alice, in(file(work, Size.LARGE)));
        for (Size size : Size.values()) {
            Finding finding = verify(face, size);
            assertThat(finding.state()).isEqualTo(Finding.State.VALID);
            assertThat(finding.steps()).extracting(Finding.Step::action).startsWith(Action.CREATED, Action.OPENED, Action.CROPPED);
            assertThat(finding.agent()).isEqualTo("api.example/paint-1");
        }
        assertThat(face.provenance()).isEqualTo(Provenance.GENERATED);
        assertThat(verify(pictures.avatar(bob, in(jpeg())), Size.LARGE).state()).isEqualTo(Finding.State.ABSENT);
    }

    @Test
    void aPhotographWithCredentialsStaysAPhotograph() {
        Picture picture = pictures.upload(alice, in(fromElsewhere(VOCABULARY + "digitalCapture")), "");
        assertThat(picture.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(picture.model()).isNull();
        assertThat(verify(picture, Size.SMALL).sourceType()).isEqualTo(VOCABULARY + "digitalCapture");
    }

    @Test
    void whatMalloryAlteredIsToldAsInvalidAndAssertsNothing() {
        byte[] file = fromElsewhere(SourceType.TRAINED.uri());
        file[file.length - 20] ^= 1;
        Picture picture = pictures.upload(alice, in(file), "");
        Credentials told = credentials.of(picture.id()).orElseThrow();
        assertThat(told.state()).isEqualTo(State.INVALID);
        assertThat(told.reason()).isEqualTo("assertion.dataHash.mismatch");
        assertThat(told.signer()).isNull();
        assertThat(credentials.manifest(picture.id())).isPresent();
        assertThat(picture.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(verify(picture, Size.LARGE).state()).isEqualTo(Finding.State.ABSENT);
    }

    @Test
    void placesAndSerialNumbersGoAndTheCreditStays() {
        byte[] photo = Corpus.withSegment(jpeg(), 0xE1, exif());
        assertThat(text(photo)).contains("SN-4711", "Carol C.");
        Picture picture = pictures.upload(alice, in(photo), "");
        for (Size size : Size.values()) {
            String file = text(file(picture, size));
            assertThat(file).doesNotContain("SN-4711", "GPS", "48.85").contains("Carol C.", "All rights with Carol");
        }
        Credentials.Credit credit = credentials.of(picture.id()).orElseThrow().credit();
        assertThat(credit.creators()).containsExactly("Carol C.");
        assertThat(credit.copyright()).isEqualTo("All rights with Carol");
        Picture edited = pictures.store(alice, jpeg(), "", made(Provenance.ASSISTED, "api.example/edit-1", picture));
        assertThat(text(file(edited, Size.LARGE))).contains("Carol C.");
    }

    /// TIFF: artist, copyright, a camera's serial number and a place.
    private static byte[] exif() {
        Map<Integer, byte[]> texts = new TreeMap<>(Map.of(
                0x013B, "Carol C.\0".getBytes(StandardCharsets.US_ASCII),
                0x8298, "All rights with Carol\0".getBytes(StandardCharsets.US_ASCII),
                0xC62F, "SN-4711\0 GPS 48.85\0".getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer out = ByteBuffer.allocate(1_000).put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8)
                .putShort((short) 3);
        int values = 8 + 2 + 3 * 12 + 4;
        for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
            out.putShort(text.getKey().shortValue()).putShort((short) 2).putInt(text.getValue().length).putInt(values);
            values += text.getValue().length;
        }
        out.putInt(0);
        texts.values().forEach(out::put);
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void whatComesBackWithoutCredentialsIsProposedAndNeverAsserted() {
        BufferedImage scene = scene(BufferedImage.TYPE_INT_RGB);
        Picture work = pictures.store(alice, Corpus.write(scene, "png"), "", Making.generated("api.example/paint-1"));
        BufferedImage half = Scaler.fit(scene, 160);
        byte[] stripped = Encoder.jpeg(half, 0.6f);
        Picture again = pictures.upload(alice, in(stripped), "");
        Credentials told = credentials.of(again.id()).orElseThrow();
        assertThat(told.state()).isEqualTo(State.RECOVERED);
        assertThat(told.resembles()).isEqualTo(work.id());
        assertThat(told.model()).isEqualTo("api.example/paint-1");
        assertThat(told.known()).isFalse();
        assertThat(again.provenance()).isEqualTo(Provenance.HUMAN);
        assertThat(verify(again, Size.LARGE).state()).isEqualTo(Finding.State.ABSENT);

        Picture bobs = pictures.upload(bob, in(stripped), "");
        assertThat(credentials.of(bobs.id()).orElseThrow().state()).as("alice has not shown it to anybody").isEqualTo(State.ABSENT);
        Picture other = pictures.upload(alice, in(jpeg()), "");
        assertThat(credentials.of(other.id()).orElseThrow().state()).isEqualTo(State.ABSENT);
        Picture plain = pictures.upload(alice, in(Corpus.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png")), "");
        assertThat(credentials.of(plain.id()).orElseThrow().state()).isEqualTo(State.ABSENT);
    }

    @Test
    void everyProcessOfOneNetworkSignsWithOneKeyAndANewOneBeforeItRunsOut() {
        ContentCredentials.Authority mine = credentials.authority();
        assertThat(mine.local()).isTrue();
        assertThat(mine.name()).isEqualTo("Linnet");
        assertThat(mine.pem()).startsWith("-----BEGIN CERTIFICATE-----\n");
        try (AnnotationConfigApplicationContext other = context(Map.of())) {
            assertThat(other.getBean(ContentCredentials.class).authority()).isEqualTo(mine);
        }
        Picture before = pictures.store(alice, jpeg(), "", Making.generated("api.example/paint-1"));
        // undone, since all tests have one database
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            clock.move(Duration.ofDays(365 * 6));
            ContentCredentials.Authority later = credentials.authority();
            assertThat(later.until()).isAfter(mine.until());
            assertThat(later.pem()).isEqualTo(mine.pem());
            assertThat(verify(before, Size.LARGE).known()).isTrue();
        });
    }

    @Test
    void anOperatorSignsInTheirOwnNameAndABadFileStopsTheStart() throws Exception {
        Authority authority = Authority.make("A press agency", "press.example", clock.instant());
        Signer signer = authority.signer("A press agency", "press.example", clock.instant());
        Path chain = Files.writeString(data.resolve("chain.pem"), Pem.of(signer.chain().getFirst()) + Pem.of(authority.root()));
        Path key = Files.writeString(data.resolve("key.pem"), pem(signer.key().getEncoded()));
        Path otherKey = Files.writeString(data.resolve("other.pem"), pem(authority.key().getEncoded()));
        Path root = Files.writeString(data.resolve("root.pem"), Pem.of(authority.root()));
        Path nothing = Files.writeString(data.resolve("nothing.pem"), "-----BEGIN NOTHING-----");
        try (AnnotationConfigApplicationContext press = context(signing(chain, key))) {
            ContentCredentials.Authority told = press.getBean(ContentCredentials.class).authority();
            assertThat(told.name()).isEqualTo("A press agency");
            assertThat(told.local()).isFalse();
            Picture picture = press.getBean(Pictures.class).store(alice, jpeg(), "", Making.generated("api.example/paint-1"));
            byte[] file = Files.readAllBytes(pictures.file(picture, Size.LARGE));
            Finding finding = new Verifier(new Trust(List.of(authority.root())), clock).verify(file, Format.JPEG);
            assertThat(finding.signer()).isEqualTo("A press agency");
            assertThat(finding.known()).isTrue();
        }
        for (Map<String, String> bad : List.of(signing(chain, otherKey), signing(root, otherKey), signing(nothing, key),
                signing(chain, nothing), signing(data.resolve("absent.pem"), key))) {
            assertThatThrownBy(() -> context(bad)).hasStackTraceContaining("linnet.media.signing cannot be used: ")
                    .rootCause().isInstanceOf(Pem.Unusable.class);
        }
        clock.move(Duration.ofDays(4000));
        assertThatThrownBy(() -> context(signing(chain, key))).hasStackTraceContaining("holds from");
    }

    private static Map<String, String> signing(Path certificates, Path key) {
        return Map.of("linnet.media.signing.certificates", certificates.toString(), "linnet.media.signing.key", key.toString());
    }

    private static String pem(byte[] key) throws GeneralSecurityException {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END PRIVATE KEY-----\n";
    }

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
