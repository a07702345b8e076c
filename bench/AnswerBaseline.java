package social.linnet.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.builtin.Builtin;
import social.linnet.event.Audience;
import social.linnet.event.Ids;

/// Measures the whole of a question to the built-in engine: words taken from the question, posts found by them in the index
/// as the program writes and asks it, the twenty best and a thread of twelve read, an answer made. What is left out is the
/// database, from which the program reads the words of what was found.
///
/// Words follow Zipf's law over 50,000 made-up ones, with small English words between them; a question has words of one of
/// the posts, so that there is something to be found. It is asked in public, and by somebody for themself alone who kept as many
/// posts as a search looks at.
final class AnswerBaseline {

    private static final int AUTHORS = 20_000;
    private static final int VOCABULARY = 50_000;
    private static final int BEST = 20;
    private static final int THREAD = 12;
    private static final int KEPT = 2_000;
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final String[] SYLLABLES = ("ba be bi bo bu da de di do du fa fe ga go la le li lo ma me mi mo na ne no pa pe po "
            + "ra re ri ro sa se si so ta te ti to va ve vi vo").split(" ");
    private static final String[] SMALL = "the a of to in is was and on for with at from it we they".split(" ");
    private static final String[] ASKING = {"When did", "Where is", "Who has", "How many", "Why was", "Is", "What does", "How much is"};

    private final Random random = new Random(42);
    private final String[] words = new String[VOCABULARY];
    private final double[] sums = new double[VOCABULARY];
    private final Map<Long, String> texts = new LinkedHashMap<>();
    private final List<String> inOrder = new ArrayList<>();

    private AnswerBaseline() {
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            for (int rest = i + 1; rest > 0; rest /= SYLLABLES.length) {
                word.append(SYLLABLES[rest % SYLLABLES.length]);
            }
            words[i] = word.toString();
            sums[i] = (i == 0 ? 0 : sums[i - 1]) + 1.0 / (i + 1);
        }
    }

    public static void main(String[] arguments) throws IOException {
        new AnswerBaseline().run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(Path folder, int posts) throws IOException {
        Files.createDirectories(folder);
        try (Index index = new Index(folder, () -> "bench")) {
            index.open();
            index.rebuild();
            for (int i = 0; i < posts; i++) {
                index.add(Entries.document(post(i, posts)));
            }
            index.rebuilt(posts);
            Searcher searcher = new Searcher(index);
            measure(searcher, null, 300);
            print("in public", posts, measure(searcher, null, 2_000));
            // somebody who kept as many posts as count
            PostQuery.Asker alone = new PostQuery.Asker(1, random.ints(KEPT, 0, inOrder.size()).mapToObj(List.copyOf(texts.keySet())::get).toList());
            measure(searcher, alone, 300);
            print("in private", posts, measure(searcher, alone, 2_000));
        }
    }

    private static void print(String where, int posts, List<double[]> times) {
        System.out.printf(Locale.ROOT, "%n%,d posts, %,d questions %s%n%n| | p50 ms | p95 ms | p99 ms |%n|---|---|---|---|%n", posts,
                times.size(), where);
        row("words of the question", times, 0);
        row("search", times, 1);
        row("answer", times, 2);
        row("**whole question**", times, 3);
    }

    private Entries.PostEntry post(int number, int of) {
        long author = 1 + random.nextInt(AUTHORS);
        long id = Ids.firstAt(NOW.minus(Duration.ofDays(730)).plusSeconds(730L * 86_400 * number / of)) + number % 60_000;
        String text = text();
        texts.put(id, text);
        inOrder.add(text);
        boolean forAll = random.nextInt(10) < 8;
        return new Entries.PostEntry(id, author, text, random.nextInt(4) == 0 ? null : "en", List.of(), Set.of(author),
                forAll ? Audience.PUBLIC : Audience.FOLLOWERS, forAll && author % 4 != 0, Set.of(), Set.of());
    }

    /// One to four sentences of four to sixteen words.
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int sentence = 1 + random.nextInt(4); sentence > 0; sentence--) {
            int start = text.length();
            for (int left = 4 + random.nextInt(13); left > 0; left--) {
                text.append(random.nextInt(3) == 0 ? SMALL[random.nextInt(SMALL.length)] : word()).append(left == 1 ? ". " : " ");
            }
            text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
        }
        return text.toString();
    }

    private String word() {
        int found = Arrays.binarySearch(sums, random.nextDouble() * sums[VOCABULARY - 1]);
        return words[found < 0 ? -found - 1 : found];
    }

    private String question() {
        String[] source = inOrder.get(random.nextInt(inOrder.size())).split("[ .]+");
        StringBuilder question = new StringBuilder(ASKING[random.nextInt(ASKING.length)]);
        for (int left = 2 + random.nextInt(5); left > 0; left--) {
            question.append(' ').append(source[random.nextInt(source.length)].toLowerCase(Locale.ROOT));
        }
        return question.append('?').toString();
    }

    private List<double[]> measure(Searcher searcher, PostQuery.@Nullable Asker alone, int count) {
        TextModel reader = Builtin.text();
        List<double[]> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String question = question();
            int from = random.nextInt(inOrder.size() - THREAD);
            List<Passage> passages = new ArrayList<>();
            for (String text : inOrder.subList(from, from + THREAD)) {
                passages.add(new Passage(passages.size() + 1, Passage.Kind.THREAD, "@a" + passages.size(), null, text));
            }
            long start = System.nanoTime();
            Map<String, Double> keywords = Builtin.keywords(question);
            long known = System.nanoTime();
            List<Searcher.Hit> hits = searcher.hits(PostQuery.evidence(keywords, alone), Searcher.BEST, BEST);
            long found = System.nanoTime();
            hits.forEach(hit -> passages.add(new Passage(passages.size() + 1, Passage.Kind.FOUND, "@b", null, texts.get(hit.id()))));
            String answer = reader.stream(new Request(Task.ANSWER, "", List.of(new Asked(question, passages, null, List.of())), List.of(),
                    null, 500, "en", "", Duration.ofSeconds(5)), Sink.NONE).words();
            long end = System.nanoTime();
            if (answer.isEmpty()) {
                throw new IllegalStateException("nothing was answered");
            }
            times.add(new double[] {known - start, found - known, end - found, end - start});
        }
        return times;
    }

    private static void row(String name, List<double[]> times, int part) {
        double[] sorted = times.stream().mapToDouble(time -> time[part] / 1e6).sorted().toArray();
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", name, sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100], sorted[sorted.length * 99 / 100]);
    }
}
