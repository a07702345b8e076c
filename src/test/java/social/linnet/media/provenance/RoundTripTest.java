package social.linnet.media.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import social.linnet.media.provenance.Finding.State;
import social.linnet.media.provenance.Finding.Step;
import social.linnet.media.provenance.Statement.Action;
import social.linnet.media.provenance.Statement.Agent;
import social.linnet.media.provenance.Statement.Ingredient;
import social.linnet.media.provenance.Statement.Relation;
import social.linnet.media.provenance.Writer.Signed;
import social.linnet.testing.Beside;

@Beside
class RoundTripTest {

    @ParameterizedTest
    @EnumSource
    void whatIsSignedVerifiesAndSaysWhatWasSaid(Format format) {
        Signed signed = Samples.signed(format);
        Finding finding = Samples.VERIFIER.verify(signed.file(), format);
        assertThat(finding.reason()).isNull();
        assertThat(finding.state()).isEqualTo(State.VALID);
        assertThat(finding.signer()).isEqualTo("Lin's lake");
        assertThat(finding.known()).isTrue();
        assertThat(finding.generator()).isEqualTo("Linnet");
        assertThat(finding.sourceType()).isEqualTo(SourceType.TRAINED.uri());
        assertThat(finding.agent()).isEqualTo("api.example/paint-1");
        assertThat(finding.when()).isEqualTo(Samples.NOW);
        assertThat(finding.store()).isEqualTo(signed.store());
        assertThat(Samples.VERIFIER.verify(Samples.file(format), format).state()).isEqualTo(State.ABSENT);
    }

    @ParameterizedTest
    @EnumSource
    void oneByteThatIsAnotherFailsWhereverItIs(Format format) {
        byte[] file = Samples.signed(format).file();
        List<Integer> unnoticed = new ArrayList<>();
        // every byte of one, and of the others as many as take no time
        int step = format == Format.PNG ? 1 : 5;
        for (int at = 0; at < file.length; at += step) {
            byte[] altered = file.clone();
            altered[at] ^= (byte) (1 << at % 8);
            if (Samples.VERIFIER.verify(altered, format).state() == State.VALID) {
                unnoticed.add(at);
            }
        }
        assertThat(unnoticed).isSubsetOf(nobodysBytes(format, file));
    }

    /// Bytes that the specification leaves to nobody: the number of a box in JPEG's segments, and the file's type in MP4.
    private static List<Integer> nobodysBytes(Format format, byte[] file) {
        if (format == Format.MP4) {
            // the type itself is needed: were it another, it would be hashed
            return Stream.iterate(8, at -> at + 1).limit(ByteBuffer.wrap(file).getInt() - 8).toList();
        }
        if (format == Format.JPEG) {
            for (int at = 0; at < file.length; at++) {
                if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xEB) {
                    return List.of(at + 6, at + 7);
                }
            }
        }
        return List.of();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAppendedOrCutFails(Format format) {
        byte[] file = Samples.signed(format).file();
        for (byte[] more : List.of(new byte[1], new byte[64], Samples.box("free", new byte[8]), Samples.file(format))) {
            assertThat(Samples.VERIFIER.verify(Samples.join(file, more), format).state()).isEqualTo(State.INVALID);
        }
        for (int length = 0; length < file.length; length += 3) {
            assertThat(Samples.VERIFIER.verify(Arrays.copyOf(file, length), format).state()).isNotEqualTo(State.VALID);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aManifestOfAnotherFileFails(Format format) {
        byte[] store = Samples.signed(format).store();
        byte[] other = Writer.describe(Samples.file(format), format, new Xmp("xmp:iid:2", SourceType.TRAINED.uri(), "api.example/paint-1",
                null, Credit.NONE));
        Finding moved = Samples.VERIFIER.verify(Carrier.of(format).place(other, store).file(), format);
        assertThat(moved.state()).isEqualTo(State.INVALID);
        assertThat(moved.reason()).endsWith("Hash.mismatch");
        for (Format elsewhere : Format.values()) {
            if (elsewhere != format) {
                byte[] carried = Carrier.of(elsewhere).place(Samples.file(elsewhere), store).file();
                assertThat(Samples.VERIFIER.verify(carried, elsewhere).state()).isEqualTo(State.INVALID);
            }
        }
    }

    /// Painted, edited with something else in it, made small.
    @Test
    void aChainTellsWhatWasDoneTheOldestThingFirst() {
        byte[] painted = Samples.signed(Format.PNG).store();
        byte[] placed = Samples.signed(Format.JPEG).store();
        Signed edited = Samples.WRITER.sign(Samples.described(Format.JPEG), Format.JPEG, new Statement("xmp:iid:3",
                new Agent("Linnet", null), List.of(
                        new Action(Action.OPENED, null, null, Samples.NOW, List.of(0)),
                        new Action(Action.PLACED, null, null, Samples.NOW, List.of(1)),
                        new Action(Action.EDITED, SourceType.COMPOSITE_WITH_TRAINED.uri(), new Agent("api.example/edit-1", null),
                                Samples.NOW, List.of())),
                List.of(new Ingredient(Relation.PARENT, Format.PNG, painted, true),
                        new Ingredient(Relation.COMPONENT, Format.JPEG, placed, true))));
        Signed small = Samples.WRITER.sign(Samples.described(Format.WEBP), Format.WEBP, new Statement("xmp:iid:4",
                new Agent("Linnet", null), List.of(
                        new Action(Action.OPENED, null, null, Samples.NOW, List.of(0)),
                        new Action(Action.TRANSCODED, null, null, Samples.NOW, List.of(0))),
                List.of(new Ingredient(Relation.PARENT, Format.JPEG, edited.store(), true))));
        Finding finding = Samples.VERIFIER.verify(small.file(), Format.WEBP);
        assertThat(finding.reason()).isNull();
        assertThat(finding.steps()).extracting(Step::action).containsExactly(Action.CREATED, Action.OPENED, Action.PLACED,
                Action.EDITED, Action.OPENED, Action.TRANSCODED);
        assertThat(finding.sourceType()).isEqualTo(SourceType.COMPOSITE_WITH_TRAINED.uri());
        assertThat(finding.agent()).isEqualTo("api.example/edit-1");
        assertThat(Verifier.tell(small.store()).steps()).isEqualTo(finding.steps());
        assertThat(Store.read(small.store()).manifests()).hasSize(4);

        List<Integer> unnoticed = new ArrayList<>();
        for (int at = 0; at < small.file().length; at += 17) {
            byte[] altered = small.file().clone();
            altered[at] ^= 0x10;
            if (Samples.VERIFIER.verify(altered, Format.WEBP).state() == State.VALID) {
                unnoticed.add(at);
            }
        }
        assertThat(unnoticed).as("bytes of ancestors that nobody vouches for").isEmpty();
    }

    @Test
    void aLongStoreTakesSeveralSegmentsOfAJpeg() {
        List<Action> actions = new ArrayList<>(Samples.created().actions());
        for (int i = 0; i < 2_000; i++) {
            actions.add(new Action(Action.EDITED, SourceType.HUMAN_EDITS.uri(), new Agent("a brush, number " + i, null), Samples.NOW,
                    List.of()));
        }
        Signed signed = Samples.WRITER.sign(Samples.described(Format.JPEG), Format.JPEG,
                new Statement("xmp:iid:5", new Agent("Linnet", null), actions, List.of()));
        assertThat(signed.store().length).isGreaterThan(3 * 65_535);
        assertThat(Samples.VERIFIER.verify(signed.file(), Format.JPEG).state()).isEqualTo(State.VALID);
        assertThat(picture(signed.file())).isEqualTo(picture(Samples.file(Format.JPEG)));
    }

    @ParameterizedTest
    @EnumSource(names = {"JPEG", "PNG", "WEBP", "GIF"})
    void thePictureIsTheSameAsBefore(Format format) {
        assertThat(picture(Samples.signed(format).file())).isEqualTo(picture(Samples.file(format)));
    }

    @Test
    void everyKindOfWebpCanCarryThem() {
        for (String compression : List.of("Lossy", "Lossless")) {
            for (int type : new int[]{BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB}) {
                byte[] file = Samples.webp(compression, type);
                byte[] described = Writer.describe(file, Format.WEBP, new Xmp("xmp:iid:6", null, null, null, Credit.NONE));
                byte[] signed = Samples.WRITER.sign(described, Format.WEBP, Samples.created()).file();
                assertThat(Samples.VERIFIER.verify(signed, Format.WEBP).state()).isEqualTo(State.VALID);
                assertThat(picture(signed)).isEqualTo(picture(file));
                assertThat(ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN).getInt(4)).isEqualTo(signed.length - 8);
            }
        }
    }

    @Test
    void aFilmsSamplesAreFoundWhereTheyWentTo() {
        byte[] before = Samples.mp4();
        byte[] after = Samples.signed(Format.MP4).file();
        int pushed = after.length - before.length;
        int table = new String(before, StandardCharsets.ISO_8859_1).indexOf("stco") + 12;
        int large = new String(before, StandardCharsets.ISO_8859_1).indexOf("co64") + 12;
        ByteBuffer old = ByteBuffer.wrap(before);
        ByteBuffer moved = ByteBuffer.wrap(after);
        for (int at : new int[]{table, table + 4}) {
            assertThat(moved.getInt(at + pushed)).isEqualTo(old.getInt(at) + pushed);
            assertThat(after[moved.getInt(at + pushed)]).isEqualTo(before[old.getInt(at)]);
        }
        assertThat(moved.getLong(large + pushed)).isEqualTo(old.getLong(large) + pushed);
    }

    @Test
    void aSignerWhomNobodyVouchesForIsNotKnown() {
        Signer mallory = Authority.make("Lin's lake", "lake.example", Samples.NOW).signer("Lin's lake", "lake.example", Samples.NOW);
        byte[] file = new Writer(mallory).sign(Samples.described(Format.PNG), Format.PNG, Samples.created()).file();
        Finding finding = Samples.VERIFIER.verify(file, Format.PNG);
        assertThat(finding.state()).isEqualTo(State.VALID);
        assertThat(finding.known()).isFalse();
        assertThat(finding.signer()).isEqualTo("Lin's lake");
    }

    @Test
    void aCertificateThatHasRunOutFails() {
        byte[] file = Samples.signed(Format.PNG).file();
        Clock later = Clock.offset(Samples.CLOCK, Authority.LEAF_LIFE.plus(Duration.ofDays(1)));
        Finding finding = new Verifier(new Trust(List.of(Samples.AUTHORITY.root())), later).verify(file, Format.PNG);
        assertThat(finding.state()).isEqualTo(State.INVALID);
        assertThat(finding.reason()).isEqualTo("signingCredential.expired");
    }

    private static List<Integer> picture(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).boxed().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
