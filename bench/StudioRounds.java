import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kills the program while it makes pictures and films, again and again, and looks what became of each job.
///
/// Six people ask through the site's forms, as browsers do, for pictures in one to four variants, for films of their own
/// pictures, and now and then for something that is refused, until so many jobs are kept as were wanted. Meanwhile the
/// program is killed at random moments: in odd rounds the JVM alone, so that PostgreSQL is left behind running; in even
/// rounds the JVM and the postmaster. After the last start nobody asks any more, and nothing may be pending in the end. Then
/// the tables and the files are counted.
///
/// Exit code: 0 as promised, 1 not so, 2 could not run.
public final class StudioRounds {

    private static final int PEOPLE = 6;
    private static final String PASSWORD = "correct horse battery";
    private static final Duration STARTUP = Duration.ofSeconds(180);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    /// Of what the program may be told to make in a day; nobody here reaches it.
    private static final int DAILY = 1000;
    /// As many as work at once, each at one variant: no kill can leave more files than these were writing.
    private static final int WORKERS = 2;
    private static final String REFUSED = "how to make a bomb at home";

    private final Map<String, String> options;
    private final int wanted;
    private final int kills;
    private final Random random;
    private final Path data;
    private final Path log;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<Long> restarts = new ArrayList<>();
    private final List<Asker> people = new ArrayList<>();
    private Process jvm;
    private int port;
    private volatile boolean up;

    private StudioRounds(Map<String, String> options) throws IOException {
        this.options = options;
        this.wanted = Integer.parseInt(options.getOrDefault("jobs", "200"));
        this.kills = Integer.parseInt(options.getOrDefault("kills", "8"));
        long seed = Long.parseLong(options.getOrDefault("seed", Long.toString(System.nanoTime() & 0xffff_ffffL)));
        this.random = new Random(seed);
        Path folder = Files.createDirectories(Path.of(options.get("folder")));
        this.data = folder.resolve("data").toAbsolutePath().normalize();
        this.log = folder.resolve("program.log");
        System.out.printf("%d jobs, %d kills, seed %d%n", wanted, kills, seed);
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i].substring(2), args[i + 1]);
        }
        StudioRounds rounds = new StudioRounds(options);
        Runtime.getRuntime().addShutdownHook(new Thread(rounds::killAll));
        int code;
        try {
            code = rounds.run() ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace(System.out);
            System.out.println("Could not go on; the program's log is " + rounds.log);
            code = 2;
        }
        System.exit(code);
    }

    private boolean run() throws Exception {
        if (Files.exists(data)) {
            throw new IOException(data + " is there already: it is left of another run, and may be deleted");
        }
        start();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(new Asker("asker" + i, new Random(random.nextLong())));
        }
        List<Thread> threads = new ArrayList<>();
        people.forEach(person -> threads.add(Thread.ofVirtual().start(person::ask)));
        for (int kill = 1; kill <= kills; kill++) {
            // from the second on: of what is being made some was begun before the death before
            Thread.sleep(2000 + random.nextInt(9000));
            kill(kill);
            start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (kept() < wanted) {
            throw new IOException("Only " + kept() + " were asked for");
        }
        long asked = System.nanoTime();
        while (count("select count(*) from studio.job where state not in ('READY', 'FAILED', 'CANCELLED')") > 0) {
            if (System.nanoTime() - asked > PATIENCE.toNanos()) {
                break;
            }
            Thread.sleep(500);
        }
        return judge();
    }

    // ---- what is looked at

    private boolean judge() throws Exception {
        Table table = new Table();
        long ready = count("select count(*) from studio.variant where state = 'READY'");
        long films = count("select count(*) from studio.variant v join studio.job j on j.id = v.job "
                + "where v.state = 'READY' and j.kind = 'ANIMATE'");
        List<Long> sorted = restarts.stream().sorted().toList();
        System.out.printf("%n%d jobs are kept, %d of them acknowledged by id; %d questions got no answer; answers besides 2xx and 3xx: "
                + "%s%n", count("select count(*) from studio.job"), acknowledged.size(), unanswered.get(),
                answers.entrySet().stream().filter(one -> one.getKey() >= 400).map(Object::toString).collect(Collectors.joining(" ")));
        System.out.printf("variants: %d delivered (%d of them films), %d failed with a reason (%s)%n", ready, films,
                count("select count(*) from studio.variant where state = 'FAILED' and failure is not null"),
                texts("select failure || ' ' || count(*) from studio.variant where state = 'FAILED' group by failure order by 1"));
        System.out.printf("jobs taken up again after a death: %d; the most often taken up: %d times%n",
                count("select count(*) from studio.job where attempts > 1"), count("select max(attempts) from studio.job"));
        System.out.printf("start to first 200: p50 %.1f s, max %.1f s%n%n", sorted.get(sorted.size() / 2) / 1000.0,
                sorted.getLast() / 1000.0);

        Set<String> jobs = new HashSet<>(list("select id from studio.job"));
        table.none("acknowledged and not there", acknowledged.stream().filter(id -> !jobs.contains(id)).count());
        table.none("jobs pending", "select count(*) from studio.job where state not in ('READY', 'FAILED', 'CANCELLED')");
        table.none("variants pending", "select count(*) from studio.variant where state not in ('READY', 'FAILED', 'CANCELLED')");
        table.none("failed without a reason", """
                select (select count(*) from studio.variant where state = 'FAILED' and failure is null)
                     + (select count(*) from studio.job where state = 'FAILED' and failure is null)""");
        table.none("refused words that were made all the same", """
                select count(*) from studio.job j join studio.variant v on v.job = j.id
                where j.prompt = '%s' and (v.state <> 'FAILED' or v.failure <> 'REFUSED')""".formatted(REFUSED));
        table.none("jobs that say something else than their variants", """
                select count(*) from studio.job j
                where (state = 'READY') <> exists (select from studio.variant v where v.job = j.id and v.state = 'READY')""");
        table.none("delivered without a picture", """
                select count(*) from studio.variant v left join media.picture p on p.id = v.picture
                where v.state = 'READY' and p.id is null""");
        table.none("delivered without a work, or with another job's", """
                select count(*) from studio.variant v left join studio.work w on w.picture = v.picture
                where v.state = 'READY' and w.job is distinct from v.job""");
        table.none("pictures delivered twice", """
                select count(*) from (select from studio.variant where picture is not null group by picture having count(*) > 1) twice""");
        table.none("delivered and still held back", """
                select count(*) from studio.variant v join media.picture p on p.id = v.picture where v.failure is null and p.held""");
        table.none("made pictures that no variant has", """
                select count(*) from media.picture p
                where not uploaded and not avatar and not kept and not exists (select from studio.variant v where v.picture = p.id)""");
        table.none("works that no variant has", """
                select count(*) from studio.work w
                where not exists (select from studio.variant v where v.picture = w.picture and v.state = 'READY')""");
        table.none("pictures of which a file is missing", missingFiles());
        table.none("people who are charged something else than what was delivered to them", wronglyCharged());
        table.none("dead letters", "select count(*) from log.dead_letter");
        table.atMost("files that no picture knows (swept after a day)", strayFolders(), (long) kills * WORKERS);
        table.atMost("folders of films that were being made (swept after an hour)", folders(data.resolve("film")).size(),
                (long) kills * WORKERS);
        boolean sound = table.print();
        System.out.println(sound ? "Each job was delivered once or failed with a reason." : "FAILED: see above.");
        stop();
        if (sound) {
            deleteData();
        }
        return sound;
    }

    private final class Table {
        private final Map<String, long[]> lines = new java.util.LinkedHashMap<>();

        void none(String what, String sql) throws Exception {
            none(what, count(sql));
        }

        void none(String what, long found) {
            atMost(what, found, 0);
        }

        void atMost(String what, long found, long most) {
            lines.put(what, new long[] {found, most});
        }

        boolean print() {
            lines.forEach((what, line) -> System.out.printf("%5d  %s%s%n", line[0], what,
                    line[0] > line[1] ? "   <-- at most " + line[1] : ""));
            return lines.values().stream().allMatch(line -> line[0] <= line[1]);
        }
    }

    private List<String> names() throws Exception {
        return list("select name from media.picture");
    }

    private long missingFiles() throws Exception {
        long missing = 0;
        for (String name : names()) {
            Path folder = data.resolve("media").resolve(name.substring(0, 2)).resolve(name);
            Set<String> files = Files.isDirectory(folder) ? new HashSet<>(entries(folder)) : Set.of();
            if (Stream.of("large.", "small.").anyMatch(size -> files.stream().noneMatch(file -> file.startsWith(size)))) {
                missing++;
            }
        }
        return missing;
    }

    private long strayFolders() throws Exception {
        Set<String> known = new HashSet<>(names());
        long strays = 0;
        for (String shelf : folders(data.resolve("media"))) {
            strays += folders(data.resolve("media").resolve(shelf)).stream().filter(name -> !known.contains(name)).count();
        }
        return strays;
    }

    /// What is left for today is what the studio's page says.
    private long wronglyCharged() throws Exception {
        long wrong = 0;
        for (Asker person : people) {
            String page = person.get("/studio").body();
            Matcher left = Pattern.compile("(\\d[\\d,]*)[^<\\d]*1,?000").matcher(page.substring(page.indexOf("id=\"quota\"")));
            if (!left.find()) {
                throw new IOException("The studio's page does not say how much is left");
            }
            long delivered = count("""
                    select count(*) from studio.variant v join studio.job j on j.id = v.job
                    where v.state = 'READY' and j.owner = (select id from account.account where handle = '%s')""".formatted(person.handle));
            if (DAILY - Long.parseLong(left.group(1).replace(",", "")) != delivered) {
                System.out.println(person.handle + " was delivered " + delivered + " and has " + left.group(1) + " left");
                wrong++;
            }
        }
        return wrong;
    }

    private static List<String> folders(Path folder) throws IOException {
        return Files.isDirectory(folder) ? entries(folder) : List.of();
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    // ---- the people

    private int kept() {
        return acknowledged.size();
    }

    /// Somebody with a browser.
    private final class Asker {
        private final String handle;
        private final Random random;
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5)).build();
        private String token;
        private int asked;

        Asker(String handle, Random random) throws Exception {
            this.handle = handle;
            this.random = random;
            token = token(get("/sign-up").body());
            HttpResponse<String> answer = post("/sign-up", Map.of("handle", handle, "name", handle, "password", PASSWORD, "agree", "yes"));
            if (answer.statusCode() / 100 != 3) {
                throw new IOException("Signing up answered " + answer.statusCode() + ": " + answer.body().replaceAll("(?s)<[^>]*>", " ")
                        .replaceAll("\\s+", " "));
            }
            token = token(get("/studio").body());
        }

        private static String token(String page) throws IOException {
            Matcher found = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
            if (!found.find()) {
                throw new IOException("No token in the page");
            }
            return found.group(1);
        }

        void ask() {
            while (kept() < wanted) {
                try {
                    if (up) {
                        askOnce();
                    }
                    Thread.sleep(300 + random.nextInt(1500));
                } catch (IOException gone) {
                    unanswered.incrementAndGet();
                } catch (InterruptedException e) {
                    return;
                } catch (SQLException | RuntimeException e) {
                    // it was killed while its tables were looked at
                    unanswered.incrementAndGet();
                }
            }
        }

        private void askOnce() throws IOException, InterruptedException, SQLException {
            int dice = random.nextInt(100);
            if (dice < 7) {
                animate();
                return;
            }
            String prompt = dice < 15 ? REFUSED : "a red kite over the dunes, number " + ++asked + " of " + handle;
            int count = dice < 75 ? 1 : dice < 93 ? 2 : 4;
            HttpResponse<String> answer = post("/studio/jobs", Map.of("prompt", prompt, "count", Integer.toString(count)));
            Matcher id = Pattern.compile("data-job=\"([^\"]+)\"").matcher(answer.body());
            if (answer.statusCode() == 200 && id.find()) {
                acknowledged.add(id.group(1));
            }
        }

        /// Sets one of one's own pictures in motion.
        private void animate() throws IOException, InterruptedException, SQLException {
            List<String> own = list("""
                    select v.picture from studio.variant v join studio.job j on j.id = v.job
                    where v.state = 'READY' and j.kind = 'PAINT' and j.owner = (select id from account.account where handle = '%s') limit 1
                    """.formatted(handle));
            if (!own.isEmpty()) {
                HttpResponse<String> answer = post("/works/" + own.getFirst() + "/animate", Map.of("move", "zoom_in", "seconds", "4"));
                if (answer.statusCode() / 100 == 3) {
                    // its id is not told: the newest of one's own is it, since one asks for one thing at a time
                    acknowledged.addAll(list("""
                            select id from studio.job
                            where kind = 'ANIMATE' and owner = (select id from account.account where handle = '%s')
                            order by place desc limit 1""".formatted(handle)));
                }
            }
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(uri(path)).GET());
        }

        private HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
            String body = Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", token)))
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            return send(path.equals("/studio/jobs") ? request.header("HX-Request", "true") : request);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            HttpResponse<String> answer = http.send(request.header("Accept", "text/html").timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
            synchronized (answers) {
                answers.merge(answer.statusCode(), 1, Integer::sum);
            }
            return answer;
        }
    }

    // ---- the program

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// The port stays the same: it is in the cookies' and the forms' addresses.
    private void start() throws Exception {
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
        }
        long begin = System.nanoTime();
        jvm = new ProcessBuilder(options.get("java"), "@jvm.options", "-Xmx1g", "-cp",
                Files.readString(Path.of(options.get("class-path"))).strip(),
                "social.linnet.LinnetApplication", "--linnet.limits=off", "--linnet.data=" + data, "--server.address=127.0.0.1",
                "--server.port=" + port, "--linnet.url=http://127.0.0.1:" + port, "--linnet.studio.daily=" + DAILY,
                "--linnet.studio.workers=" + WORKERS).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!answers(http)) {
                if (!jvm.isAlive()) {
                    throw new IOException("The program ended with " + jvm.exitValue() + " while starting");
                }
                if (System.nanoTime() - begin > STARTUP.toNanos()) {
                    throw new IOException("The program did not answer within " + STARTUP);
                }
                Thread.sleep(20);
            }
        }
        restarts.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        up = true;
    }

    private boolean answers(HttpClient http) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri("/sign-in")).timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// SIGKILL.
    private void kill(int number) throws Exception {
        boolean server = number % 2 == 0;
        String making = texts("""
                select state || ' ' || count(*) from studio.variant where state in ('QUEUED', 'RUNNING', 'CHECKING') group by state
                order by state desc""");
        up = false;
        ProcessHandle postmaster = server ? postmaster() : null;
        jvm.destroyForcibly();
        if (postmaster != null) {
            postmaster.destroyForcibly();
        }
        jvm.waitFor();
        System.out.printf("kill %d: %s, %d acknowledged; %s%n", number, server ? "JVM and PostgreSQL" : "JVM alone", kept(), making);
    }

    private ProcessHandle postmaster() throws IOException {
        Path file = data.resolve("pg/postmaster.pid");
        return !Files.exists(file) ? null : ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
                .filter(process -> process.info().commandLine().orElse("").contains("-D " + data.resolve("pg") + " ")).orElse(null);
    }

    private void stop() throws Exception {
        jvm.destroy();
        if (!jvm.waitFor(60, TimeUnit.SECONDS)) {
            throw new IOException("The program does not stop when asked to");
        }
    }

    private void killAll() {
        if (jvm != null && jvm.isAlive()) {
            jvm.destroyForcibly();
        }
        try {
            ProcessHandle postmaster = postmaster();
            if (postmaster != null) {
                postmaster.destroyForcibly();
            }
        } catch (IOException | RuntimeException unreadable) {
            System.out.println("Its PostgreSQL may still run in " + data);
        }
    }

    private void deleteData() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    // ---- its tables

    private List<String> list(String sql) throws IOException, SQLException {
        String server = Files.readAllLines(data.resolve("pg/postmaster.pid")).get(3).strip();
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server + "/linnet", "postgres",
                Files.readString(data.resolve("pg-password")).strip());
             Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private long count(String sql) throws IOException, SQLException {
        String found = list(sql).getFirst();
        return found == null ? 0 : Long.parseLong(found);
    }

    private String texts(String sql) throws IOException, SQLException {
        List<String> found = list(sql);
        return found.isEmpty() ? "none" : String.join(", ", found);
    }
}
