package social.linnet.media.film;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import social.linnet.event.Refused;

/// Asks `ffprobe` what a file says of itself. What it says is a stranger's word: good for refusing, not for trusting.
final class Prober {

    private static final Logger log = LoggerFactory.getLogger(Prober.class);

    private static final Sandbox.Bounds BOUNDS = new Sandbox.Bounds(Duration.ofSeconds(20), 1 << 18);

    /// The decoders that may run. The others are old, rare or both, and nobody looks after them as well.
    private static final String DECODERS = "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libaom-av1,libdav1d,mpeg4,h263,prores,"
            + "aac,mp3,mp3float,opus,libopus,vorbis,flac,alac,ac3,eac3,amrnb,libopencore_amrnb,"
            + "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_mulaw,pcm_alaw";

    private static final JsonMapper JSON = new JsonMapper();

    private final Sandbox sandbox;

    Prober(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// A stream of pictures.
    ///
    /// @param width  as seen: pixels are square and the rotation is applied
    /// @param rate   frames a second, 0 when nobody knows
    /// @param pixels of one frame, as stored
    record Video(int index, int width, int height, double rate, long pixels) {
    }

    /// @param video   the first stream that is no cover picture, or null
    /// @param sound   index of the first stream of sound, or null
    /// @param seconds how long it says it is; 0 when it does not say
    record Streams(@Nullable Video video, @Nullable Integer sound, double seconds) {
    }

    /// How a file is opened: by this demuxer, from the descriptor that the process was given, so that no name or address
    /// that stands in the file can be opened.
    static List<String> input(Container container) {
        return List.of("-protocol_whitelist", "fd", "-format_whitelist", demuxers(container),
                "-codec_whitelist", DECODERS, "-f", container.demuxer(), "-i", "fd:");
    }

    /// The whitelist has a demuxer's full name.
    private static String demuxers(Container container) {
        return switch (container) {
            case MP4 -> "mov,mp4,m4a,3gp,3g2,mj2";
            case MATROSKA -> "matroska,webm";
            default -> container.demuxer();
        };
    }

    /// @throws Refused `video-broken` when it cannot be read
    Streams probe(Path file, Container container) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-threads", "1", "-show_entries",
                "stream=index,codec_type,width,height,sample_aspect_ratio,avg_frame_rate,duration"
                        + ":stream_disposition=attached_pic:stream_side_data=rotation:format=duration",
                "-of", "json"));
        arguments.addAll(input(container));
        Sandbox.Ended ended = sandbox.on(file, "ffprobe", arguments, BOUNDS);
        if (!ended.well()) {
            log.info("an upload is no {} that can be read: {}", container, ended.complaints());
            throw Refused.invalid("video-broken");
        }
        try {
            return streams(JSON.readTree(ended.said()));
        } catch (JacksonException cutShort) {
            log.info("an upload has more streams than are looked at: {}", cutShort.getOriginalMessage());
            throw Refused.invalid("video-broken");
        }
    }

    private static Streams streams(JsonNode told) {
        Video video = null;
        Integer sound = null;
        double seconds = told.path("format").path("duration").asDouble(0);
        for (JsonNode stream : told.path("streams")) {
            String type = stream.path("codec_type").asString("");
            boolean cover = stream.path("disposition").path("attached_pic").asInt(0) == 1;
            if (video == null && type.equals("video") && !cover) {
                video = video(stream);
                seconds = Math.max(seconds, stream.path("duration").asDouble(0));
            } else if (sound == null && type.equals("audio")) {
                sound = stream.path("index").asInt();
                seconds = Math.max(seconds, stream.path("duration").asDouble(0));
            }
        }
        return new Streams(video, sound, seconds);
    }

    private static Video video(JsonNode stream) {
        int width = stream.path("width").asInt(0);
        int height = stream.path("height").asInt(0);
        double shape = ratio(stream.path("sample_aspect_ratio").asString(""), ':');
        boolean turned = false;
        for (JsonNode beside : stream.path("side_data_list")) {
            turned |= Math.abs(beside.path("rotation").asInt(0)) % 180 == 90;
        }
        int seen = Math.clamp(Math.round(width * (shape > 0 ? shape : 1)), 0, 1_000_000);
        return new Video(stream.path("index").asInt(), turned ? height : seen, turned ? seen : height,
                ratio(stream.path("avg_frame_rate").asString(""), '/'), (long) width * height);
    }

    /// `16:15` or `30000/1001`; 0 when it is none.
    private static double ratio(String text, char between) {
        int at = text.indexOf(between);
        if (at < 0) {
            return 0;
        }
        try {
            double value = Double.parseDouble(text.substring(0, at)) / Double.parseDouble(text.substring(at + 1));
            return Double.isFinite(value) && value > 0 ? value : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
