package social.linnet.media.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import social.linnet.event.Refused;
import social.linnet.settings.Settings;
import social.linnet.testing.Beside;

/// The real programs on real files: what comes out is read by [Mp4], box by box.
@Beside
@ResourceLock("films")
class FilmsTest {

    private final Films films = films(Map.of());

    private static Films films(Map<String, String> some) {
        return new Films(settings(some));
    }

    /// As they are made, but a quarter as wide and high.
    private static Films small(Map<String, String> some, Duration wait) {
        return new Films(settings(some), Duration.ofMinutes(1), wait, 180);
    }

    private static Settings settings(Map<String, String> some) {
        MapConfigurationPropertySource all = new MapConfigurationPropertySource(some);
        all.put("linnet.data", Reels.data().toString());
        return new Binder(all).bindOrCreate("linnet", Settings.class);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(Reels.data().resolve("film"))) {
            assertThat(left).isEmpty();
        }
        assertThat(running().toList()).isEmpty();
    }

    /// What the programs of these tests are doing.
    private static Stream<String> running() {
        return ProcessHandle.current().children().map(child -> child.info().commandLine().orElse(""))
                .filter(line -> line.contains(Reels.data().toString()));
    }

    /// Half of it bright, half dark, so that it is seen to move.
    private static BufferedImage still(int width, int height) {
        BufferedImage still = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = still.createGraphics();
        graphics.setColor(new Color(0xE8A050));
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(new Color(0x204060));
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return still;
    }

    @Test
    void aStillMovesForTwoSecondsWithWordsOverIt() {
        try (Film film = films.animate(new Shot(Shot.Move.ZOOM_IN, List.of(still(900, 600)), 2,
                List.of(new Shot.Caption("The tide is out", 0, 1))))) {
            Mp4 mp4 = Mp4.read(film.plays().file());
            assertThat(mp4.fast()).isTrue();
            assertThat(mp4.millis()).isEqualTo(2000);
            assertThat(mp4.video().orElseThrow()).satisfies(video -> {
                assertThat(video.codec()).isEqualTo("avc1");
                assertThat(video.profile()).isEqualTo(100);
                assertThat(video.chroma()).isEqualTo(1);
                assertThat(video.width()).isEqualTo(1280);
                assertThat(video.height()).isEqualTo(720);
                assertThat(video.samples()).isEqualTo(60);
            });
            assertThat(mp4.audio().orElseThrow().codec()).isEqualTo("mp4a");
            assertThat(film.plays().sound()).isFalse();
            assertThat(film.plays().frameRate()).isEqualTo(30);
            assertThat(film.poster().getWidth()).isEqualTo(1280);
            assertThat(new Color(film.poster().getRGB(100, 100))).isEqualTo(new Color(0xE8A050));
        }
    }

    @Test
    void aTallLoopIsTallAndEndsWhereItBegins() {
        BufferedImage night = new BufferedImage(600, 900, BufferedImage.TYPE_INT_RGB);
        try (Film film = small(Map.of(), Duration.ofSeconds(30)).animate(new Shot(Shot.Move.LOOP, List.of(still(600, 900), night), 2, List.of()))) {
            assertThat(film.plays().width()).isEqualTo(180);
            assertThat(film.plays().height()).isEqualTo(320);
            byte[] frames = frames(film.plays().file(), 180 * 320 * 3 * 60);
            int size = frames.length / 60;
            assertThat(light(frames, 0, size)).isCloseTo(light(frames, 59 * size, size), within(2.0));
            assertThat(light(frames, 30 * size, size)).isLessThan(20);
        }
    }

    private static byte[] frames(Path file, int most) {
        return Reels.SANDBOX.on(file, "ffmpeg", Stream.concat(Prober.input(Container.MP4).stream(),
                Stream.of("-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1")).toList(),
                new Sandbox.Bounds(Duration.ofSeconds(20), most)).said();
    }

    private static double light(byte[] rgb, int from, int length) {
        long sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += rgb[i] & 0xFF;
        }
        return (double) sum / length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.mov", "a.webm", "a.mkv", "a.mp3", "a.m4a", "a.ogg", "a.opus", "a.wav", "a.flac"})
    void whateverComesIsWrittenAnew(String name) {
        byte[] upload = Reels.of(name);
        try (Film film = films.transcode(new ByteArrayInputStream(upload))) {
            Playable plays = film.plays();
            boolean video = name.matches(".*(mp4|mov|webm|mkv)");
            assertThat(plays.video()).isEqualTo(video);
            assertThat(plays.sound()).isTrue();
            assertThat(plays.millis()).isBetween(950L, 1100L);
            assertThat(Mp4.read(plays.file()).brand()).isEqualTo(video ? "isom" : "M4A ");
            assertThat(plays.width()).isEqualTo(video ? 320 : 0);
            assertThat(film.poster().getHeight()).isEqualTo(video ? 180 : 360);
        }
    }

    @Test
    void whereAliceLivesDoesNotGoOver() throws IOException {
        byte[] upload = Reels.talkie();
        assertThat(text(upload)).contains("where alice lives").contains("+48.8577");
        try (Film film = films.transcode(new ByteArrayInputStream(upload))) {
            assertThat(text(Files.readAllBytes(film.plays().file()))).doesNotContain("where alice lives", "+48.8577");
        }
    }

    @Test
    void whatIsHeldUprightIsUpright() {
        try (Film film = films.transcode(new ByteArrayInputStream(Reels.turned()))) {
            assertThat(film.plays().width()).isEqualTo(180);
            assertThat(film.plays().height()).isEqualTo(320);
            assertThat(film.plays().sound()).isFalse();
        }
    }

    @Test
    void theStillIsNotTheBlackBeforeTheFilm() {
        byte[] upload = Reels.made("fade.mp4", List.of("-f", "lavfi", "-i",
                "color=black:s=320x180:r=25:d=1[a];testsrc2=s=320x180:r=25:d=1[b];[a][b]concat=n=2:v=1[out0]",
                "-c:v", "libopenh264"));
        try (Film film = films.transcode(new ByteArrayInputStream(upload))) {
            long bright = Arrays.stream(film.poster().getRGB(0, 0, 320, 180, null, 0, 320))
                    .filter(rgb -> (rgb >> 8 & 0xFF) > 100).count();
            assertThat(bright).isGreaterThan(1000);
        }
    }

    @Test
    void whatIsTooLargeForThePageIsMadeSmaller() {
        byte[] upload = Reels.made("wide.mp4", List.of("-f", "lavfi", "-i", "color=teal:s=1442x202:r=60:d=0.5", "-c:v", "libopenh264"));
        try (Film film = films.transcode(new ByteArrayInputStream(upload))) {
            assertThat(film.plays().width()).isEqualTo(1280);
            assertThat(film.plays().height()).isEqualTo(180);
            assertThat(film.plays().frameRate()).isBetween(29.0, 31.0);
        }
    }

    @Test
    void whatNamesOtherFilesIsRefusedAndNothingIsFetched() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.ts";
            String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + url + "\n#EXT-X-ENDLIST\n";
            refused(playlist, "video-type");
            refused("ffconcat version 1.0\nfile '/etc/passwd'\nfile '" + url + "'\n", "video-type");
            refused("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + url + "\"/></svg>", "video-type");
            refused("RIFF\0\0\0\0AVI LIST" + url, "video-type");
            // dressed as what is taken
            refused("\0\0\0\u0014ftypisom\0\0\0\0isom" + playlist, "video-broken");
            refused("ID3\u0003\0\0\0\0\0\0" + playlist, "video-broken");
            refused("OggS\0" + playlist, "video-broken");
            assertThat(asked).hasValue(0);
            // and if a demuxer that follows addresses did run, it could not
            Path file = Files.writeString(Reels.data().resolve("list.m3u8"), playlist);
            assertThat(Reels.SANDBOX.on(file, "ffprobe", List.of("-v", "error", "-protocol_whitelist", "fd", "-f", "hls", "-i", "fd:"),
                    new Sandbox.Bounds(Duration.ofSeconds(10), 1000)).well()).isFalse();
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theProgramsHaveNoNetwork() throws IOException {
        Assumptions.assumeTrue(Reels.SANDBOX.isAlone(), "this system lets nobody be without a network");
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            Sandbox.Ended ended = Reels.SANDBOX.fed(in -> { }, "ffprobe", List.of("-v", "error", "-i",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/"), new Sandbox.Bounds(Duration.ofSeconds(10), 1000));
            assertThat(ended.well()).isFalse();
            assertThat(ended.complaints()).contains("unreachable");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsCutIsRefused() {
        byte[] talkie = Reels.talkie();
        refused(Arrays.copyOf(talkie, talkie.length / 2), "video-broken");
        byte[] ready = Reels.made("long.mp4", List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25", "-t", "4", "-c:v",
                "libopenh264", "-movflags", "+faststart"));
        refused(Arrays.copyOf(ready, ready.length / 2), "video-broken");
    }

    @Test
    void aHeaderThatPromisesTenHoursIsBelieved() {
        byte[] film = Reels.of("a.mkv").clone();
        int at = text(film).indexOf("\u0044\u0089\u0088");
        ByteBuffer.wrap(film).putDouble(at + 3, Duration.ofHours(10).toMillis());
        refused(film, "video-too-long");
    }

    @Test
    void aFilmThatIsTooLongIsRefusedThoughItDoesNotSaySo() {
        Films strict = films(Map.of("linnet.media.film.max-seconds", "2"));
        byte[] streamed = Reels.made("streamed.mkv", List.of("-f", "lavfi", "-i", "sine=440", "-t", "4", "-c:a", "libopus",
                "-f", "matroska", "-live", "1"));
        assertThatThrownBy(() -> strict.transcode(new ByteArrayInputStream(streamed))).isInstanceOf(Refused.class)
                .hasMessage("video-too-long");
    }

    @Test
    void aHugeFrameIsNotDecoded() {
        refused(Reels.made("huge.webm", List.of("-f", "lavfi", "-i", "color=teal:s=8192x1280:r=1:d=1", "-frames:v", "1", "-c:v",
                "libvpx", "-deadline", "realtime", "-cpu-used", "16")), "video-too-many-pixels");
    }

    /// The container says 320 by 180, the frames inside say 16,383 by 16,383.
    @Test
    void aFrameThatIsLargerThanItsContainerSaysIsNotDecodedEither() {
        byte[] film = Reels.of("a.webm").clone();
        int at = text(film).indexOf("\u009D\u0001*");
        ByteBuffer.wrap(film).order(ByteOrder.LITTLE_ENDIAN).putShort(at + 3, (short) 16_383).putShort(at + 5, (short) 16_383);
        refused(film, "video-broken");
    }

    @Test
    void moreBytesThanAllowedAreNotEvenRead() {
        Films strict = films(Map.of("linnet.media.film.max-bytes", "100000"));
        ByteArrayInputStream upload = new ByteArrayInputStream(new byte[1_000_000]);
        assertThatThrownBy(() -> strict.transcode(upload)).isInstanceOf(Refused.class).hasMessage("video-too-large");
        assertThat(upload.available()).isGreaterThan(700_000);
    }

    @Test
    void whatADeathLeftBehindGoesAfterAnHour() throws IOException {
        Path data = Files.createTempDirectory(Reels.data(), "killed");
        Path film = Files.createDirectories(data.resolve("film/begun"));
        Files.write(film.resolve("in"), new byte[9]);
        Path engine = Files.createDirectories(data.resolve("engine/unpacking7"));
        Files.write(engine.resolve("ffmpeg"), new byte[9]);
        Path whole = Files.createDirectories(data.resolve("engine/ffmpeg-1"));
        Films other = new Films(new Binder(new MapConfigurationPropertySource(Map.of("linnet.data", data.toString())))
                .bindOrCreate("linnet", Settings.class));
        assertThat(film).as("somebody may be at it").exists();
        for (Path folder : List.of(film, engine, whole)) {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
        other.deleteAbandoned();
        assertThat(film).doesNotExist();
        assertThat(engine).doesNotExist();
        assertThat(whole).exists();
    }

    @Test
    void whatTakesTooLongIsEndedAndWhoeverWaitsTooLongIsToldSo() {
        byte[] film = Reels.talkie();
        Films hasty = new Films(settings(Map.of()), Duration.ofMillis(1), Duration.ofSeconds(10), 180);
        assertThatThrownBy(() -> hasty.transcode(new ByteArrayInputStream(film))).isInstanceOf(Refused.class)
                .hasMessage("video-too-heavy");
    }

    @Test
    void onlySoManyAreWorkedOnAtOnce() throws Exception {
        byte[] film = Reels.talkie();
        Films one = small(Map.of("linnet.media.film.at-once", "1"), Duration.ofMillis(1));
        Shot shot = new Shot(Shot.Move.PAN_LEFT, still(900, 600), 5);
        Thread alice = Thread.ofPlatform().start(() -> one.animate(shot).close());
        while (running().noneMatch(line -> line.contains("rawvideo")) && alice.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(alice.isAlive()).isTrue();
        assertThatThrownBy(() -> one.transcode(new ByteArrayInputStream(film))).isInstanceOf(Refused.class)
                .hasMessage("video-busy");
        alice.join();
    }

    private void refused(String upload, String why) {
        refused(upload.getBytes(StandardCharsets.ISO_8859_1), why);
    }

    private void refused(byte[] upload, String why) {
        assertThatThrownBy(() -> films.transcode(new ByteArrayInputStream(upload))).isInstanceOf(Refused.class).hasMessage(why);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
