import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures what one machine does with the load program on it: pages of home and posts a second, and how soon a post is
/// seen by a follower.
///
/// Starts the program on an empty folder with fifty people who follow fifteen others each and have posted twenty times,
/// then asks as fast as it can over a fixed number of connections. Each connection has one request under way at a time,
/// so what is called latency here leaves out the time that requests would have waited for a free connection.
///
/// Pages are asked for by `wrk` where it is installed, and by the client below, so that both can be compared; posts by
/// the client below. Beside each figure stands what it cost in cores: the server, its PostgreSQL, the load program, and
/// everything else that ran on the machine meanwhile. Where the last is not near zero the figure is too low, and the CPU
/// time that each answer took of server and PostgreSQL is the one to compare.
public final class HttpBaseline {

    private static final int PEOPLE = 50;
    private static final int FOLLOWED = 15;
    private static final int POSTS_EACH = 20;
    private static final int[] CONNECTIONS = {32, 8, 1};
    private static final int SIGHTINGS = 200;
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "/api/v1/timelines/home?limit=20";

    private final Options options;
    private final Program program;
    private final Random random = new Random(42);
    private final List<Person> people = new ArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final boolean wrk = hasWrk();

    private HttpBaseline(Options options) throws IOException {
        this.options = options;
        this.program = new Program(options);
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        HttpBaseline baseline = new HttpBaseline(Options.parse(args));
        Runtime.getRuntime().addShutdownHook(new Thread(baseline.program::killAll));
        int code = 0;
        try {
            baseline.run();
        } catch (Exception e) {
            e.printStackTrace(System.out);
            code = 2;
        }
        System.exit(code);
    }

    private void run() throws Exception {
        System.out.printf("%s; Java %s for the server, -Xmx2g %s %s; load average %.1f%n", machine(), program.version(),
                String.join(" ", options.jvm), String.join(" ", options.settings), load());
        program.start();
        System.out.printf("pid %d%n", program.jvm.pid());
        populate();
        System.out.printf("%d people, each following %d, %d posts each; %d s of warm-up and %d s for each figure%n%n",
                PEOPLE, FOLLOWED, POSTS_EACH, options.warm, options.seconds);
        System.out.printf("%-38s %4s %10s %8s %8s %7s %10s   %s%n", "", "conn", "per second", "p50 ms", "p99 ms",
                "bytes", "CPU ms/each", "cores: server, PostgreSQL, load, others");
        if (options.wants("home")) {
            home();
        }
        if (options.wants("html")) {
            html();
        }
        if (options.wants("post")) {
            post();
        }
        if (options.wants("visible")) {
            visible();
        }
        program.stop();
        program.deleteData();
    }

    private void home() throws Exception {
        List<Target> pages = people.stream().map(person -> new Target(HOME, person.authorization(), "")).toList();
        for (int connections : CONNECTIONS) {
            if (wrk) {
                measureByWrk("home, JSON (wrk)", connections, pages);
            }
            if (!wrk || connections == 8) {
                measure("home, JSON (own client)", connections, () -> pages.get(random(PEOPLE)).request("GET", program));
            }
        }
        if (wrk) {
            measureByWrk("home, JSON, gzip (wrk)", 8,
                    pages.stream().map(page -> page.with("Accept-Encoding: gzip")).toList());
        }
    }

    private void html() throws Exception {
        List<Target> pages = new ArrayList<>();
        for (Person person : people.subList(0, 16)) {
            pages.add(new Target("/home", "Cookie: " + signIn(person), ""));
        }
        if (wrk) {
            measureByWrk("home, HTML (wrk)", 8, pages);
            measureByWrk("home, HTML, gzip (wrk)", 8,
                    pages.stream().map(page -> page.with("Accept-Encoding: gzip")).toList());
        } else {
            measure("home, HTML (own client)", 8, () -> pages.get(random(pages.size())).request("GET", program));
        }
    }

    private void post() throws Exception {
        for (int connections : CONNECTIONS) {
            measure("posts, JSON, idempotency key", connections, () -> {
                long number = written.incrementAndGet();
                return new Target("/api/v1/statuses", people.get(random(PEOPLE)).authorization()
                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: key-" + number, "{\"status\":\"Post number "
                        + number + ", a sentence of usual length that says nothing in particular.\",\"visibility\":\"public\"}")
                        .request("POST", program);
            });
        }
    }

    /// One follower looks again and again, without a pause; nobody else is there.
    private void visible() throws IOException, InterruptedException {
        Person author = people.get(0);
        Person follower = people.stream().filter(person -> person.follows.contains(author.id)).findFirst().orElseThrow();
        long[] fromAnswer = new long[SIGHTINGS];
        long[] fromSending = new long[SIGHTINGS];
        Usage before = usage();
        try (Http writing = program.connect(); Http reading = program.connect()) {
            byte[] look = new Target(HOME, follower.authorization(), "").request("GET", program);
            for (int i = -50; i < SIGHTINGS; i++) {
                long sent = System.nanoTime();
                Reply reply = writing.exchange(new Target("/api/v1/statuses", author.authorization()
                        + "\r\nContent-Type: application/json", "{\"status\":\"Sighting " + i + "\"}")
                        .request("POST", program));
                long answered = System.nanoTime();
                String id = "[{\"id\":\"" + text(reply.good(), "id") + "\"";
                while (!reading.exchange(look).text().startsWith(id)) {
                    if (System.nanoTime() - answered > TimeUnit.SECONDS.toNanos(10)) {
                        throw new IOException("A post was not seen within 10 s");
                    }
                }
                if (i >= 0) {
                    fromSending[i] = System.nanoTime() - sent;
                    fromAnswer[i] = System.nanoTime() - answered;
                }
                Thread.sleep(50);
            }
        }
        print("post seen by a follower, from answer", 1, 0, at(fromAnswer, 0.5), at(fromAnswer, 0.99), 0, before);
        print("post seen by a follower, from sending", 1, 0, at(fromSending, 0.5), at(fromSending, 0.99), 0, before);
    }

    private void populate() throws Exception {
        try (Http http = program.connect()) {
            String app = post(http, "/api/v1/apps", "", Map.of("client_name", "baseline", "redirect_uris",
                    "urn:ietf:wg:oauth:2.0:oob", "scopes", "read write follow"));
            String token = text(post(http, "/oauth/token", "", Map.of("grant_type", "client_credentials", "client_id",
                    text(app, "client_id"), "client_secret", text(app, "client_secret"), "scope",
                    "read write follow")), "access_token");
            for (int i = 0; i < PEOPLE; i++) {
                String bearer = text(post(http, "/api/v1/accounts", "Authorization: Bearer " + token,
                        Map.of("username", "person" + i, "email", "person" + i + "@example.org", "password", PASSWORD,
                                "agreement", "true", "locale", "en")), "access_token");
                Reply own = http.exchange(new Target("/api/v1/accounts/verify_credentials", "Authorization: Bearer "
                        + bearer, "").request("GET", program));
                people.add(new Person("person" + i, text(own.good(), "id"), bearer, new TreeSet<>()));
            }
            for (Person person : people) {
                while (person.follows.size() < FOLLOWED) {
                    Person other = people.get(random.nextInt(PEOPLE));
                    if (other != person && person.follows.add(other.id)) {
                        post(http, "/api/v1/accounts/" + other.id + "/follow", person.authorization(), Map.of());
                    }
                }
            }
            for (int i = 0; i < POSTS_EACH; i++) {
                for (Person person : people) {
                    post(http, "/api/v1/statuses", person.authorization(), Map.of("status", "Post " + i + " of "
                            + person.handle + ": some words of a usual length, with a #tag" + i + " now and then."));
                }
            }
        }
    }

    private String post(Http http, String path, String header, Map<String, String> form) throws IOException {
        List<String> fields = form.entrySet().stream().map(field -> field.getKey() + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).toList();
        String type = "Content-Type: application/x-www-form-urlencoded";
        return http.exchange(new Target(path, header.isEmpty() ? type : header + "\r\n" + type,
                String.join("&", fields)).request("POST", program)).good();
    }

    /// Through the form, as a browser does it.
    ///
    /// @return the cookies
    private String signIn(Person person) throws IOException {
        try (Http http = program.connect()) {
            Reply form = http.exchange(new Target("/sign-in", "Accept: text/html", "").request("GET", program));
            Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.good());
            if (!token.find()) {
                throw new IOException("No token in the form");
            }
            String body = "handle=" + person.handle + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)
                    + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
            Reply answer = http.exchange(new Target("/sign-in", "Cookie: " + cookies(form)
                    + "\r\nContent-Type: application/x-www-form-urlencoded", body).request("POST", program));
            if (answer.status / 100 != 3) {
                throw new IOException("Signing in answered " + answer.status);
            }
            return cookies(form) + "; " + cookies(answer);
        }
    }

    private static String cookies(Reply reply) {
        return String.join("; ", Pattern.compile("(?im)^set-cookie: *([^;\r\n]+)").matcher(reply.head).results()
                .map(found -> found.group(1)).toList());
    }

    /// The first text of this name in a JSON object.
    private static String text(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return found.group(1);
    }

    private static int random(int bound) {
        return java.util.concurrent.ThreadLocalRandom.current().nextInt(bound);
    }

    private interface Requests {
        byte[] next();
    }

    /// Asks over this many connections, first to warm up.
    private void measure(String what, int connections, Requests requests) throws Exception {
        load(connections, options.warm, requests);
        Usage before = usage();
        Load load = load(connections, options.seconds, requests);
        print(what, connections, load.count / (load.nanos / 1e9), at(load.latencies, 0.5), at(load.latencies, 0.99),
                load.bytes / Math.max(1, load.count), before);
    }

    private record Load(long count, long bytes, long nanos, long[] latencies) {
    }

    private Load load(int connections, int seconds, Requests requests) throws Exception {
        List<Client> clients = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            Client client = new Client(requests, start + TimeUnit.SECONDS.toNanos(seconds));
            clients.add(client);
            client.start();
        }
        long count = 0;
        long bytes = 0;
        long[] latencies = new long[0];
        for (Client client : clients) {
            client.join();
            if (client.failure != null) {
                throw client.failure;
            }
            int at = latencies.length;
            latencies = Arrays.copyOf(latencies, at + client.count);
            System.arraycopy(client.latencies, 0, latencies, at, client.count);
            count += client.count;
            bytes += client.bytes;
        }
        return new Load(count, bytes, System.nanoTime() - start, latencies);
    }

    /// One connection on a thread of its own.
    private final class Client extends Thread {
        private final Requests requests;
        private final long end;
        private long[] latencies = new long[1 << 14];
        private int count;
        private long bytes;
        private Exception failure;

        Client(Requests requests, long end) {
            this.requests = requests;
            this.end = end;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (Http http = program.connect()) {
                for (long now = System.nanoTime(); now < end;) {
                    Reply reply = http.exchange(requests.next());
                    long then = System.nanoTime();
                    if (reply.status != 200) {
                        throw new IOException("Answered " + reply.status + ": " + reply.text());
                    }
                    if (count == latencies.length) {
                        latencies = Arrays.copyOf(latencies, count * 2);
                    }
                    latencies[count++] = then - now;
                    bytes += reply.head.length() + reply.body.length;
                    now = then;
                }
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    private static boolean hasWrk() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    /// wrk rounds what it prints for people; the script makes it print its figures as they are, in microseconds.
    private void measureByWrk(String what, int connections, List<Target> pages) throws Exception {
        Path script = options.folder.resolve("pages.lua");
        StringBuilder lua = new StringBuilder("local requests = {}\ninit = function()\n");
        for (Target page : pages) {
            lua.append("  requests[#requests + 1] = wrk.format('GET', '").append(page.path).append("', {");
            for (String header : page.header.split("\r\n")) {
                int colon = header.indexOf(':');
                lua.append("['").append(header, 0, colon).append("'] = '").append(header.substring(colon + 1).strip())
                        .append("', ");
            }
            lua.append("})\n");
        }
        lua.append("""
                end
                local at = 0
                request = function()
                  at = at % #requests + 1
                  return requests[at]
                end
                done = function(summary, latency)
                  local e = summary.errors
                  io.write(string.format('FIGURES %d %d %d %d %d %d\\n', summary.requests, summary.duration, summary.bytes,
                      latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
                end
                """);
        Files.writeString(script, lua);
        wrk(connections, options.warm, script);
        Usage before = usage();
        long[] figures = wrk(connections, options.seconds, script);
        if (figures[5] > 0) {
            throw new IOException(figures[5] + " requests failed");
        }
        print(what, connections, figures[0] / (figures[1] / 1e6), figures[3] / 1e3, figures[4] / 1e3, figures[2] / figures[0],
                before);
    }

    private long[] wrk(int connections, int seconds, Path script) throws Exception {
        Process wrk = new ProcessBuilder("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "-s",
                script.toString(), "http://127.0.0.1:" + program.port).redirectErrorStream(true).start();
        String out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher found = Pattern.compile("FIGURES ([0-9 ]+)").matcher(out);
        if (!found.find()) {
            throw new IOException("wrk said: " + out);
        }
        return Stream.of(found.group(1).strip().split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /// @param perSecond 0 where it means nothing
    /// @param p50       milliseconds
    private void print(String what, int connections, double perSecond, double p50, double p99, long bytes, Usage before)
            throws IOException {
        Usage now = usage();
        double seconds = (now.nanos - before.nanos) / 1e9;
        double server = (now.server - before.server) / 1e9 / seconds;
        double tables = (now.tables - before.tables) / 1e9 / seconds;
        double own = (now.own - before.own) / 1e9 / seconds;
        double all = (now.all - before.all) / 1e9 / seconds;
        System.out.printf("%-38s %4d %10s %8.2f %8.2f %7s %10s   %.2f, %.2f, %.2f, %.2f%n", what, connections,
                perSecond == 0 ? "" : String.format("%.0f", perSecond), p50, p99, bytes == 0 ? "" : String.valueOf(bytes),
                perSecond == 0 ? "" : String.format("%.2f", (server + tables) * 1000 / perSecond),
                server, tables, own, Math.max(0, all - server - tables - own));
    }

    /// @return milliseconds
    private static double at(long[] nanos, double part) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    /// Processor time in nanoseconds, each since its beginning.
    private record Usage(long nanos, long server, long tables, long own, long all) {
    }

    private Usage usage() throws IOException {
        long tables = program.postmaster().map(postmaster -> Stream.concat(Stream.of(postmaster),
                postmaster.children()).mapToLong(HttpBaseline::cpu).sum()).orElse(0L);
        return new Usage(System.nanoTime(), cpu(program.jvm.toHandle()), tables, ownAndChildren(), wholeMachine());
    }

    private static long cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private static final long TICK = 10_000_000;

    /// This process, and the children that ended (wrk).
    private static long ownAndChildren() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return cpu(ProcessHandle.current());
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return Stream.of(11, 12, 13, 14).mapToLong(i -> Long.parseLong(fields[i])).sum() * TICK;
    }

    private static long wholeMachine() throws IOException {
        Path stat = Path.of("/proc/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String[] fields = Files.readAllLines(stat).get(0).split(" +");
        // user, nice, system, irq, softirq, steal; not idle and iowait
        return Stream.of(1, 2, 3, 6, 7, 8).mapToLong(i -> Long.parseLong(fields[i])).sum() * TICK;
    }

    private static String machine() throws IOException {
        long memory = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        Path info = Path.of("/proc/cpuinfo");
        String model = !Files.exists(info) ? System.getProperty("os.arch") : Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceAll(".*: ", ""))
                .orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " processors (" + model + "), " + (memory >> 30) + " GiB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private record Person(String handle, String id, String bearer, Set<String> follows) {
        String authorization() {
            return "Authorization: Bearer " + bearer;
        }
    }

    /// What is asked for.
    ///
    /// @param header lines, with `\r\n` between them
    private record Target(String path, String header, String body) {
        Target with(String more) {
            return new Target(path, header + "\r\n" + more, body);
        }

        byte[] request(String method, Program program) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            byte[] head = (method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + program.port + "\r\n"
                    + (header.isEmpty() ? "" : header + "\r\n")
                    + (bytes.length == 0 && method.equals("GET") ? "" : "Content-Length: " + bytes.length + "\r\n")
                    + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            byte[] request = Arrays.copyOf(head, head.length + bytes.length);
            System.arraycopy(bytes, 0, request, head.length, bytes.length);
            return request;
        }
    }

    /// What the command line says.
    private static final class Options {
        private String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        private Path classPath = Path.of("target", "bench", "class-path");
        private Path folder = Path.of("target", "baseline");
        private List<String> jvm = List.of();
        private List<String> settings = List.of();
        private Set<String> only = Set.of();
        private int seconds = 10;
        private int warm = 10;

        static Options parse(String[] args) {
            Options options = new Options();
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--java" -> options.java = args[++i];
                    case "--class-path" -> options.classPath = Path.of(args[++i]);
                    case "--folder" -> options.folder = Path.of(args[++i]);
                    case "--jvm" -> options.jvm = List.of(args[++i].split(" "));
                    case "--settings" -> options.settings = List.of(args[++i].split(" "));
                    case "--only" -> options.only = Set.of(args[++i].split(","));
                    case "--seconds" -> options.seconds = Integer.parseInt(args[++i]);
                    case "--warm" -> options.warm = Integer.parseInt(args[++i]);
                    default -> throw new IllegalArgumentException("Unknown option " + args[i]);
                }
            }
            options.folder = options.folder.resolve(
                    DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now()));
            return options;
        }

        boolean wants(String figure) {
            return only.isEmpty() || only.contains(figure);
        }
    }

    /// The program that is measured, and its PostgreSQL.
    private static final class Program {
        private final Options options;
        private final Path data;
        private Process jvm;
        private int port;

        Program(Options options) throws IOException {
            this.options = options;
            Files.createDirectories(options.folder);
            this.data = options.folder.resolve("data").toAbsolutePath().normalize();
        }

        String version() throws IOException {
            Process java = new ProcessBuilder(options.java, "-version").redirectErrorStream(true).start();
            Matcher found = Pattern.compile("\"(.*)\"").matcher(new String(java.getInputStream().readAllBytes(),
                    StandardCharsets.UTF_8));
            return found.find() ? found.group(1) : "?";
        }

        void start() throws IOException, InterruptedException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            List<String> command = new ArrayList<>(List.of(options.java, "@jvm.options", "-Xmx2g"));
            command.addAll(options.jvm);
            command.addAll(List.of("-cp", Files.readString(options.classPath).strip(), "social.linnet.LinnetApplication",
                    "--linnet.limits=off", "--linnet.data=" + data, "--server.address=127.0.0.1",
                    "--server.port=" + port, "--linnet.url=http://127.0.0.1:" + port));
            command.addAll(options.settings);
            jvm = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(options.folder.resolve("program.log").toFile()).start();
            for (int i = 0; !answers(); i++) {
                if (!jvm.isAlive() || i > 1200) {
                    throw new IOException("The program does not start: see " + options.folder.resolve("program.log"));
                }
                Thread.sleep(100);
            }
        }

        private boolean answers() {
            try (Http http = connect()) {
                return http.exchange(new Target("/api/v2/instance", "", "").request("GET", this)).status == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        Http connect() throws IOException {
            return new Http(port);
        }

        /// The process of the pid file, if it is a PostgreSQL that was started with this run's data folder.
        Optional<ProcessHandle> postmaster() throws IOException {
            Path file = data.resolve("pg/postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            return ProcessHandle.of(pid).filter(process -> {
                String command = process.info().commandLine().orElse("");
                return process.isAlive() && command.contains("postgres")
                        && command.contains("-D " + data.resolve("pg") + " ");
            });
        }

        void stop() throws IOException, InterruptedException {
            jvm.destroy();
            if (!jvm.waitFor(40, TimeUnit.SECONDS)) {
                throw new IOException("The program does not stop when asked to");
            }
        }

        void killAll() {
            if (jvm != null) {
                jvm.destroyForcibly();
                try {
                    postmaster().ifPresent(ProcessHandle::destroyForcibly);
                } catch (IOException | RuntimeException unreadable) {
                    System.out.println("Its PostgreSQL may still run in " + data);
                }
            }
        }

        void deleteData() throws IOException {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static final class Reply {
        private final int status;
        private final String head;
        private final byte[] body;

        Reply(int status, String head, byte[] body) {
            this.status = status;
            this.head = head;
            this.body = body;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String good() throws IOException {
            if (status / 100 != 2) {
                throw new IOException("Answered " + status + ": " + text());
            }
            return text();
        }
    }

    /// One connection that is kept open, with as little between the socket and the figures as will do.
    private static final class Http implements Closeable {
        private final Socket socket;
        private final InputStream in;
        private byte[] buffer = new byte[1 << 16];
        private int from;
        private int to;

        Http(int port) throws IOException {
            socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
                in = socket.getInputStream();
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        Reply exchange(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            int end = head();
            String head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
            from = end;
            int status = Integer.parseInt(head.substring(9, 12));
            String length = header(head, "Content-Length:");
            if (length != null) {
                return new Reply(status, head, bytes(Integer.parseInt(length)));
            }
            String encoding = header(head, "Transfer-Encoding:");
            return new Reply(status, head, encoding == null ? new byte[0] : chunks());
        }

        private static String header(String head, String name) {
            for (int at = head.indexOf('\n') + 1; at > 0; at = head.indexOf('\n', at) + 1) {
                if (head.regionMatches(true, at, name, 0, name.length())) {
                    return head.substring(at + name.length(), head.indexOf('\r', at)).strip();
                }
            }
            return null;
        }

        /// Where the head ends.
        private int head() throws IOException {
            for (int at = from;; at++) {
                while (at + 4 > to) {
                    int start = from;
                    fill();
                    at -= start - from;
                }
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    return at + 4;
                }
            }
        }

        private void fill() throws IOException {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            if (to == buffer.length) {
                buffer = Arrays.copyOf(buffer, to * 2);
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                throw new EOFException("The connection ended");
            }
            to += read;
        }

        private byte[] bytes(int length) throws IOException {
            while (to - from < length) {
                fill();
            }
            byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
            from += length;
            return bytes;
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(line().split(";")[0], 16);
                all.write(bytes(size));
                line();
                if (size == 0) {
                    return all.toByteArray();
                }
            }
        }

        private String line() throws IOException {
            for (int at = 0;; at++) {
                while (from + at >= to) {
                    fill();
                }
                if (buffer[from + at] == '\n') {
                    String line = new String(buffer, from, at, StandardCharsets.ISO_8859_1).strip();
                    from += at + 1;
                    return line;
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
