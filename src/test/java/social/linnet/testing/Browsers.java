package social.linnet.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The one browser of a test run: the system's Chromium, if possible its shell for programs. Where there is none, browser
/// tests are skipped, but with `CI=true` they fail.
public final class Browsers {

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    /// The same browser without the window around its pages: to draw that, too, took a third of the processor's time.
    private static final String SHELL = "/usr/lib/chromium/chromium-headless-shell";
    private static @Nullable Browser browser;

    private Browsers() {
    }

    /// The browser. A test opens a context of its own in it, which is a person's browser with nothing in it.
    public static synchronized Browser chromium() {
        Browser known = browser;
        if (known != null) {
            return known;
        }
        Optional<Path> program = program();
        if (program.isEmpty()) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("No Chromium is installed, and CI=true asks for the browser tests");
            }
            Assumptions.abort("No Chromium is installed: browser tests are skipped");
        }
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser started = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(program.orElseThrow()).setArgs(ARGUMENTS));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        browser = started;
        return started;
    }

    private static Optional<Path> program() {
        return Stream.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse(SHELL), "/usr/bin/chromium",
                "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
