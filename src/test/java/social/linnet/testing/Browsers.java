package social.linnet.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import org.junit.jupiter.api.Assumptions;

/// The browsers of a test run: the system's Chromium, once for each thread that runs tests, since Playwright is for one.
/// Where there is none, browser tests are skipped, but with `CI=true` they fail.
public final class Browsers {

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final ThreadLocal<Map<List<String>, Browser>> STARTED = ThreadLocal.withInitial(HashMap::new);

    /// The same browser without a window of its own, which takes half the processor.
    private static final List<String> SHELL = List.of("/usr/bin/chromium-headless-shell");
    private static final List<String> WHOLE = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private Browsers() {
    }

    /// The browser. A test opens a context of its own in it, which is a person's browser with nothing in it.
    public static Browser chromium() {
        return started(Stream.of(SHELL, WHOLE).flatMap(List::stream).toList());
    }

    /// The browser with all that a person's has, notifications among it.
    public static Browser whole() {
        return started(WHOLE);
    }

    private static Browser started(List<String> programs) {
        Browser known = STARTED.get().get(programs);
        if (known != null) {
            return known;
        }
        Optional<Path> program = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), programs.stream())
                .map(Path::of).filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("None of " + programs + " is installed, and CI=true asks for the browser tests");
            }
            Assumptions.abort("No Chromium is installed: browser tests are skipped");
        }
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser started = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program.orElseThrow()).setArgs(ARGUMENTS));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        STARTED.get().put(programs, started);
        return started;
    }
}
