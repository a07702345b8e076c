package social.linnet.mastodon.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Refused;
import social.linnet.filter.Filter;
import social.linnet.filter.Filters;
import social.linnet.mastodon.wire.Params;

/// Reads what clients want of filters.
final class FilterWishes {

    private static final Map<String, Filter.Action> ACTIONS = Map.of("warn", Filter.Action.WARN,
            "hide", Filter.Action.HIDE, "blur", Filter.Action.BLUR);
    /// Ten years: longer is always.
    private static final long LONGEST = Duration.ofDays(3650).toSeconds();

    private FilterWishes() {
    }

    /// The contexts that are named; empty when none is.
    static Set<Filter.Context> contexts(Params params) {
        Set<Filter.Context> contexts = EnumSet.noneOf(Filter.Context.class);
        for (String word : params.texts("context")) {
            contexts.add(Filter.Context.ofWord(word).orElseThrow(() -> Refused.invalid("filter-context")));
        }
        return contexts;
    }

    /// The action that is named, or this.
    static Filter.Action action(Params params, Filter.Action otherwise) {
        String word = params.text("filter_action", "");
        if (word.isEmpty()) {
            return otherwise;
        }
        Filter.Action action = ACTIONS.get(word.toLowerCase(Locale.ROOT));
        if (action == null) {
            throw Refused.invalid("filter-action");
        }
        return action;
    }

    /// How long it is to hold, or null for always.
    static @Nullable Duration expiresIn(Params params) {
        String text = params.text("expires_in", "");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,12}(\\.0+)?")) {
            throw Refused.invalid("parameter-not-number", "expires_in");
        }
        long seconds = Long.parseLong(text.replaceAll("\\..*", ""));
        return seconds == 0 || seconds > LONGEST ? null : Duration.ofSeconds(seconds);
    }

    /// The changes of words under this name.
    static List<Filters.Change> words(Params params) {
        List<Filters.Change> words = new ArrayList<>();
        for (Params one : params.children("keywords_attributes")) {
            words.add(new Filters.Change(one.id("id"), one.text("keyword"),
                    one.isFilled("whole_word") ? Boolean.valueOf(one.flag("whole_word")) : null,
                    one.flag("_destroy")));
        }
        return words;
    }
}
