package social.linnet.web.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.filter.Filter;
import social.linnet.web.Frame;

/// A filter, to be made or changed.
///
/// @param id        names it in addresses; null for one that is being made
/// @param words     one a line
/// @param whole     whether they fit only where no letter or digit goes on
/// @param expiresAt when it ends by itself, or null
/// @param until     what is chosen for its end: a key of [#SPANS], or [#KEEP]
/// @param posts     how many posts it holds one by one
public record FilterPage(Frame frame, @Nullable String id, String title, String words, boolean whole,
                         Set<Filter.Context> contexts, Filter.Action action, @Nullable Instant expiresAt, String until,
                         int posts) {

    /// Leaves the end of a filter as it is.
    public static final String KEEP = "keep";
    /// How long a filter may hold from now; zero is for always.
    public static final Map<String, Duration> SPANS = spans();

    private static Map<String, Duration> spans() {
        Map<String, Duration> spans = new LinkedHashMap<>();
        spans.put("always", Duration.ZERO);
        spans.put("hour", Duration.ofHours(1));
        spans.put("day", Duration.ofDays(1));
        spans.put("week", Duration.ofDays(7));
        spans.put("month", Duration.ofDays(30));
        return spans;
    }

    static FilterPage fresh(Frame frame, String word) {
        return new FilterPage(frame, null, "", word, true, EnumSet.allOf(Filter.Context.class), Filter.Action.WARN, null,
                "always", 0);
    }

    static FilterPage of(Frame frame, Filter filter) {
        return new FilterPage(frame, Long.toString(filter.id()), filter.title(),
                filter.keywords().stream().map(Filter.Keyword::keyword).collect(Collectors.joining("\n")),
                filter.keywords().stream().allMatch(Filter.Keyword::wholeWord), filter.contexts(), filter.action(),
                filter.expiresAt(), filter.expiresAt() == null ? "always" : KEEP, filter.posts().size());
    }
}
