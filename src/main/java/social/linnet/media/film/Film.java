package social.linnet.media.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What [Films] made. Its file is gone when this is closed, so whoever wants it moves or copies it first.
///
/// @param plays  the file
/// @param poster what stands for it until it plays
public record Film(Playable plays, BufferedImage poster) implements AutoCloseable {

    /// Deletes the file and the folder that it was made in.
    @Override
    public void close() {
        delete(plays.file().getParent());
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
