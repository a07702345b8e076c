package social.linnet.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.LongStream;

import social.linnet.event.Audience;
import social.linnet.event.Ids;

/// Measures searches over a million posts, in the index as the program writes and asks it: the same entries, the same
/// filter of what the asker may find (with two thousand posts they kept), the same order. What is left out is the
/// database: one query for what they kept, and the page that shows what was found.
///
/// Words follow Zipf's law over 50,000 made-up ones, so that the commonest stand in most posts. Queries are drawn by the
/// same law, which asks for common words more often than people do.
final class SearchBaseline {

    private static final int AUTHORS = 20_000;
    private static final int VOCABULARY = 50_000;
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final String SYLLABLES = "ba be bi bo bu da de di do du fa fe ga go la le li lo ma me mi mo na ne no "
            + "pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo";

    private final Random random = new Random(42);
    private final String[] words = new String[VOCABULARY];
    private final double[] sums = new double[VOCABULARY];

    private SearchBaseline() {
        String[] syllables = SYLLABLES.split(" ");
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int rest = i + 1; rest > 0; rest /= syllables.length) {
                word.append(syllables[rest % syllables.length]);
            }
            words[i] = word.toString();
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + 1.0 / (i + 1);
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int posts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        new SearchBaseline().run(Path.of(arguments[0]), posts);
    }

    private void run(Path folder, int posts) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Index index = new Index(folder, () -> "bench")) {
            index.open();
            long started = System.nanoTime();
            index.rebuild();
            for (int i = 0; i < posts; i++) {
                index.add(Entries.document(post(i, posts)));
            }
            index.rebuilt(posts);
            double seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf(Locale.ROOT, "%,d posts indexed in %.0f s (%,.0f a second), %,d MB on disk%n", posts, seconds,
                    posts / seconds, size(folder) >> 20);
            Searcher searcher = new Searcher(index);
            measure("warm-up", searcher, posts, 550, false);
            measure("alone", searcher, posts, 2_200, true);
            AtomicBoolean writing = new AtomicBoolean(true);
            Thread writer = Thread.ofPlatform().start(() -> write(index, posts, writing));
            measure("while 50 posts a second are indexed", searcher, posts, 1_100, true);
            writing.set(false);
            writer.join();
        }
    }

    private Entries.PostEntry post(int number, int of) {
        long author = 1 + random.nextInt(AUTHORS);
        String language = switch (random.nextInt(4)) {
            case 0 -> "fr";
            case 1 -> null;
            default -> "en";
        };
        List<String> tags = random.nextInt(3) == 0 ? List.of(word()) : List.of();
        Set<Long> parties = new HashSet<>(Set.of(author));
        if (random.nextInt(3) == 0) {
            parties.add(1L + random.nextInt(AUTHORS));
        }
        boolean forAll = random.nextInt(10) < 8;
        Set<String> has = random.nextInt(4) == 0 ? Set.of("image", "media") : random.nextInt(5) == 0 ? Set.of("link")
                : Set.of();
        Instant at = NOW.minus(Duration.ofDays(730)).plusSeconds(730L * 86_400 * number / of);
        return new Entries.PostEntry(Ids.firstAt(at) + number % 60_000, author, words(6 + random.nextInt(34)), language,
                tags, parties, forAll ? Audience.PUBLIC : Audience.FOLLOWERS, forAll && author % 4 != 0, has, random.nextInt(3) == 0 ? Set.of("reply") : Set.of());
    }

    private synchronized String word() {
        double at = random.nextDouble() * sums[VOCABULARY - 1];
        int found = Arrays.binarySearch(sums, at);
        return words[found < 0 ? -found - 1 : found];
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(word()).append(' ');
        }
        return text.toString();
    }

    private void write(Index index, int posts, AtomicBoolean writing) {
        for (int i = 0; writing.get(); i++) {
            Entries.PostEntry post = post(posts - 1, posts);
            Entries.PostEntry fresh = new Entries.PostEntry(Ids.firstAt(NOW) + i, post.author(), post.text(),
                    post.language(), post.tags(), post.parties(), post.audience(), post.open(), post.has(), post.is());
            index.put(Entries.key(Entries.POST, fresh.id()), Entries.document(fresh));
            index.applied(posts + i);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private void measure(String name, Searcher searcher, int posts, int count, boolean told) {
        Map<String, Function<Integer, String>> kinds = new LinkedHashMap<>();
        kinds.put("one word", _ -> word());
        kinds.put("two words", _ -> word() + " " + word());
        kinds.put("three words", _ -> words(3));
        kinds.put("a phrase", _ -> "\"" + words(2).strip() + "\"");
        kinds.put("a word and not another", _ -> word() + " -" + word());
        kinds.put("a word with pictures", _ -> word() + " has:image");
        kinds.put("a word of somebody", _ -> word() + " from:" + random.nextInt(AUTHORS));
        kinds.put("a word of a time", _ -> word() + " after:2026-01-01 before:2026-06-01");
        kinds.put("a tag", _ -> "#" + word());
        kinds.put("only operators", _ -> "has:image -is:reply language:fr");
        kinds.put("in my library", _ -> word() + " in:library");
        Map<String, List<Double>> times = new LinkedHashMap<>();
        List<Double> all = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        List<String> names = List.copyOf(kinds.keySet());
        for (int i = 0; i < count; i++) {
            String kind = names.get(i % names.size());
            String text = kinds.get(kind).apply(i);
            PostQuery.Asker asker = new PostQuery.Asker(1 + random.nextInt(AUTHORS), kept(posts));
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long started = System.nanoTime();
            PostQuery.Ready ready = PostQuery.of(Asked.read(text), asker, Long::valueOf, NOW);
            searcher.hits(ready.query(), ready.ranked() ? Searcher.BEST : Searcher.NEWEST, 20);
            double millis = (System.nanoTime() - started) / 1e6;
            times.computeIfAbsent(kind, _ -> new ArrayList<>()).add(millis);
            all.add(millis);
            busy.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6);
        }
        if (told) {
            System.out.printf("%n%s%n| query | p50 ms | p95 ms | p99 ms |%n|---|---|---|---|%n", name);
            times.forEach(SearchBaseline::row);
            row("**all**", all);
            row("all, processor time", busy);
        }
    }

    private List<Long> kept(int posts) {
        return LongStream.range(0, 2_000).map(_ -> {
            int number = random.nextInt(posts);
            Instant at = NOW.minus(Duration.ofDays(730)).plusSeconds(730L * 86_400 * number / posts);
            return Ids.firstAt(at) + number % 60_000;
        }).boxed().toList();
    }

    private static void row(String name, List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f |%n", name, sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100], sorted[sorted.length * 99 / 100]);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
