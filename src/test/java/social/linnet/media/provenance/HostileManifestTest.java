package social.linnet.media.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import social.linnet.media.provenance.Finding.State;

/// Mallory writes manifests.
class HostileManifestTest {

    private static final long A_FEW_MEGABYTES = 8_000_000;

    @Test
    void lengthsThatNothingFollowsCostNothing() {
        for (String hex : List.of("9b7fffffffffffffff", "bb7fffffffffffffff", "5b7fffffffffffffff", "7bffffffffffffffff", "9a00ffffff",
                "ba00ffffff01", "5a7fffffff", "d9", "f8", "1f", "ff", "f7", "", "0000", "a201020103", "a1f600", "a1810000", "62c328")) {
            byte[] bytes = HexFormat.of().parseHex(hex);
            assertThat(allocated(() -> assertThatThrownBy(() -> Cbor.read(bytes)).isInstanceOf(Malformed.class)))
                    .as(hex).isLessThan(A_FEW_MEGABYTES);
        }
        byte[] deep = new byte[1_000_000];
        Arrays.fill(deep, (byte) 0x81);
        assertThatThrownBy(() -> Cbor.read(deep)).isInstanceOf(Malformed.class);
        byte[] wide = new byte[4_000_000];
        ByteBuffer.wrap(wide).put((byte) 0x9A).putInt(wide.length - 5);
        assertThat(allocated(() -> assertThatThrownBy(() -> Cbor.read(wide)).isInstanceOf(Malformed.class)))
                .isLessThan(A_FEW_MEGABYTES);
    }

    @ParameterizedTest
    @EnumSource
    void boxesThatLieAreFoundOut(Format format) {
        byte[] good = Samples.signed(format).store();
        byte[] huge = good.clone();
        ByteBuffer.wrap(huge).putInt(Integer.MAX_VALUE);
        byte[] negative = good.clone();
        ByteBuffer.wrap(negative).putInt(-1);
        byte[] inner = good.clone();
        ByteBuffer.wrap(inner).putInt(8, 0x7FFFFFFF);
        byte[] nested = new byte[200_000];
        for (int at = 0; at + 8 <= nested.length; at += 8) {
            ByteBuffer.wrap(nested, at, 8).putInt(nested.length - at).put("jumb".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] crowd = Jumbf.superbox(Store.STORE, Store.STORE, Jumbf.superbox(Store.MANIFEST, "urn:c2pa:1", empty(100_000)));
        for (byte[] store : List.of(huge, negative, inner, nested, crowd, Jumbf.superbox(Store.STORE, Store.STORE),
                Samples.join(good, good), Arrays.copyOf(good, good.length + 2), new byte[8], new byte[4])) {
            byte[] file = Carrier.of(format).place(Samples.file(format), even(store)).file();
            long memory = allocated(() -> assertThat(Samples.VERIFIER.verify(file, format).state()).isNotEqualTo(State.VALID));
            assertThat(memory).isLessThan(20L * store.length + A_FEW_MEGABYTES);
        }
    }

    private static byte[] even(byte[] store) {
        return store.length % 2 == 0 ? store : Arrays.copyOf(store, store.length + 1);
    }

    private static byte[] empty(int boxes) {
        ByteBuffer out = ByteBuffer.allocate(8 * boxes);
        for (int i = 0; i < boxes; i++) {
            out.putInt(8).put("free".getBytes(StandardCharsets.US_ASCII));
        }
        return out.array();
    }

    @ParameterizedTest
    @EnumSource
    void bentFilesAreAFindingAndNoException(Format format) {
        byte[] good = Samples.signed(format).file();
        Random random = new Random(11);
        for (int i = 0; i < 600; i++) {
            byte[] bent = good.clone();
            for (int bend = 0; bend < 1 + i % 5; bend++) {
                int at = random.nextInt(bent.length);
                bent[at] = random.nextInt(3) == 0 ? (byte) (random.nextBoolean() ? 0xFF : 0x7F) : (byte) random.nextInt();
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bent, random.nextInt(bent.length)) : bent;
            assertThat(Samples.VERIFIER.verify(cut, format)).isNotNull();
            assertThat(Credit.of(cut, format)).isNotNull();
        }
    }

    @Test
    void whatLeavesOutPartsOfThePictureIsInvalid() {
        byte[] file = Samples.described(Format.PNG);
        byte[] store = Samples.signed(Format.PNG).store();
        Carrier.Found found = Carrier.of(Format.PNG).find(Carrier.of(Format.PNG).place(file, store).file());
        for (List<?> exclusions : List.of(
                List.of(Map.of("start", 0L, "length", (long) file.length)),
                List.of(Map.of("start", (long) found.range().start(), "length", found.range().length() + 1L)),
                List.of(Map.of("start", found.range().start() + 8L, "length", 1L), Map.of("start", found.range().start() + 4L, "length", 1L)),
                List.of(Map.of("start", -1L, "length", 1L)), List.of(Map.of("start", Long.MAX_VALUE, "length", 1L)), List.of("all"))) {
            assertThatThrownBy(() -> new DataBinding().check(file, found, Map.of("exclusions", exclusions, "hash", new byte[32]), "sha256"))
                    .isInstanceOf(Malformed.class).hasMessage("assertion.dataHash.malformed");
        }
    }

    @Test
    void aStoreLargerThanAnyCamerasIsNotRead() {
        assertThat(Samples.VERIFIER.verify(Carrier.of(Format.PNG).place(Samples.file(Format.PNG),
                new byte[Verifier.MAX_STORE + 2]).file(), Format.PNG).reason()).isEqualTo("manifest.tooLarge");
    }

    private static long allocated(Runnable work) {
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
