package social.linnet.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

import social.linnet.event.Refused;

/// How an archive is written, without a database.
class VolumeTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final Clock clock = clock(now::get);

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    /// Where rows without end are written.
    private static final class Endless implements Chapter {
        private final AtomicInteger batches = new AtomicInteger();
        private final Random random = new Random(1);

        @Override
        public Map<String, List<String>> holds() {
            return Map.of();
        }

        @Override
        public void write(long account, Volume volume) throws IOException {
            volume.lines("endless.jsonl", after -> {
                batches.incrementAndGet();
                return LongStream.rangeClosed(Math.max(after, 0) + 1, Math.max(after, 0) + Volume.BATCH).boxed()
                        .toList();
            }, Long::longValue, rows -> rows.stream().map(row -> Map.of("n", random.nextLong())).toList());
        }
    }

    private Cover cover(long account, java.util.function.BooleanSupplier allowed) {
        return new Cover(account, "alice", "https://linnet.example", "en", allowed);
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                in.readAllBytes();
            }
        }
        return names;
    }

    @Test
    void rowsAreReadNoFasterThanTheReaderTakesThem() {
        Endless endless = new Endless();
        try (Archives.Opened archive = new Archives(List.of(endless), clock).open(cover(1, () -> true))) {
            OutputStream leaves = new OutputStream() {
                private int room = 1_000_000;

                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    room -= length;
                    if (room < 0) {
                        throw new IOException("the reader is gone");
                    }
                }
            };
            assertThatThrownBy(() -> archive.write(leaves)).hasMessage("the reader is gone");
        }
        // 200 numbers are more than 1,000 bytes, however they are packed
        assertThat(endless.batches.get()).isBetween(10, 1000);
    }

    @Test
    void whoIsSignedOutMeanwhileGetsNoMore() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        AtomicInteger asked = new AtomicInteger();
        Archives archives = new Archives(List.of(new Endless()),
                clock(() -> now.updateAndGet(then -> then.plusMillis(10))));
        try (Archives.Opened archive = archives.open(cover(1, () -> asked.incrementAndGet() < 3))) {
            assertThatThrownBy(() -> archive.write(sent)).hasMessageContaining("signed in no more");
        }
        assertThat(asked.get()).isEqualTo(3);
        assertThat(new String(sent.toByteArray(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("manifest.json");
        assertThatThrownBy(() -> names(sent.toByteArray())).isInstanceOf(IOException.class);
    }

    @Test
    void anArchiveTakesNoLongerThanItMay() {
        Archives archives = new Archives(List.of(new Endless()),
                clock(() -> now.updateAndGet(then -> then.plusSeconds(60))));
        try (Archives.Opened archive = archives.open(cover(1, () -> true))) {
            assertThatThrownBy(() -> archive.write(OutputStream.nullOutputStream()))
                    .hasMessageContaining(Pulse.LONGEST.toString());
        }
        assertThat(Pulse.LONGEST).isLessThan(Duration.ofDays(1));
    }

    @Test
    void oneAtATimeForEachAndSoManyForAll() {
        Archives archives = new Archives(List.of(), clock);
        List<Archives.Opened> open = new ArrayList<>();
        open.add(archives.open(cover(1, () -> true)));
        assertThatThrownBy(() -> archives.open(cover(1, () -> true))).isInstanceOf(Refused.class)
                .hasMessage("archive-underway");
        for (long other = 2; other <= Archives.AT_ONCE; other++) {
            open.add(archives.open(cover(other, () -> true)));
        }
        assertThatThrownBy(() -> archives.open(cover(99, () -> true))).hasMessage("archive-busy");
        open.forEach(Archives.Opened::close);
        archives.open(cover(1, () -> true)).close();
        archives.open(cover(99, () -> true)).close();
    }

    @Test
    void theManifestComesLast() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        Chapter few = new Chapter() {
            @Override
            public Map<String, List<String>> holds() {
                return Map.of();
            }

            @Override
            public void write(long account, Volume volume) throws IOException {
                volume.lines("few.jsonl", List.of("a", "b"));
                volume.packed("media/x.png", new ByteArrayInputStream(new byte[] {1, 2, 3}));
            }
        };
        try (Archives.Opened archive = new Archives(List.of(few), clock).open(cover(1, () -> true))) {
            assertThat(archive.fileName()).isEqualTo("linnet-alice-2026-11-22.zip");
            archive.write(sent);
        }
        assertThat(names(sent.toByteArray())).containsExactly("README.txt", "few.jsonl", "media/x.png", "manifest.json");
    }
}
