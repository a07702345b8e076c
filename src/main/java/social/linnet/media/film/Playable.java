package social.linnet.media.film;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that browsers play: an MP4 with H.264 in 4:2:0 and, if it has sound, AAC; or an M4A with AAC alone.
///
/// @param video     whether there is something to see
/// @param width     of that, in pixels; else 0
/// @param millis    how long it is
/// @param frameRate frames a second; 0 when there are none
/// @param sound     whether there is anything to hear
/// @param bytes     size of the file
public record Playable(Path file, boolean video, int width, int height, long millis, double frameRate, boolean sound,
                       long bytes) {

    /// Reads what a file that was made here is.
    ///
    /// @throws IllegalStateException when it is something else than this server makes
    public static Playable of(Path file) {
        try {
            Mp4 mp4 = Mp4.read(file);
            Mp4.Track video = mp4.video().orElse(null);
            boolean heard = mp4.audio().isPresent();
            if (!mp4.fast() || video == null && !heard
                    || mp4.audio().filter(track -> !track.codec().equals("mp4a")).isPresent()
                    || video != null && (!video.codec().equals("avc1") || video.chroma() != 1
                    || video.width() % 2 + video.height() % 2 != 0)) {
                throw new IllegalStateException("the encoder made something else than was asked for: " + mp4);
            }
            double rate = video == null || video.millis() == 0 ? 0 : video.samples() * 1000.0 / video.millis();
            return new Playable(file, video != null, video == null ? 0 : video.width(), video == null ? 0 : video.height(),
                    mp4.millis(), rate, mp4.isHeard(), Files.size(file));
        } catch (IllegalArgumentException none) {
            throw new IllegalStateException("this is no MP4 of ours", none);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }
}
