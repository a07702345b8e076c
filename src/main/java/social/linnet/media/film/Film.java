package social.linnet.media.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that browsers play, made here. It is gone when this is closed, so whoever wants it moves or copies it first.
///
/// @param file      an MP4 with H.264 and, if there is sound, AAC; or an M4A with AAC alone
/// @param video     whether there is something to see
/// @param width     of the pictures, or of the poster when there are none
/// @param millis    how long it is
/// @param frameRate frames a second, 0 when there are none
/// @param sound     whether there is anything to hear
/// @param poster    what stands for it until it plays
public record Film(Path file, boolean video, int width, int height, long millis, double frameRate, boolean sound,
                   BufferedImage poster) implements AutoCloseable {

    /// What a file that was made here is.
    ///
    /// @throws IllegalStateException when it is not what this server makes: H.264 in 4:2:0, AAC, ready to be streamed
    static Film of(Path file, BufferedImage poster) {
        Mp4 mp4 = Mp4.read(file);
        Mp4.Track video = mp4.video().orElse(null);
        if (!mp4.fast() || video == null && mp4.audio().isEmpty()
                || mp4.audio().filter(track -> !track.codec().equals("mp4a")).isPresent()
                || video != null && (!video.codec().equals("avc1") || video.chroma() != 1
                || video.width() % 2 + video.height() % 2 != 0)) {
            throw new IllegalStateException("the encoder made something else than was asked for: " + mp4);
        }
        double rate = video == null || video.millis() == 0 ? 0 : video.samples() * 1000.0 / video.millis();
        return new Film(file, video != null, video == null ? poster.getWidth() : video.width(),
                video == null ? poster.getHeight() : video.height(), mp4.millis(), rate, mp4.isHeard(), poster);
    }

    /// Deletes the file and the folder that it was made in.
    @Override
    public void close() {
        delete(file.getParent());
    }

    /// Deletes a folder and the files in it.
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be deleted", e);
        }
    }
}
