import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

/// Opens pages as if on a slow phone and reads what the browser itself measured: when something was painted first, when
/// the largest thing was, how long the main thread was blocked, how far things moved, and what came over the network.
///
/// Each run has a browser of its own with nothing in its cache. Its service worker is held off: it begins when a page has
/// nothing left to do, and fetches for later. Blocked time counts from the first paint on until two seconds after the page
/// was loaded: of each task longer than 50 ms what is above that.
public final class WebVitals {

    private static final double LATENCY_MILLIS = 150 * 3.75;
    private static final double DOWN_BYTES = 1.6 * 1024 * 1024 / 8 * 0.9;
    private static final double UP_BYTES = 750.0 * 1024 / 8 * 0.9;
    private static final int SLOWER = 4;
    private static final int SETTLE_MILLIS = 2000;
    private static final int LISTEN_MILLIS = 100;
    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final String WATCH = """
            window.vitals = {lcp: 0, what: "", cls: 0, tasks: []};
            new PerformanceObserver(list => list.getEntries().forEach(one => { vitals.lcp = one.startTime;
                vitals.what = (one.element?.tagName ?? "?").toLowerCase() + (one.element?.className && typeof one.element.className === "string"
                    ? "." + one.element.className.trim().replaceAll(" ", ".") : ""); }))
                .observe({type: "largest-contentful-paint", buffered: true});
            new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) vitals.cls += one.value; }))
                .observe({type: "layout-shift", buffered: true});
            new PerformanceObserver(list => list.getEntries().forEach(one => vitals.tasks.push([one.startTime, one.duration])))
                .observe({type: "longtask", buffered: true});
            """;
    private static final String READ = """
            () => {
              const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
              return {fcp, lcp: vitals.lcp, what: vitals.what, cls: vitals.cls,
                tbt: vitals.tasks.filter(([start, took]) => start + took > fcp)
                  .reduce((sum, [start, took]) => sum + Math.max(0, Math.min(took, start + took - fcp) - 50), 0)};
            }
            """;

    private final Map<String, String> options = new HashMap<>(Map.of("runs", "5", "only", "landing,home,thread"));

    /// @param bytes what came over the network, headers and all, by kind
    private record Run(double fcp, double lcp, String what, double tbt, double cls, Map<String, Long> bytes) {
    }

    public static void main(String[] arguments) throws Exception {
        WebVitals vitals = new WebVitals();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            vitals.options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        vitals.measure();
    }

    private void measure() throws Exception {
        if (options.containsKey("url")) {
            String[] who = options.get("as").split(":", 2);
            measure(options.get("url"), who[0], who[1]);
            return;
        }
        Path folder = Path.of(options.get("folder"));
        forget(folder);
        Files.createDirectories(folder);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String url = "http://localhost:" + port;
        Path log = folder.resolve("program.log");
        Process program = new ProcessBuilder(options.get("java"), "@jvm.options", "-Xmx1g", "-cp",
                Files.readString(Path.of(options.get("class-path"))).strip(),
                "social.linnet.LinnetApplication", "--linnet.demo=true", "--linnet.data=" + folder.resolve("data"),
                "--server.port=" + port, "--linnet.url=" + url).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            Pattern printed = Pattern.compile("Sign in as @(\\S+) with the password (.+?) \\(all");
            Matcher said = printed.matcher("");
            for (int i = 0; !(said = printed.matcher(Files.readString(log))).find() || !Files.readString(log).contains("Linnet is ready"); i++) {
                if (!program.isAlive() || i > 2400) {
                    throw new IOException("The program does not start: see " + log);
                }
                Thread.sleep(250);
            }
            Thread.sleep(5000); // the views read what the sample people have said
            measure(url, said.group(1), said.group(2));
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    private void measure(String url, String handle, String password) {
        try (Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
             Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(
                     Path.of(chromium())).setArgs(ARGUMENTS))) {
            String signedIn;
            String thread;
            try (BrowserContext context = phone(browser, null)) {
                Page page = context.newPage();
                page.navigate(url + "/sign-in");
                page.locator("input[autocomplete=username]").fill(handle);
                page.locator("input[type=password]").fill(password);
                page.locator("input[type=password]").press("Enter");
                page.waitForURL("**/home");
                thread = url + page.locator("article.post a:has(time)").first().getAttribute("href");
                signedIn = context.storageState();
            }
            System.out.printf("%s, Chromium %s, load average %.1f%n%n", LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES),
                    browser.version(), java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            System.out.println("| page | FCP ms | LCP ms | largest | TBT ms | CLS | HTML | CSS | scripts | pictures | other | all bytes |");
            System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("landing", url + "/");
            pages.put("home", url + "/home");
            pages.put("thread", thread);
            List<String> only = Arrays.asList(options.get("only").split(","));
            pages.keySet().retainAll(only);
            // the program, too, is slower at first
            pages.forEach((name, address) -> run(browser, name.equals("landing") ? null : signedIn, address));
            pages.forEach((name, address) -> {
                List<Run> runs = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(options.get("runs")); i++) {
                    runs.add(run(browser, name.equals("landing") ? null : signedIn, address));
                }
                print(name, runs);
            });
        }
    }

    /// The shell is the same browser without a window of its own, which would take its share of two processors.
    private static String chromium() {
        return java.util.stream.Stream.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium-headless-shell"),
                "/usr/bin/chromium").filter(path -> Files.isExecutable(Path.of(path))).findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium: name it in CHROMIUM"));
    }

    private static BrowserContext phone(Browser browser, String state) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(412, 823)
                .setDeviceScaleFactor(1.75).setIsMobile(true).setHasTouch(true).setLocale("en-GB")
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        return browser.newContext(state == null ? options : options.setStorageState(state));
    }

    private static Run run(Browser browser, String state, String address) {
        try (BrowserContext context = phone(browser, state)) {
            Page page = context.newPage();
            CDPSession cdp = context.newCDPSession(page);
            Map<String, String> kinds = new HashMap<>();
            Map<String, Long> bytes = new TreeMap<>();
            cdp.on("Network.responseReceived", event -> kinds.put(event.get("requestId").getAsString(),
                    event.get("type").getAsString()));
            cdp.on("Network.loadingFinished", event -> bytes.merge(kind(kinds.get(event.get("requestId").getAsString())),
                    event.get("encodedDataLength").getAsLong(), Long::sum));
            cdp.send("Network.enable");
            JsonObject network = new JsonObject();
            network.addProperty("offline", false);
            network.addProperty("latency", LATENCY_MILLIS);
            network.addProperty("downloadThroughput", DOWN_BYTES);
            network.addProperty("uploadThroughput", UP_BYTES);
            cdp.send("Network.emulateNetworkConditions", network);
            JsonObject processor = new JsonObject();
            processor.addProperty("rate", SLOWER);
            cdp.send("Emulation.setCPUThrottlingRate", processor);
            page.navigate(address);
            page.waitForTimeout(SETTLE_MILLIS);
            // afterwards, as the browser keeps what was measured: a script of ours before the page's would take its time
            page.evaluate(WATCH);
            page.waitForTimeout(LISTEN_MILLIS);
            @SuppressWarnings("unchecked")
            Map<String, Object> read = (Map<String, Object>) page.evaluate(READ);
            return new Run(number(read, "fcp"), number(read, "lcp"), read.get("what").toString(), number(read, "tbt"),
                    number(read, "cls"), bytes);
        }
    }

    private static String kind(String type) {
        return switch (type == null ? "" : type) {
            case "Document" -> "html";
            case "Stylesheet" -> "css";
            case "Script" -> "scripts";
            case "Image" -> "pictures";
            default -> "other";
        };
    }

    private static double number(Map<String, Object> read, String name) {
        return ((Number) read.get(name)).doubleValue();
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(String name, List<Run> runs) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "| %s | %.0f | %.0f | `%s` | %.0f | %.3f |", name,
                median(runs, Run::fcp), median(runs, Run::lcp), runs.getLast().what(), median(runs, Run::tbt),
                median(runs, Run::cls)));
        for (String kind : List.of("html", "css", "scripts", "pictures", "other")) {
            line.append(String.format(Locale.ROOT, " %,.0f |", median(runs, run -> run.bytes().getOrDefault(kind, 0L))));
        }
        System.out.println(line.append(String.format(Locale.ROOT, " %,.0f |",
                median(runs, run -> run.bytes().values().stream().mapToLong(Long::longValue).sum()))));
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
