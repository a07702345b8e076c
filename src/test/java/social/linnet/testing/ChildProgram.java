package social.linnet.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM of its own with the class path of the tests, to be killed.
public final class ChildProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private ChildProgram(Process process) {
        this.process = process;
        this.out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    }

    public static ChildProgram start(Class<?> main, String... arguments) throws IOException {
        return start("256m", main, arguments);
    }

    /// @param heap how large its heap may grow, as `-Xmx` has it
    public static ChildProgram start(String heap, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProgram(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// The next line it prints, or null once it has ended.
    public String line() throws IOException {
        return out.readLine();
    }

    /// Reads what it prints from now on, and forgets it: a program whose words nobody takes stands still in the end.
    public void unheard() {
        Thread.ofVirtual().start(() -> {
            try {
                out.transferTo(Writer.nullWriter());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// Kills it, as `kill -9` does, and waits until it is gone.
    public void kill() {
        // by its handle: Process#destroyForcibly would close what it has printed and nobody has read yet
        process.toHandle().destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("still there: " + process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
