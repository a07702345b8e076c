import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Kills the program while people post, again and again, and looks whether anything that was acknowledged is missing
/// or stands there twice.
///
/// Eight people post unique texts as fast as they can, each post with an Idempotency-Key. What is answered with 2xx goes
/// into a ledger that lives here, outside of what is killed. What gets no such answer is unknown: after the restart it
/// is sent again with the same key until it is acknowledged. Odd rounds kill the JVM alone, so that PostgreSQL is left
/// behind running; even rounds kill the JVM and the postmaster. Then
///
/// - each acknowledged id must answer 200 with its text (the round's own after each restart, all of them at the end),
/// - paging through each account must show each acknowledged text once, and nothing else,
/// - each account's count of posts, which a view of the log keeps, must come to the same number.
///
/// With `--lossy` the same runs with `synchronous_commit` off, and something must be missing: that shows that the
/// harness can see a loss. What it cannot see is what a power cut does, because the kernel that holds the written pages
/// goes on living.
///
/// Exit code: 0 as expected, 1 not as expected, 2 could not run.
public final class CrashRounds {

    private static final int PEOPLE = 8;
    private static final String PASSWORD = "correct horse battery";
    private static final Duration STARTUP = Duration.ofSeconds(120);
    private static final Duration ROUND = Duration.ofSeconds(180);
    /// Wide enough for all who post at once, narrow enough that all of it is in use: see [LossyServer].
    private static final int LOSSY_POOL = 8;

    private final Options options;
    private final Random random;
    private final Program program;
    private final List<Person> people = new ArrayList<>();
    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newFixedThreadPool(PEOPLE, task -> {
        Thread thread = new Thread(task, "client");
        thread.setDaemon(true);
        return thread;
    });

    private CrashRounds(Options options) throws IOException {
        this.options = options;
        this.random = new Random(options.seed);
        this.program = new Program(options);
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        CrashRounds rounds = new CrashRounds(Options.parse(args));
        Runtime.getRuntime().addShutdownHook(new Thread(rounds.program::killAll));
        rounds.startWatchdog();
        int code;
        try {
            code = rounds.run();
        } catch (Exception e) {
            System.out.println("Could not go on: " + e);
            e.printStackTrace(System.out);
            System.out.println(rounds.program.lastLines());
            code = 2;
        }
        System.exit(code);
    }

    private void startWatchdog() {
        Duration most = STARTUP.plus(ROUND.multipliedBy(options.rounds + 1));
        Thread watchdog = new Thread(() -> {
            pause(most);
            System.out.println("Not finished within " + most);
            System.exit(2);
        });
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private int run() throws Exception {
        System.out.printf("%s, %d rounds, seed %d, load average %s, folder %s%n",
                options.lossy ? "synchronous_commit OFF" : "durable", options.rounds, options.seed, load(),
                options.folder);
        program.start("/api/v2/instance");
        signUp();
        for (int round = 1; round <= options.rounds; round++) {
            play(round);
        }
        System.out.println("Checking every acknowledged id …");
        for (Person person : people) {
            person.unchecked.clear();
            person.unchecked.addAll(person.acknowledged.values());
        }
        check();
        program.stop();
        return judge();
    }

    private void signUp() throws IOException {
        try (Http http = program.connect()) {
            Json app = http.post("/api/v1/apps", null, Map.of("client_name", "crash rounds", "redirect_uris",
                    "urn:ietf:wg:oauth:2.0:oob", "scopes", "read write")).json();
            Json token = http.post("/oauth/token", null, Map.of("grant_type", "client_credentials", "client_id",
                    app.text("client_id"), "client_secret", app.text("client_secret"), "scope", "read write")).json();
            for (int i = 0; i < PEOPLE; i++) {
                Json own = http.post("/api/v1/accounts", token.text("access_token"), Map.of("username", "writer" + i,
                        "email", "writer" + i + "@example.org", "password", PASSWORD, "agreement", "true",
                        "locale", "en")).json();
                String bearer = own.text("access_token");
                String id = http.get("/api/v1/accounts/verify_credentials", bearer).json().text("id");
                people.add(new Person(i, id, bearer, new Random(random.nextLong())));
            }
        }
    }

    private void play(int round) throws Exception {
        boolean server = round % 2 == 0;
        if (options.lossy) {
            program.lossy().forget();
        }
        int before = acknowledged();
        List<Future<?>> running = new ArrayList<>();
        people.forEach(person -> person.stopped = false);
        people.forEach(person -> running.add(threads.submit(() -> person.write(program, tally))));
        if (options.lossy) {
            program.lossy().awaitForgetful();
        }
        long moment = 1000 + random.nextInt(3000);
        pause(Duration.ofMillis(moment));
        Instant killed = Instant.now();
        program.kill(server, random.nextBoolean());
        people.forEach(person -> person.stopped = true);
        for (Future<?> each : running) {
            each.get(60, TimeUnit.SECONDS);
        }
        int fresh = acknowledged() - before;
        Duration restart = program.start(people.get(0).anyStatus());
        (server ? tally.withServer : tally.alone).add(restart.toMillis());
        int unknown = people.stream().mapToInt(person -> person.unknown.size()).sum();
        int kept = sendAgain(killed);
        tally.unknown += unknown;
        tally.kept += kept;
        check();
        System.out.printf("round %2d  %-17s after %.2f s: %4d acknowledged, %2d unknown (%d had been kept); "
                        + "up again in %.2f s; missing %d, twice %d%n", round, server ? "JVM and PostgreSQL" : "JVM alone",
                moment / 1000.0, fresh, unknown, kept, restart.toMillis() / 1000.0, tally.missing.size(),
                tally.twice.size());
    }

    private int acknowledged() {
        return people.stream().mapToInt(person -> person.acknowledged.size()).sum();
    }

    /// @return how many of them had been kept although nobody was told
    private int sendAgain(Instant killed) throws Exception {
        return inParallel(person -> {
            int kept = 0;
            try (Http http = program.connect()) {
                for (Pending pending : person.unknown) {
                    Json status = person.send(http, pending).json();
                    person.acknowledge(pending, status, tally);
                    if (Instant.parse(status.text("created_at")).isBefore(killed)) {
                        kept++;
                    }
                }
            }
            person.unknown.clear();
            return kept;
        }).stream().mapToInt(Integer::intValue).sum();
    }

    private void check() throws Exception {
        inParallel(person -> {
            try (Http http = program.connect()) {
                person.checkEachId(http, tally);
                person.checkByPaging(http, tally);
                person.checkCount(http, tally);
            }
            return null;
        });
    }

    private interface Task<T> {
        T of(Person person) throws Exception;
    }

    private <T> List<T> inParallel(Task<T> task) throws InterruptedException, ExecutionException {
        List<Callable<T>> tasks = new ArrayList<>();
        people.forEach(person -> tasks.add(() -> task.of(person)));
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }

    private int judge() throws IOException {
        int lost = tally.missing.size();
        System.out.printf("%n%d rounds, %d with the JVM killed alone, %d with the JVM and the postmaster%n", options.rounds,
                tally.alone.size(), tally.withServer.size());
        System.out.printf("acknowledged %d posts, %d of them after they had been unknown (%d of which had been kept)%n",
                acknowledged(), tally.unknown, tally.kept);
        System.out.printf("missing %d, twice %d, never acknowledged but there %d, wrong text %d, wrong count %d%n", lost,
                tally.twice.size(), tally.strangers.size(), tally.different.size(), tally.miscounted.size());
        System.out.printf("answers to a post besides 2xx: %s%n", tally.refused.isEmpty() ? "none" : tally.refused);
        System.out.printf("restart to first 200: JVM alone %s; JVM and postmaster %s%n", spread(tally.alone),
                spread(tally.withServer));
        System.out.printf("lines of the program's log with ERROR: %d; load average now %s%n", program.errors(), load());
        boolean sound = lost == 0 && tally.twice.isEmpty() && tally.strangers.isEmpty() && tally.different.isEmpty()
                && tally.miscounted.isEmpty();
        if (options.lossy) {
            System.out.println(lost > 0 ? "Acknowledged posts were lost, as they must be: the harness can fail."
                    : "NOTHING was lost with synchronous_commit off: this run shows nothing.");
        } else {
            System.out.println(sound ? "Every acknowledged post is there, once." : "FAILED: see above.");
        }
        boolean expected = options.lossy ? lost > 0 : sound;
        if (expected) {
            program.deleteData();
        }
        return expected ? 0 : 1;
    }

    private static String spread(List<Long> millis) {
        if (millis.isEmpty()) {
            return "never";
        }
        List<Long> sorted = millis.stream().sorted().toList();
        return String.format("p50 %.2f s, max %.2f s", sorted.get(sorted.size() / 2) / 1000.0,
                sorted.get(sorted.size() - 1) / 1000.0);
    }

    private static String load() {
        return String.format("%.1f", java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the command line says.
    private static final class Options {
        private String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        private Path classPath = Path.of("target", "bench", "class-path");
        private Path folder = Path.of("target", "crash");
        private int rounds = 30;
        private long seed = System.nanoTime() & 0xffff_ffffL;
        private boolean lossy;

        static Options parse(String[] args) {
            Options options = new Options();
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--lossy" -> options.lossy = true;
                    case "--java" -> options.java = args[++i];
                    case "--class-path" -> options.classPath = Path.of(args[++i]);
                    case "--folder" -> options.folder = Path.of(args[++i]);
                    case "--rounds" -> options.rounds = Integer.parseInt(args[++i]);
                    case "--seed" -> options.seed = Long.parseLong(args[++i]);
                    default -> throw new IllegalArgumentException("Unknown option " + args[i]);
                }
            }
            String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now());
            options.folder = options.folder.resolve((options.lossy ? "lossy-" : "durable-") + stamp);
            return options;
        }
    }

    /// What was found, over all rounds. Ids and texts are kept, so that one loss is one loss however often it is seen.
    private static final class Tally {
        private final Set<String> missing = ConcurrentHashMap.newKeySet();
        private final Set<String> twice = ConcurrentHashMap.newKeySet();
        private final Set<String> strangers = ConcurrentHashMap.newKeySet();
        private final Set<String> different = ConcurrentHashMap.newKeySet();
        private final Set<String> miscounted = ConcurrentHashMap.newKeySet();
        private final Map<Integer, Integer> refused = Collections.synchronizedMap(new TreeMap<>());
        private final List<Long> alone = new ArrayList<>();
        private final List<Long> withServer = new ArrayList<>();
        private int unknown;
        private int kept;
    }

    /// A post that was sent, or is about to be.
    private record Pending(String key, String text) {
    }

    /// A post that the program said it keeps.
    private record Kept(String id, String text) {
    }

    /// Somebody who writes, with the ledger of what they were told is kept. One thread at a time uses it.
    private static final class Person {
        private final int number;
        private final String id;
        private final String bearer;
        private final Random random;
        /// By id.
        private final Map<String, Kept> acknowledged = new LinkedHashMap<>();
        private final List<Kept> unchecked = new ArrayList<>();
        private final List<Pending> unknown = new ArrayList<>();
        private volatile boolean stopped;
        private int written;

        Person(int number, String id, String bearer, Random random) {
            this.number = number;
            this.id = id;
            this.bearer = bearer;
            this.random = random;
        }

        /// Posts until told to stop. A connection that cannot be opened costs nothing: nothing was sent.
        void write(Program program, Tally tally) {
            while (!stopped) {
                try (Http http = program.connect()) {
                    while (!stopped) {
                        writeOne(http, tally);
                    }
                } catch (IOException gone) {
                    pause(Duration.ofMillis(5));
                }
            }
        }

        private void writeOne(Http http, Tally tally) throws IOException {
            Pending pending = new Pending(UUID.randomUUID().toString(), text());
            Reply reply;
            try {
                reply = send(http, pending);
            } catch (IOException e) {
                unknown.add(pending);
                throw e;
            }
            if (reply.isGood()) {
                acknowledge(pending, reply.json(), tally);
            } else {
                unknown.add(pending);
                tally.refused.merge(reply.status(), 1, Integer::sum);
                pause(Duration.ofMillis(50));
            }
        }

        /// Unique, and of every length up to some hundred characters, so that rows end at every place of a page.
        private String text() {
            StringBuilder text = new StringBuilder("writer " + number + " post " + ++written);
            for (int words = random.nextInt(40); words > 0; words--) {
                text.append(' ').append(Integer.toString(random.nextInt(1 << 30), 36));
            }
            return text.toString();
        }

        Reply send(Http http, Pending pending) throws IOException {
            return http.post("/api/v1/statuses", bearer, Map.of("status", pending.text(), "visibility", "public"),
                    "Idempotency-Key: " + pending.key());
        }

        void acknowledge(Pending pending, Json status, Tally tally) {
            Kept kept = new Kept(status.text("id"), pending.text());
            if (!plain(status).equals(pending.text())) {
                tally.different.add(kept.id());
            }
            if (acknowledged.put(kept.id(), kept) != null) {
                tally.different.add(kept.id()); // one id for two texts
            }
            unchecked.add(kept);
        }

        String anyStatus() {
            return acknowledged.isEmpty() ? "/api/v2/instance"
                    : "/api/v1/statuses/" + acknowledged.keySet().iterator().next();
        }

        void checkEachId(Http http, Tally tally) throws IOException {
            for (Kept kept : unchecked) {
                Reply reply = http.get("/api/v1/statuses/" + kept.id(), bearer);
                if (reply.status() == 404) {
                    tally.missing.add(kept.id());
                } else if (!plain(reply.json()).equals(kept.text())) {
                    tally.different.add(kept.id());
                }
            }
            unchecked.clear();
        }

        void checkByPaging(Http http, Tally tally) throws IOException {
            Map<String, Integer> shown = new HashMap<>();
            String page = "/api/v1/accounts/" + id + "/statuses?limit=40";
            String before = "";
            while (true) {
                List<Json> statuses = http.get(page + before, bearer).json().list();
                if (statuses.isEmpty()) {
                    break;
                }
                statuses.forEach(status -> shown.merge(plain(status), 1, Integer::sum));
                before = "&max_id=" + statuses.get(statuses.size() - 1).text("id");
            }
            Map<String, String> ids = new HashMap<>();
            acknowledged.values().forEach(kept -> ids.put(kept.text(), kept.id()));
            shown.forEach((text, times) -> {
                if (times > 1) {
                    tally.twice.add(text);
                }
                if (!ids.containsKey(text)) {
                    tally.strangers.add(text);
                }
            });
            ids.forEach((text, id) -> {
                if (!shown.containsKey(text)) {
                    tally.missing.add(id);
                }
            });
            posts = shown.values().stream().mapToInt(Integer::intValue).sum();
        }

        private int posts;

        /// The count comes from the log and may be a moment behind.
        void checkCount(Http http, Tally tally) throws IOException {
            long counted = -1;
            for (int i = 0; i < 300 && counted != posts; i++) {
                if (i > 0) {
                    pause(Duration.ofMillis(50));
                }
                counted = http.get("/api/v1/accounts/" + id, bearer).json().number("statuses_count");
            }
            if (counted != posts) {
                tally.miscounted.add("writer" + number + " has " + posts + " and is said to have " + counted);
            }
        }

        private static String plain(Json status) {
            return status.text("content").replaceAll("<[^>]*>", "");
        }
    }

    /// The program under test and its PostgreSQL.
    private static final class Program {
        private final Options options;
        private final Path data;
        private final Path log;
        private Process jvm;
        private int port;
        private LossyServer lossy;

        Program(Options options) throws IOException {
            this.options = options;
            Files.createDirectories(options.folder);
            this.data = options.folder.resolve("data").toAbsolutePath().normalize();
            this.log = options.folder.resolve("program.log");
        }

        /// Starts it, and waits for the first 200 at this path.
        ///
        /// @return how long that took
        Duration start(String path) throws IOException {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            List<String> command = new ArrayList<>(List.of(options.java, "@jvm.options", "-Xmx1g", "-cp",
                    Files.readString(options.classPath).strip(), "social.linnet.LinnetApplication",
                    "--linnet.limits=off", "--linnet.data=" + data, "--server.address=127.0.0.1",
                    "--server.port=" + port, "--linnet.url=http://127.0.0.1:" + port));
            if (options.lossy) {
                command.add("--linnet.db.pool=" + LOSSY_POOL);
            }
            long start = System.nanoTime();
            jvm = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            while (!answers(path)) {
                if (!jvm.isAlive()) {
                    throw new IOException("The program ended with " + jvm.exitValue() + " while starting");
                }
                if (System.nanoTime() - start > STARTUP.toNanos()) {
                    throw new IOException("The program did not answer within " + STARTUP);
                }
                pause(Duration.ofMillis(10));
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            lossy = options.lossy ? new LossyServer(data) : null;
            return time;
        }

        private boolean answers(String path) {
            try (Http http = connect()) {
                return http.get(path, null).status() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        LossyServer lossy() {
            return lossy;
        }

        Http connect() throws IOException {
            return new Http(port);
        }

        /// SIGKILL, in either order.
        void kill(boolean server, boolean serverFirst) throws IOException {
            ProcessHandle postmaster = server ? postmaster().orElseThrow(() -> new IOException("No postmaster")) : null;
            if (postmaster != null && serverFirst) {
                postmaster.destroyForcibly();
            }
            jvm.destroyForcibly();
            if (postmaster != null && !serverFirst) {
                postmaster.destroyForcibly();
            }
            try {
                jvm.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// The process of the pid file, if it is a PostgreSQL that was started with this run's data folder.
        private Optional<ProcessHandle> postmaster() throws IOException {
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
            if (postmaster().isPresent()) {
                throw new IOException("The program stopped and left its PostgreSQL running");
            }
        }

        /// At the end of this process, however it ends.
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

        String lastLines() throws IOException {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        }

        long errors() throws IOException {
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(" ERROR ")).count();
            }
        }

        /// The log stays. The folder was made by this run.
        void deleteData() throws IOException {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Makes the embedded PostgreSQL forgetful, behind the program's back.
    ///
    /// The program refuses to start on such a server. So the setting is changed after the start, the program's
    /// connections are ended so that it opens new ones, which begin with the setting off and keep it, and then the
    /// setting is taken back for the next start. A connection that was not in use when the others were ended is found
    /// dead only later and would be opened anew with the setting on, where each commit also flushes everybody else's:
    /// the pool is therefore made so small that posting uses all of it at once.
    private static final class LossyServer {
        private final String url;
        private final String password;

        LossyServer(Path data) throws IOException {
            List<String> pid = Files.readAllLines(data.resolve("pg/postmaster.pid"));
            this.url = "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/postgres";
            this.password = Files.readString(data.resolve("pg-password")).strip();
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(url, "postgres", password);
        }

        void forget() throws SQLException {
            try (Connection connection = connect(); Statement statement = connection.createStatement()) {
                // the WAL writer would write what nobody waits for every 0.2 s
                statement.execute("alter system set wal_writer_delay = '2s'");
                statement.execute("select pg_reload_conf()");
                statement.execute("alter database linnet set synchronous_commit = off");
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'linnet' "
                        + "and pid <> pg_backend_pid()");
            }
        }

        /// Waits until the whole pool has been opened anew, and makes the server acceptable to the next start.
        void awaitForgetful() throws SQLException {
            try (Connection connection = connect(); Statement statement = connection.createStatement()) {
                for (int i = 0; i < 100 && connections(statement) < LOSSY_POOL; i++) {
                    pause(Duration.ofMillis(50));
                }
                if (connections(statement) < LOSSY_POOL) {
                    System.out.println("The pool was not opened anew completely: this round may lose nothing");
                }
                statement.execute("alter database linnet reset synchronous_commit");
            }
        }

        private static int connections(Statement statement) throws SQLException {
            try (ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity "
                    + "where datname = 'linnet' and usename = 'linnet'")) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /// An answer.
    private record Reply(int status, byte[] body) {
        boolean isGood() {
            return status / 100 == 2;
        }

        Json json() throws IOException {
            String text = new String(body, StandardCharsets.UTF_8);
            if (!isGood()) {
                throw new IOException("Answered " + status + ": " + text);
            }
            return Json.parse(text);
        }
    }

    /// One connection that is kept open. The JDK's own client sends some requests a second time by itself when a
    /// connection breaks; here every request is sent once.
    private static final class Http implements Closeable {
        private final Socket socket;
        private final InputStream in;

        Http(int port) throws IOException {
            socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(20_000);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
                in = new java.io.BufferedInputStream(socket.getInputStream(), 1 << 16);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        Reply get(String path, String bearer) throws IOException {
            return exchange("GET", path, bearer, new byte[0]);
        }

        Reply post(String path, String bearer, Map<String, String> form, String... headers) throws IOException {
            List<String> fields = form.entrySet().stream().map(field -> field.getKey() + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).toList();
            List<String> all = new ArrayList<>(Arrays.asList(headers));
            all.add("Content-Type: application/x-www-form-urlencoded");
            return exchange("POST", path, bearer, String.join("&", fields).getBytes(StandardCharsets.UTF_8),
                    all.toArray(String[]::new));
        }

        private Reply exchange(String method, String path, String bearer, byte[] body, String... headers)
                throws IOException {
            StringBuilder head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1:")
                    .append(socket.getPort()).append("\r\nContent-Length: ").append(body.length).append("\r\n");
            if (bearer != null) {
                head.append("Authorization: Bearer ").append(bearer).append("\r\n");
            }
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            byte[] top = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            byte[] request = Arrays.copyOf(top, top.length + body.length);
            System.arraycopy(body, 0, request, top.length, body.length);
            socket.getOutputStream().write(request);
            return read();
        }

        private Reply read() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            boolean chunked = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String small = header.toLowerCase(Locale.ROOT);
                if (small.startsWith("content-length:")) {
                    length = Integer.parseInt(small.substring(15).strip());
                } else if (small.startsWith("transfer-encoding:")) {
                    chunked = small.contains("chunked");
                }
            }
            return new Reply(status, chunked ? chunks() : bytes(length));
        }

        private byte[] chunks() throws IOException {
            java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
            while (true) {
                int size = Integer.parseInt(line().split(";")[0].strip(), 16);
                all.write(bytes(size));
                line();
                if (size == 0) {
                    return all.toByteArray();
                }
            }
        }

        private byte[] bytes(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("The answer ends early");
            }
            return bytes;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("The connection ended");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /// As much of JSON as the answers need: objects, lists, texts, and everything else as it is written.
    private static final class Json {
        private final Object value;

        private Json(Object value) {
            this.value = value;
        }

        static Json parse(String text) throws IOException {
            try {
                return new Parser(text).value();
            } catch (RuntimeException e) {
                throw new IOException("No JSON: " + text, e);
            }
        }

        String text(String name) {
            return (String) ((Json) ((Map<?, ?>) value).get(name)).value;
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }

        @SuppressWarnings("unchecked")
        List<Json> list() {
            return (List<Json>) value;
        }

        private static final class Parser {
            private final String text;
            private int at;

            Parser(String text) {
                this.text = text;
            }

            private char next() {
                while (Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                return text.charAt(at);
            }

            Json value() {
                return new Json(switch (next()) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    default -> literal();
                });
            }

            private Map<String, Json> object() {
                Map<String, Json> object = new HashMap<>();
                at++;
                while (next() != '}') {
                    String name = string();
                    next();
                    at++;
                    object.put(name, value());
                    if (next() == ',') {
                        at++;
                        next();
                    }
                }
                at++;
                return object;
            }

            private Collection<Json> array() {
                List<Json> array = new ArrayList<>();
                at++;
                while (next() != ']') {
                    array.add(value());
                    if (next() == ',') {
                        at++;
                    }
                }
                at++;
                return array;
            }

            private String string() {
                StringBuilder string = new StringBuilder();
                at++;
                for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
                    if (c != '\\') {
                        string.append(c);
                        continue;
                    }
                    char escaped = text.charAt(at++);
                    switch (escaped) {
                        case 'n' -> string.append('\n');
                        case 't' -> string.append('\t');
                        case 'r' -> string.append('\r');
                        case 'b' -> string.append('\b');
                        case 'f' -> string.append('\f');
                        case 'u' -> {
                            string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                            at += 4;
                        }
                        default -> string.append(escaped);
                    }
                }
                return string.toString();
            }

            private String literal() {
                int start = at;
                while (at < text.length() && ",]} \r\n\t".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                return text.substring(start, at);
            }
        }
    }
}
