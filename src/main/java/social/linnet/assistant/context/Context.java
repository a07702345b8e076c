package social.linnet.assistant.context;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Passage;

/// What an answer may rest on.
///
/// @param passages      in the order of the thread, numbered from 1
/// @param sources       the post that each passage is of, by number; a passage that is of no post is absent
/// @param focus         number of the passage that is asked about, or null
/// @param isForEverybody whether everybody may see all of it, so that an answer may be shared with anybody
public record Context(List<Passage> passages, Map<Integer, Source> sources, @Nullable Integer focus, boolean isForEverybody) {

    /// Nothing at all.
    public static final Context NOTHING = new Context(List.of(), Map.of(), null, true);

    public Context {
        passages = List.copyOf(passages);
        sources = Map.copyOf(sources);
    }

    /// A post that is evidence.
    public record Source(long post, long author) {
    }

    /// The number after the last.
    public int next() {
        return passages.isEmpty() ? 1 : passages.getLast().number() + 1;
    }

    /// This and what was found later, numbered on.
    public Context with(Context found) {
        List<Passage> all = new java.util.ArrayList<>(passages);
        all.addAll(found.passages());
        Map<Integer, Source> both = new java.util.HashMap<>(sources);
        both.putAll(found.sources());
        return new Context(all, both, focus, isForEverybody && found.isForEverybody());
    }
}
