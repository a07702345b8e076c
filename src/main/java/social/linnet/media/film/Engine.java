package social.linnet.media.film;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import social.linnet.event.Refused;

/// FFmpeg's two programs, unpacked at their first use from the artifact for this platform
/// (`org.bytedeco:ffmpeg`, LGPL, with OpenH264 and without x264).
final class Engine {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);

    /// Where the artifact keeps them; also the name of the folder here, so that another version unpacks anew.
    private static final String VERSION = "ffmpeg-8.0.1-1.5.13";
    /// How the names of folders begin that are not whole yet.
    static final String UNPACKING = "unpacking";
    private static final String INSIDE = "org/bytedeco/ffmpeg/";

    /// Libraries of devices, which nothing here uses.
    private static final List<String> DEVICES = List.of("libasound.so.2", "libdrm.so.2", "libpulse.so.0",
            "libva.so.2", "libva-drm.so.2", "libxcb.so.1", "libxcb-shm.so.0");

    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ready;

    /// @param data where this server keeps its files
    Engine(Path data) {
        this.folder = data.toAbsolutePath().resolve("engine").resolve(VERSION);
    }

    /// What this machine is, as the artifact names it; null when there are no programs for it.
    static @Nullable String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> null;
        };
        if (processor == null) {
            return null;
        }
        return system.contains("linux") ? "linux-" + processor
                : system.contains("mac") ? "macosx-" + processor
                : system.contains("windows") ? "windows-" + processor : null;
    }

    static boolean isLinux() {
        String platform = platform();
        return platform != null && platform.startsWith("linux");
    }

    static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    }

    /// Where folders of the programs are, one for each version.
    Path home() {
        return folder.getParent();
    }

    /// The folder with the programs and their libraries.
    ///
    /// @throws Refused `video-unavailable` when there are none for this machine
    Path folder() {
        if (!ready) {
            lock.lock();
            try {
                if (!ready) {
                    unpack();
                    ready = true;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the programs for videos could not be unpacked", e);
            } finally {
                lock.unlock();
            }
        }
        return folder;
    }

    /// `ffmpeg` or `ffprobe`.
    String program(String name) {
        return folder().resolve(isWindows() ? name + ".exe" : name).toString();
    }

    /// Unpacks beside and moves at the end, so that a folder with this name is whole.
    private void unpack() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        String platform = platform();
        Resource[] inside = platform == null ? new Resource[0]
                : new PathMatchingResourcePatternResolver().getResources("classpath*:" + INSIDE + platform + "/*");
        List<Resource> files = Arrays.stream(inside).filter(file -> isWanted(file.getFilename())).toList();
        if (files.isEmpty()) {
            log.warn("there are no programs for videos on this platform ({}): videos and sounds are refused", platform);
            throw Refused.invalid("video-unavailable");
        }
        Files.createDirectories(folder.getParent());
        Path fresh = Files.createTempDirectory(folder.getParent(), UNPACKING);
        for (Resource file : files) {
            Path to = fresh.resolve(String.valueOf(file.getFilename()));
            try (InputStream bytes = file.getInputStream()) {
                Files.copy(bytes, to);
            }
            if (!isWindows() && !to.toFile().setExecutable(true, true)) {
                throw new IOException(to + " cannot be made a program");
            }
        }
        if (isLinux()) {
            EmptyLibrary.Machine machine = String.valueOf(platform).endsWith("arm64") ? EmptyLibrary.Machine.AARCH64
                    : EmptyLibrary.Machine.X86_64;
            for (String device : DEVICES) {
                Files.write(fresh.resolve(device), EmptyLibrary.of(device, machine));
            }
        }
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        log.info("the programs for videos are in {}", folder);
    }

    /// The programs and the libraries that they use, not those that bind them to Java.
    private static boolean isWanted(@Nullable String name) {
        return name != null && !name.isEmpty() && !name.contains("jni") && !DEVICES.contains(name);
    }
}
