package social.linnet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a killed program may have left behind: a server that still runs, or a pid file whose number now belongs to
/// somebody else's process. Called with the folder's lock held, so that whatever runs here has no owner.
///
/// A running server is stopped rather than adopted, since it runs with the settings of another start. A foreign pid
/// must never be signalled: the pid file is removed only when that process is provably not ours.
final class Orphans {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final Path tables;
    private final Path binaries;

    Orphans(Path tables, Path binaries) {
        this.tables = tables;
        this.binaries = binaries;
    }

    void end() throws IOException {
        Path pidFile = tables.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            Optional<ProcessHandle> process = process(pidFile);
            if (process.isPresent() && isOurs(process.get())) {
                LOG.info("A PostgreSQL was left running in {}; stopping it", tables);
                stop(process.get());
            } else {
                Files.deleteIfExists(pidFile);
            }
        }
        awaitLastBackends();
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    /// A postmaster names its data folder on its command line. So does whoever reads a file in it: the program that runs
    /// must be PostgreSQL, too.
    private boolean isOurs(ProcessHandle process) {
        return isPostgres(process)
                && (process.info().commandLine().orElse("").contains(tables.toString()) || runsIn(process));
    }

    private static boolean isPostgres(ProcessHandle process) {
        Path program = Path.of(process.info().command().orElse("")).getFileName();
        return program != null && (program.toString().equals("postgres") || program.toString().equals("postgres.exe"));
    }

    /// On Linux every process of a server has its data folder as working directory.
    private boolean runsIn(ProcessHandle process) {
        Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(tables.toRealPath());
        } catch (IOException notReadable) {
            return false; // another user's process, or one that just ended: not ours
        }
    }

    private void stop(ProcessHandle server) throws IOException {
        Optional<Path> control = control();
        if (control.isEmpty()) {
            // without the program that stops it politely: SIGTERM, after which it ends when its clients are gone
            server.destroy();
        } else {
            run(control.get());
        }
        try {
            server.onExit().get(WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IOException("The PostgreSQL left running in " + tables + " (pid " + server.pid()
                    + ") does not stop", e);
        }
    }

    private Optional<Path> control() throws IOException {
        if (!Files.isDirectory(binaries)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(binaries, 4,
                (path, attributes) -> path.endsWith(Path.of("bin", "pg_ctl")) && attributes.isRegularFile())) {
            return files.findFirst();
        }
    }

    private void run(Path control) throws IOException {
        List<String> stop = List.of(control.toString(), "-D", tables.toString(), "stop", "-m", "fast", "-w", "-t", "60");
        // PostgreSQL refuses to be handled by root; a user namespace is how the library starts it, too
        List<String> command = "root".equals(System.getProperty("user.name"))
                ? Stream.concat(Stream.of("unshare", "-U"), stop.stream()).toList() : stop;
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// After `kill -9` of the postmaster its backends notice within moments and end. Until then they hold the shared
    /// memory, and a new server would refuse to start.
    private void awaitLastBackends() throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self")) || !Files.isDirectory(tables)) {
            return;
        }
        long end = System.nanoTime() + WAIT.toNanos();
        while (ProcessHandle.allProcesses().anyMatch(process -> isPostgres(process) && runsIn(process))) {
            if (System.nanoTime() > end) {
                throw new IOException("Processes of an earlier PostgreSQL still use " + tables);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
