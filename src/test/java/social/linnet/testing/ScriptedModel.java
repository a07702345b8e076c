package social.linnet.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;

/// A model that says what a test wants, where the question holds a word of that test, and remembers all that it was told.
/// What no test claims goes to the engine that comes with the program.
@Primary
@TestComponent
public class ScriptedModel implements TextModel {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TextModel otherwise;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final Map<String, List<Request>> told = new ConcurrentHashMap<>();
    private volatile boolean away;

    ScriptedModel(List<TextModel> others) {
        otherwise = others.stream().filter(other -> !(other instanceof ScriptedModel)).findFirst().orElse(this);
    }

    /// What is said to a request.
    @FunctionalInterface
    public interface Script {
        Answer say(Request request, Sink sink);
    }

    /// A word that no other test uses, to be put into a question: this is what it is answered.
    public String word(Script script) {
        String word = "zq" + COUNT.incrementAndGet() + "x";
        scripts.put(word, script);
        told.put(word, new CopyOnWriteArrayList<>());
        return word;
    }

    /// Another word for what is said always.
    public String word(String words) {
        return word((_, sink) -> {
            sink.words(words);
            return said(words);
        });
    }

    /// Leaves everything to the engine that comes with the program, under its own name, or comes back. Everybody's model goes,
    /// so it is for classes that are [Undisturbed].
    public void goAway(boolean gone) {
        away = gone;
    }

    /// What was told to the model under this word, the first first.
    public List<Request> told(String word) {
        return List.copyOf(told.getOrDefault(word, List.of()));
    }

    public static Answer said(String words) {
        return new Answer(words, List.of(), false, new Usage(100, 20, true));
    }

    public static Answer wishes(String tool, String arguments) {
        return new Answer("", List.of(new Call("call-1", tool, arguments)), false, new Usage(100, 20, true));
    }

    /// Everything that a request tells the model, as one text.
    public static String all(Request request) {
        List<String> parts = new ArrayList<>(List.of(request.instructions(), request.requester()));
        for (Turn turn : request.turns()) {
            switch (turn) {
                case Asked asked -> {
                    parts.add(asked.words());
                    asked.passages().forEach(passage -> parts.add(passage.by() + " " + passage.words()));
                }
                case Answered answered -> parts.add(answered.words() + answered.calls());
                case Found found -> {
                    parts.add(found.words());
                    found.passages().forEach(passage -> parts.add(passage.by() + " " + passage.words()));
                }
            }
        }
        return String.join("\n", parts);
    }

    @Override
    public ModelName name() {
        return away ? otherwise.name() : new ModelName("models.example", "script-1", false);
    }

    @Override
    public Set<Skill> skills() {
        return away ? otherwise.skills() : Set.of(Skill.TOOLS, Skill.WRITING, Skill.PICTURES);
    }

    /// What the person says themselves: what they ask, and the draft that they ask about; where they say nothing, the post.
    private static String asked(Asked turn) {
        return turn.words() + turn.passages().stream().filter(passage -> passage.kind() == Passage.Kind.DRAFT
                || turn.words().isEmpty() && Objects.equals(turn.focus(), passage.number()))
                .map(passage -> "\n" + passage.words()).collect(Collectors.joining());
    }

    @Override
    public Answer stream(Request request, Sink sink) {
        String asked = request.turns().stream().filter(Asked.class::isInstance).map(turn -> asked((Asked) turn))
                .reduce("", (before, after) -> before + "\n" + after);
        for (Map.Entry<String, Script> script : away ? Map.<String, Script>of().entrySet() : scripts.entrySet()) {
            if (asked.contains(script.getKey())) {
                told.get(script.getKey()).add(request);
                return script.getValue().say(request, sink);
            }
        }
        if (otherwise == this) {
            throw new IllegalStateException("no test claims: " + asked);
        }
        return otherwise.stream(request, sink);
    }
}
