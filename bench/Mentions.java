import java.io.IOException;
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
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fifty people call the assistant a thousand times in a minute, by the API, with the built-in engine; ten of them four times
/// as often as the others, so that they are over their limit, and now and then in the words of somebody before them, so that
/// there is something to fold. Meanwhile pages of home are asked for at a steady pace.
///
/// The pages are measured in three ways in one run: when nothing else happens, while as many posts are written that call
/// nobody, and while the assistant is called. The last are held against the first; the second says how much of it is of the
/// posts (and that a processor that has something to do is no slower for it). A page's time counts from when it was due, so
/// that a stall is not left out. One minute has a dozen pages that are slower than 99 of 100, which is few to compare: there are
/// rounds, each with fifty people of its own, and the times of all rounds are taken together. `--warming` others (their answers
/// count against nobody's limit) call it for `--warm` seconds before. In the end the tables are asked: nobody has two answers to
/// one question, nobody more than the limit, everything is over, and whoever was over the limit was told once.
///
/// Exit code: 0 as promised, 1 not so, 2 could not run.
public final class Mentions {

    private static final int PEOPLE = 50;
    /// How many of them ask more than may be answered.
    private static final int EAGER = 10;
    private static final int FOLLOWED = 15;
    private static final int POSTS_EACH = 10;
    private static final int THREADS = 100;
    /// The limit as it is when nobody sets it.
    private static final int HOURLY = 20;
    private static final double BOUND = 1.10;
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "/api/v1/timelines/home?limit=20";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String[] THINGS = {"ferry", "market", "weir", "library", "bridge", "orchard", "bakery", "lighthouse", "museum", "station"};
    private static final String[] QUESTIONS = {"when does it open?", "is this true?", "who says so?", "explain", "where is it?", "what does it cost?", "tl;dr"};

    private final Map<String, String> options = new HashMap<>(Map.of("folder", "target/mentions", "mentions", "1000", "seconds", "60", "pages", "20",
            "warm", "30", "warming", "150", "before", "60", "rounds", "1", "settings", "", "jvm", ""));
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final Random random = new Random(42);
    private final List<String> tokens = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private Path data;
    private Path folder;
    private Process program;
    private int port;
    private int round;

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Mentions mentions = new Mentions();
        for (int i = 0; i < args.length; i += 2) {
            mentions.options.put(args[i].substring(2), args[i + 1]);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(mentions::kill));
        int code = 2;
        try {
            code = mentions.run() ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace(System.out);
        }
        System.exit(code);
    }

    private int option(String name) {
        return Integer.parseInt(options.get(name));
    }

    private boolean run() throws Exception {
        folder = Path.of(options.get("folder"), DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now()));
        data = folder.resolve("data").toAbsolutePath();
        Files.createDirectories(folder);
        start();
        populate();
        int mentions = option("mentions");
        System.out.printf("%d people, %d mentions in %d s, %d pages of home a second; load average %.1f%n", PEOPLE, mentions, option("seconds"),
                option("pages"), java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        // as it runs when it has run for a while: what is measured is no compiler
        int first = Math.min(60, option("warm"));
        measure("warm-up", first, first * 10, this::ordinary);
        int warming = Math.min(option("warming") * HOURLY, option("warm") * mentions / option("seconds"));
        measure("warm-up, called", option("warm"), warming, this::warm);
        List<Long> quiet = new ArrayList<>();
        List<Long> posts = new ArrayList<>();
        List<Long> called = new ArrayList<>();
        for (round = 0; round < option("rounds"); round++) {
            // what was asked before is no part of what is measured now
            isOver();
            quiet.addAll(measure("nothing else", option("before"), 0, this::ordinary));
            posts.addAll(measure("as many posts", option("before"), mentions * option("before") / option("seconds"), this::ordinary));
            called.addAll(measure("the assistant is called", option("seconds"), mentions, this::mention));
        }
        check(mentions * round + warming);
        double asUsual = at(called, 0.99) / at(quiet, 0.99);
        System.out.printf("%d rounds: p99 %.2f ms with nothing else, %.2f with as many posts, %.2f when called: %.2f of the second, %.2f of the first%n",
                round, at(quiet, 0.99), at(posts, 0.99), at(called, 0.99), at(called, 0.99) / at(posts, 0.99), asUsual);
        expect(asUsual <= BOUND, "pages of home stay within a tenth of the p99 that they have when nobody calls: %.2f".formatted(asUsual));
        stop();
        return failures.isEmpty();
    }

    // what is done

    /// The same posts by the same people below the same posts, but nobody is called: what both do to pages is no cost of the
    /// assistant.
    private void ordinary(int number) {
        post(number, "");
    }

    private void mention(int number) {
        post(number, "@linnet ");
    }

    private void post(int number, String whom) {
        // four of ten are of the eager, the rest are shared by the others
        int person = number % 10 < 4 ? (number / 10 * 4 + number % 10) % EAGER
                : EAGER + (number / 10 * 6 + number % 10 - 4) % (PEOPLE - EAGER);
        // one of eight says what was said before, in the same thread
        boolean again = number % 8 == 7 && !asked.isEmpty();
        String thread;
        String words;
        synchronized (asked) {
            String before = again ? asked.get(random.nextInt(asked.size())) : "";
            thread = again ? before.substring(0, before.indexOf(' ')) : threads.get(random.nextInt(THREADS));
            words = again ? before.substring(before.indexOf(' ') + 1)
                    : QUESTIONS[number % QUESTIONS.length] + (number % 3 == 0 ? "" : " the " + thing(number) + " " + number);
            asked.add(thread + " " + words);
        }
        send("POST", "/api/v1/statuses", token(person), Map.of("status", whom + words, "in_reply_to_id", thread));
    }

    private void warm(int number) {
        send("POST", "/api/v1/statuses", tokens.get(PEOPLE * option("rounds") + number % option("warming")), Map.of("status", "@linnet " + QUESTIONS[number % QUESTIONS.length]
                + " the " + thing(number) + " at first " + number, "in_reply_to_id", threads.get(number % THREADS)));
    }

    private String token(int person) {
        return tokens.get(round * PEOPLE + person);
    }

    private static String thing(int number) {
        return THINGS[number % THINGS.length];
    }

    // what is measured

    /// Pages at a steady pace, and so many of something else spread over the same time.
    ///
    /// @return how long the pages took, in nanoseconds
    private List<Long> measure(String what, int seconds, int times, IntConsumer deed) throws InterruptedException {
        int pages = seconds * option("pages");
        asked.clear();
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        CountDownLatch over = new CountDownLatch(pages + times);
        long cpu = cpu();
        long start = System.nanoTime();
        Thread readers = Thread.ofPlatform().start(() -> paced(pages, seconds, start, due -> {
            send("GET", HOME, token((int) (due % PEOPLE)), Map.of());
            return true;
        }, latencies, over));
        Thread writers = Thread.ofPlatform().start(() -> paced(times, seconds, start, number -> {
            deed.accept((int) (long) number);
            return true;
        }, new ConcurrentLinkedQueue<>(), over));
        readers.join();
        writers.join();
        over.await();
        List<Long> taken = List.copyOf(latencies);
        System.out.printf("%-28s %5d pages: p50 %6.2f ms, p90 %6.2f, p99 %6.2f, most %6.2f; server and PostgreSQL %.2f cores%n", what, pages,
                at(taken, 0.5), at(taken, 0.9), at(taken, 0.99), at(taken, 1), (cpu() - cpu) / 1e9 / ((System.nanoTime() - start) / 1e9));
        return taken;
    }

    /// Milliseconds within which so great a part of them was there.
    private static double at(List<Long> taken, double part) {
        long[] sorted = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * part))] / 1e6;
    }

    private interface Deed {
        boolean at(Long number);
    }

    private void paced(int times, int seconds, long start, Deed deed, ConcurrentLinkedQueue<Long> latencies, CountDownLatch over) {
        for (int i = 0; i < times; i++) {
            long due = start + (long) (seconds * 1e9 / times * i);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long number = i;
            Thread.ofVirtual().start(() -> {
                try {
                    deed.at(number);
                    latencies.add(System.nanoTime() - due);
                } catch (RuntimeException e) {
                    failed.incrementAndGet();
                    System.out.println(e);
                } finally {
                    over.countDown();
                }
            });
        }
    }

    private long cpu() {
        return Stream.concat(Stream.of(program.toHandle()), program.descendants()).mapToLong(process -> process.info().totalCpuDuration()
                .map(Duration::toNanos).orElse(0L)).sum();
    }

    // what the tables say

    private void check(int mentions) throws Exception {
        isOver();
        String questions = "select count(*) from assistant.question q join post.post p on p.id = q.post where p.audience <> 'DIRECT'";
        System.out.println("Of " + count(questions) + " questions in public: " + list("""
                select q.state || coalesce(' ' || q.reason, '') || ' ' || count(*) from assistant.question q join post.post p on p.id = q.post
                where p.audience <> 'DIRECT' group by q.state, q.reason order by 1""").stream().collect(Collectors.joining(", ")));
        System.out.println("Seconds from the question to its end: " + list("""
                select 'half ' || round(percentile_cont(0.5) within group (order by extract(epoch from ended_at - asked_at))::numeric, 1)
                    || ', 99 of 100 ' || round(percentile_cont(0.99) within group (order by extract(epoch from ended_at - asked_at))::numeric, 1)
                from assistant.question where ended_at is not null""").getFirst());
        expect(failed.get() == 0, "no request failed");
        expect(count(questions) == mentions, "every mention is a question");
        expect(count("select count(*) from (select question from assistant.answer group by question having count(*) > 1) t") == 0,
                "nobody has two answers to a question");
        expect(count("""
                select count(*) from (select p.reply_to from post.post p where p.author = (select account from assistant.self)
                    group by p.reply_to having count(*) filter (where p.id in (select post from assistant.answer)) > 1) t""") == 0,
                "no post has two answers below it");
        expect(count("""
                select count(*) from (select thread, key from assistant.question where state = 'ANSWERED' group by thread, key having count(*) > 1) t""") == 0,
                "the same is not answered twice in one thread");
        long most = count("select coalesce(max(n), 0) from (select count(*) n from assistant.question where state = 'ANSWERED' group by asker) t");
        expect(most <= HOURLY, "nobody has more than " + HOURLY + " answers: " + most);
        long over = count("select count(distinct asker) from assistant.question where reason = 'LIMITED'");
        expect(over > 0, "somebody was over the limit");
        expect(count("""
                select count(*) from (select q.asker from assistant.question q left join assistant.whisper w on w.person = q.asker
                    and exists (select 1 from post.post p where p.id = w.post and p.reply_to in
                        (select post from assistant.question l where l.asker = q.asker and l.reason = 'LIMITED'))
                    where q.reason = 'LIMITED' group by q.asker having count(distinct w.post) <> 1) t""") == 0,
                over + " people were over the limit, and each was told once");
        expect(count("select count(*) from log.dead_letter") == 0, "no view left an event out");
    }

    private void isOver() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count("select count(*) from assistant.question where state in ('QUEUED', 'RUNNING')") > 0) {
            if (System.nanoTime() > end) {
                expect(false, "everything is over after " + PATIENCE);
                break;
            }
            Thread.sleep(500);
        }
    }

    private void expect(boolean so, String what) {
        System.out.println((so ? "so:     " : "NOT SO: ") + what);
        if (!so) {
            failures.add(what);
        }
    }

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
        return Long.parseLong(list(sql).getFirst());
    }

    // the program

    private void populate() {
        String app = send("POST", "/api/v1/apps", "", Map.of("client_name", "mentions", "redirect_uris", "urn:ietf:wg:oauth:2.0:oob", "scopes",
                "read write follow"));
        String token = text(send("POST", "/oauth/token", "", Map.of("grant_type", "client_credentials", "client_id", text(app, "client_id"),
                "client_secret", text(app, "client_secret"), "scope", "read write follow")), "access_token");
        List<String> ids = new ArrayList<>();
        int people = PEOPLE * option("rounds");
        for (int i = 0; i < people + option("warming"); i++) {
            tokens.add(text(send("POST", "/api/v1/accounts", token, Map.of("username", "person" + i, "email", "person" + i + "@example.org",
                    "password", PASSWORD, "agreement", "true", "locale", i % 5 == 0 ? "fr" : "en")), "access_token"));
            ids.add(text(send("GET", "/api/v1/accounts/verify_credentials", tokens.getLast(), Map.of()), "id"));
        }
        for (int i = 0; i < people; i++) {
            for (int j = 1; j <= FOLLOWED; j++) {
                send("POST", "/api/v1/accounts/" + ids.get(i / PEOPLE * PEOPLE + (i + j * 3) % PEOPLE) + "/follow", tokens.get(i), Map.of());
            }
        }
        for (int i = 0; i < POSTS_EACH * people; i++) {
            String id = text(send("POST", "/api/v1/statuses", tokens.get(i % people), Map.of("status", "The " + thing(i) + " number " + i
                    + " opens at nine, says its keeper. It costs " + i % 20 + " euros, and is closed on Sundays. Nobody knows who built it.")), "id");
            if (threads.size() < THREADS) {
                threads.add(id);
            }
        }
    }

    private String send(String method, String path, String token, Map<String, String> form) {
        String body = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(Duration.ofSeconds(60))
                .method(method, form.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return found.group(1);
    }

    private void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(options.get("java"), "@jvm.options", "-Xmx2g"));
        Stream.of(options.get("jvm").split(" ")).filter(flag -> !flag.isBlank()).forEach(command::add);
        command.addAll(List.of("-cp", Files.readString(Path.of(options.get("class-path"))).strip(),
                "social.linnet.LinnetApplication", "--linnet.limits=off", "--linnet.data=" + data, "--server.address=127.0.0.1",
                "--server.port=" + port, "--linnet.url=http://127.0.0.1:" + port));
        Stream.of(options.get("settings").split(" ")).filter(setting -> !setting.isBlank()).forEach(command::add);
        program = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("program.log").toFile()).start();
        for (int i = 0; !answers(); i++) {
            if (!program.isAlive() || i > 1200) {
                throw new IOException("The program does not start: see " + folder.resolve("program.log"));
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v2/instance")).build(),
                    HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void stop() throws IOException, InterruptedException {
        program.destroy();
        if (!program.waitFor(40, TimeUnit.SECONDS)) {
            throw new IOException("The program does not stop when asked to");
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void kill() {
        if (program != null && program.isAlive()) {
            program.descendants().forEach(ProcessHandle::destroyForcibly);
            program.destroyForcibly();
        }
    }
}
