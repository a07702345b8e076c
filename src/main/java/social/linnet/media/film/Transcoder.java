package social.linnet.media.film;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.event.Refused;
import social.linnet.media.film.Prober.Streams;
import social.linnet.media.film.Prober.Video;

/// From a stranger's video or sound to what browsers play: H.264 and AAC in MP4, AAC in M4A. Only the first pictures and
/// the first sound go over; titles, places, chapters, subtitles, covers and other streams do not.
final class Transcoder {

    private static final Logger log = LoggerFactory.getLogger(Transcoder.class);

    /// Longest side of what is served.
    static final int LONGEST_SIDE = 1280;
    /// Below this H.264's encoder gives up.
    static final int SHORTEST_SIDE = 16;
    /// Largest frame that is decoded: 4K, either way up, and a little.
    static final long MAX_FRAME = 4096L * 2304;
    static final double MAX_RATE = 30;

    /// Bits for each pixel: what talking people need to look good.
    private static final double BITS_PER_PIXEL = 0.09;
    private static final int SOUND_BITS = 128_000;
    private static final int SOUND_RATE = 48_000;
    /// The encoder's bit rate is a wish: this share of the largest file is planned for.
    private static final double PLANNED = 0.85;

    /// What comes out may be shorter than what was said by this share and these seconds; less is a file that was cut.
    private static final double WHOLE = 0.9;
    private static final double SLACK = 1;

    private final Sandbox sandbox;
    private final Prober prober;
    private final int maxSeconds;
    private final long maxBytes;
    private final Sandbox.Bounds bounds;

    /// @param maxSeconds longest film
    /// @param maxBytes   largest file that is made
    /// @param limit      how long one may be worked on
    Transcoder(Sandbox sandbox, int maxSeconds, long maxBytes, Duration limit) {
        this.sandbox = sandbox;
        this.prober = new Prober(sandbox);
        this.maxSeconds = maxSeconds;
        this.maxBytes = maxBytes;
        this.bounds = new Sandbox.Bounds(limit, maxBytes + maxBytes / 4);
    }

    /// @param upload what came; only read
    /// @param folder where to work
    /// @throws Refused `video-type`, `video-broken`, `video-too-long`, `video-too-many-pixels`, `video-too-heavy`
    Film transcode(Path upload, Container container, Path folder) {
        Streams streams = prober.probe(upload, container);
        if (streams.video() == null && streams.sound() == null) {
            throw Refused.invalid("video-type");
        }
        if (streams.seconds() > maxSeconds) {
            throw tooLong();
        }
        Path out = folder.resolve(streams.video() == null ? "out.m4a" : "out.mp4");
        encode(upload, arguments(container, streams, out));
        Mp4 made = made(out);
        if (streams.video() != null && made.video().filter(track -> track.samples() > 0).isEmpty()) {
            log.info("an upload says that it has pictures and has none that can be decoded");
            throw broken();
        }
        if (made.millis() > maxSeconds * 1000L) {
            throw tooLong();
        }
        if (made.millis() < (streams.seconds() * WHOLE - SLACK) * 1000) {
            log.info("an upload says that it is {} seconds long and has {} milliseconds", streams.seconds(), made.millis());
            throw broken();
        }
        return new Film(Playable.of(out), new Stills(sandbox).poster(out, made));
    }

    private List<String> arguments(Container container, Streams streams, Path out) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-v", "error", "-y",
                "-filter_threads", "1", "-threads", "2"));
        Video video = streams.video();
        if (video != null) {
            arguments.addAll(List.of("-max_pixels", Long.toString(MAX_FRAME)));
        }
        arguments.addAll(Prober.input(container));
        arguments.addAll(List.of("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact",
                // one second more than is allowed tells that there is more
                "-t", Integer.toString(maxSeconds + 1)));
        double seconds = streams.seconds() > 0 ? streams.seconds() : maxSeconds;
        if (video != null) {
            arguments.addAll(List.of("-map", "0:" + video.index()));
            arguments.addAll(pictures(video, seconds));
        }
        if (streams.sound() != null) {
            arguments.addAll(List.of("-map", "0:" + streams.sound()));
            arguments.addAll(sound());
        }
        arguments.addAll(List.of("-movflags", "+faststart", "-f", video == null ? "ipod" : "mp4", "file:" + out));
        return arguments;
    }

    private List<String> pictures(Video video, double seconds) {
        if (video.pixels() > MAX_FRAME || Math.max(video.width(), video.height()) > 4 * LONGEST_SIDE) {
            throw Refused.invalid("video-too-many-pixels");
        }
        double times = Math.min(1, (double) LONGEST_SIDE / Math.max(video.width(), video.height()));
        int width = even(video.width() * times);
        int height = even(video.height() * times);
        if (Math.min(width, height) < SHORTEST_SIDE) {
            throw broken();
        }
        double rate = video.rate() > 0 ? Math.min(MAX_RATE, video.rate()) : MAX_RATE;
        double most = maxBytes * 8.0 * PLANNED / seconds - SOUND_BITS;
        long bits = Math.round(Math.min(most, Math.max(200_000, width * height * rate * BITS_PER_PIXEL)));
        List<String> arguments = new ArrayList<>(List.of("-vf", "scale=" + width + ":" + height
                + ":out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p",
                "-r", String.format(Locale.ROOT, "%.3f", rate)));
        arguments.addAll(h264(bits, rate));
        return arguments;
    }

    /// How H.264 is made here, whatever it is made from.
    ///
    /// @param bits a second
    static List<String> h264(long bits, double rate) {
        return List.of("-c:v", "libopenh264", "-profile:v", "high", "-threads:v", "2", "-slices:v", "2",
                "-b:v", Long.toString(bits), "-maxrate:v", Long.toString(bits + bits / 2), "-g", Long.toString(Math.round(2 * rate)),
                "-pix_fmt", "yuv420p", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                "-color_range", "tv");
    }

    static List<String> sound() {
        return List.of("-c:a", "aac", "-b:a", Integer.toString(SOUND_BITS), "-ac", "2", "-ar", Integer.toString(SOUND_RATE));
    }

    private void encode(Path upload, List<String> arguments) {
        Sandbox.Ended ended = sandbox.on(upload, "ffmpeg", arguments, bounds);
        if (!ended.inTime()) {
            log.info("a video took longer than {} and was given up", bounds.time());
            throw Refused.invalid("video-too-heavy");
        }
        if (!ended.well()) {
            log.info("an upload could not be transcoded: {}", ended.complaints());
            throw broken();
        }
    }

    /// A program that read nothing says that all went well, too.
    private static Mp4 made(Path out) {
        try {
            return Mp4.read(out);
        } catch (IllegalArgumentException nothing) {
            log.info("nothing came out of an upload: {}", nothing.getMessage());
            throw broken();
        }
    }

    private static int even(double side) {
        return (int) Math.round(side / 2) * 2;
    }

    private Refused tooLong() {
        return Refused.invalid("video-too-long", maxSeconds);
    }

    private static Refused broken() {
        return Refused.invalid("video-broken");
    }
}
