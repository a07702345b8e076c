package social.linnet.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where style sheets, scripts and words are read from: the class path, or, for whoever works on them (`linnet.dev`), the
/// source folder, so that a change shows with the next page.
final class Resources {

    /// The templates' sources, below the folder that the program is started from.
    static final Path TEMPLATES = Path.of("src", "main", "jte");
    private static final Path SOURCES = Path.of("src", "main", "resources");

    private final boolean fromSources;

    private Resources(boolean fromSources) {
        this.fromSources = fromSources;
    }

    static Resources ofClassPath() {
        return new Resources(false);
    }

    static Resources of(boolean dev) {
        if (dev && !Files.isDirectory(TEMPLATES)) {
            throw new IllegalStateException("linnet.dev needs the sources: start the program in their folder");
        }
        return new Resources(dev);
    }

    /// @throws IllegalStateException when there is no such resource
    byte[] read(String name) {
        try (InputStream in = fromSources && Files.exists(SOURCES.resolve(name))
                ? Files.newInputStream(SOURCES.resolve(name)) : Resources.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// A number that changes when something in a folder does; always the same for the class path.
    long version(String folder) {
        if (!fromSources) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
