package social.linnet.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import social.linnet.event.Unguessable;
import social.linnet.media.Picture.Size;
import social.linnet.media.Picture.Type;
import social.linnet.media.Renderer.Rendered;
import social.linnet.settings.Settings;

/// The files: `<data>/media/<first two characters of the name>/<name>/<size>.<extension>`.
///
/// A file is there in full or not at all. Paths are made of names that are [Unguessable] and of words from enums, and of
/// nothing else.
@Component
final class PictureFiles {

    private static final Pattern SHELF = Pattern.compile("[A-Za-z0-9_-]{2}");

    /// Windows cannot open a folder to force it, and does not need to.
    private static final boolean FOLDERS_CAN_BE_FORCED = Path.of("/").getFileSystem().getSeparator().equals("/");

    private final Path root;

    PictureFiles(Settings settings) {
        this.root = settings.data().resolve("media");
    }

    Path file(String name, Size size, Type type) {
        return folder(name).resolve(size.word() + "." + type.extension());
    }

    /// Writes both sizes so that a crash afterwards does not lose them.
    void write(String name, Rendered rendered) {
        Path folder = folder(name);
        try {
            Files.createDirectories(folder);
            write(file(name, Size.LARGE, rendered.type()), rendered.large().bytes());
            write(file(name, Size.SMALL, rendered.smallType()), rendered.small().bytes());
            forceAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + name + " could not be stored", e);
        }
    }

    /// Takes a film from where it was made, which is on the same disk, and writes its still.
    void take(String name, Path film, Type type, Rendered still) {
        Path folder = folder(name);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(film, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(film, file(name, Size.LARGE, type));
            write(file(name, Size.SMALL, still.smallType()), still.small().bytes());
            forceAll(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("film " + name + " could not be stored", e);
        }
    }

    private void forceAll(Path folder) throws IOException {
        for (Path changed = folder; changed.startsWith(root); changed = changed.getParent()) {
            force(changed);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void force(Path folder) throws IOException {
        if (FOLDERS_CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Deletes what there is of this name.
    void delete(String name) {
        Path folder = folder(name);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException gone) {
            // somebody was faster
        } catch (IOException e) {
            throw new UncheckedIOException("picture " + name + " could not be deleted", e);
        }
    }

    /// The folders that names are spread over.
    List<String> shelves() {
        return list(root, Instant.MAX).stream().filter(name -> SHELF.matcher(name).matches()).toList();
    }

    /// The names on a shelf whose folders have not changed since this instant.
    List<String> namesBefore(String shelf, Instant instant) {
        return list(root.resolve(shelf), instant).stream().filter(Unguessable::isOne).toList();
    }

    private static List<String> list(Path folder, Instant before) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (before.equals(Instant.MAX)
                        || Files.getLastModifiedTime(entry).toInstant().isBefore(before)) {
                    names.add(entry.getFileName().toString());
                }
            }
        } catch (NoSuchFileException none) {
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be listed", e);
        }
        return names;
    }

    private Path folder(String name) {
        if (!Unguessable.isOne(name)) {
            throw new IllegalArgumentException("not the name of a picture");
        }
        return root.resolve(name.substring(0, 2)).resolve(name);
    }
}
