package social.linnet.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Suggestion;
import social.linnet.studio.work.Styles;
import social.linnet.trend.Trends;

/// What stands beside a page: how much is new, what many speak of, whom one could follow. Nothing of it is read before a
/// template asks, since a fragment shows none of it and most pages some.
public final class Beside {

    /// From how many on it is only said that there are many.
    public static final int MANY = 20;

    /// For whoever is not signed in, and for samples of pages.
    public static final Beside NOTHING = new Beside(() -> 0, () -> 0, List::of, List::of, List::of);

    private final Supplier<Integer> told;
    private final Supplier<Integer> talks;
    private final Supplier<List<Tag>> tags;
    private final Supplier<List<Suggestion>> people;
    private final Supplier<List<Styles.Trending>> styles;

    /// @param told   counts notifications that were not seen
    /// @param talks  counts conversations that were not read
    /// @param tags   the first ones that many speak of
    /// @param people whom one could follow
    /// @param styles the first ones that many make pictures in
    public Beside(Supplier<Integer> told, Supplier<Integer> talks, Supplier<List<Tag>> tags,
                  Supplier<List<Suggestion>> people, Supplier<List<Styles.Trending>> styles) {
        this.told = once(told);
        this.talks = once(talks);
        this.tags = once(tags);
        this.people = once(people);
        this.styles = once(styles);
    }

    /// A tag that many speak of.
    ///
    /// @param tag     folded, without `#`
    /// @param history how often it was used, today first
    public record Tag(String tag, List<Trends.Day> history) {

        /// Nobody is counted twice within a day; over several days the day with the most people says how many.
        public long people() {
            return history.stream().mapToLong(Trends.Day::accounts).max().orElse(0);
        }

        public long uses() {
            return history.stream().mapToLong(Trends.Day::uses).sum();
        }
    }

    /// How many notifications are new, [#MANY] at most.
    public int told() {
        return told.get();
    }

    /// How many conversations are unread, [#MANY] at most.
    public int talks() {
        return talks.get();
    }

    public List<Tag> tags() {
        return tags.get();
    }

    public List<Suggestion> people() {
        return people.get();
    }

    public List<Styles.Trending> styles() {
        return styles.get();
    }

    private static <T> Supplier<T> once(Supplier<T> asked) {
        AtomicReference<@Nullable T> known = new AtomicReference<>();
        return () -> {
            T answer = known.get();
            if (answer == null) {
                answer = asked.get();
                known.set(answer);
            }
            return answer;
        };
    }
}
