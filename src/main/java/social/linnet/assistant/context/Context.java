package social.linnet.assistant.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Passage;

/// What an answer may rest on.
///
/// @param passages      in the order of the thread, numbered from 1
/// @param sources       the post or the profile that each passage is of, by number; a passage that is of none is absent
/// @param focus         number of the passage that is asked about, or null
/// @param isForEverybody whether everybody may see all of it, so that an answer may be shared with anybody
public record Context(List<Passage> passages, Map<Integer, Source> sources, @Nullable Integer focus, boolean isForEverybody) {

    /// Nothing at all.
    public static final Context NOTHING = new Context(List.of(), Map.of(), null, true);

    public Context {
        passages = List.copyOf(passages);
        sources = Map.copyOf(sources);
    }

    /// A post that is evidence, or what somebody says of themselves.
    ///
    /// @param post the post; of a profile the account itself, whose id is no post's
    public record Source(long post, long author) {

        static Source profile(long account) {
            return new Source(account, account);
        }

        /// Whether it is no post.
        public boolean isProfile() {
            return post == author;
        }
    }

    /// Everybody whose words it holds.
    public Set<Long> authors() {
        return sources.values().stream().map(Source::author).collect(Collectors.toSet());
    }

    /// Whether anything of it was written by somebody else, or by nobody that is known. What this place says of itself was not.
    public boolean holdsOthers(long person) {
        return passages.stream().filter(passage -> passage.kind() != Passage.Kind.GUIDE).map(passage -> sources.get(passage.number()))
                .anyMatch(source -> source == null || source.author() != person);
    }

    /// Whether it holds something of this post.
    public boolean holds(long post) {
        return sources.values().stream().anyMatch(source -> source.post() == post);
    }

    /// The number after the last.
    public int next() {
        return passages.isEmpty() ? 1 : passages.getLast().number() + 1;
    }

    /// About half of it, for a model that cannot read so much: what was found goes first, then the oldest of the thread; what
    /// it is about stays.
    public Context half() {
        List<Passage> order = new ArrayList<>(passages);
        order.sort(Comparator.comparing((Passage passage) -> focus != null && passage.number() == focus ? 0
                : passage.kind() == Passage.Kind.FOUND ? 2 : 1).thenComparing(passage -> -passage.number()));
        Set<Integer> kept = order.stream().limit(Math.max(1, passages.size() / 2)).map(Passage::number).collect(Collectors.toSet());
        return new Context(passages.stream().filter(passage -> kept.contains(passage.number())).toList(), sources, focus,
                isForEverybody);
    }

    /// What of it is of this post.
    public Context of(long post) {
        return new Context(passages.stream().filter(passage -> sources.containsKey(passage.number())
                && sources.get(passage.number()).post() == post).toList(), sources, focus, isForEverybody);
    }

    /// This and what was found later, numbered on.
    public Context with(Context found) {
        List<Passage> all = new ArrayList<>(passages);
        all.addAll(found.passages());
        Map<Integer, Source> both = new HashMap<>(sources);
        both.putAll(found.sources());
        return new Context(all, both, focus, isForEverybody && found.isForEverybody());
    }
}
