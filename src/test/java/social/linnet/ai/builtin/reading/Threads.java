package social.linnet.ai.builtin.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Answered;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Task;
import social.linnet.ai.TextModel.Turn;

/// Threads with questions, in the format that `threads_en.txt` explains.
///
/// @param language of the thread and its questions
/// @param heldBack whether nothing was tuned on it
record Threads(String language, boolean heldBack, List<Passage> posts, List<Inquiry> questions) {

    /// A question.
    ///
    /// @param before the question that it follows, or empty
    /// @param right  words of the right sentence, any of which will do; none when the thread does not say
    record Inquiry(String words, String before, List<String> right) {

        /// Whether one of the quoted sentences is right, or nothing was quoted when nothing is.
        boolean isAnsweredBy(String answer) {
            return right.isEmpty() ? !answer.contains("[") : right.stream().anyMatch(answer::contains);
        }
    }

    /// Half of them tuned on, half held back.
    static List<Threads> all(String language) {
        return of("threads_", language);
    }

    /// All held back, and written before anybody looked at what the engine does with them.
    static List<Threads> fresh(String language) {
        return heldBack("fresh_", language);
    }

    /// All held back, and written when the engine was finished.
    static List<Threads> unseen(String language) {
        return heldBack("unseen_", language);
    }

    private static List<Threads> heldBack(String prefix, String language) {
        return of(prefix, language).stream().map(thread -> new Threads(language, true, thread.posts(), thread.questions())).toList();
    }

    private static List<Threads> of(String prefix, String language) {
        String file = prefix + language + ".txt";
        try (InputStream in = Objects.requireNonNull(Threads.class.getResourceAsStream(file), file)) {
            return read(language, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Threads> read(String language, List<String> lines) {
        List<Threads> threads = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("= ")) {
                threads.add(new Threads(language, threads.size() % 2 == 1, new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("@")) {
                List<Passage> posts = threads.getLast().posts();
                int colon = line.indexOf(": ");
                posts.add(new Passage(posts.size() + 1, Passage.Kind.THREAD, line.substring(0, colon), null, line.substring(colon + 2)));
            } else if (line.startsWith("?")) {
                List<Inquiry> questions = threads.getLast().questions();
                String[] parts = line.substring(line.indexOf(' ')).split(" => ", 2);
                questions.add(new Inquiry(parts[0].strip(), line.startsWith("?>") ? questions.getLast().words() : "",
                        parts[1].strip().equals("-") ? List.of() : Arrays.stream(parts[1].split(" \\| ")).map(String::strip).toList()));
            }
        }
        return threads;
    }

    /// Asks a question as somebody would who presses the button below the first post.
    String answer(TextModel model, Inquiry question) {
        List<Turn> turns = question.before().isEmpty() ? List.of(new Asked(question.words(), posts, null, List.of()))
                : List.of(new Asked(question.before(), posts, null, List.of()), new Answered("…", List.of()),
                        new Asked(question.words(), List.of(), null, List.of()));
        return model.stream(new Request(Task.ANSWER, "", turns, List.of(), null, 1_000, language, "", Duration.ofSeconds(10)), Sink.NONE)
                .words();
    }
}
