package social.linnet.mastodon.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import jakarta.servlet.http.Part;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Ids;
import social.linnet.event.Paging;
import social.linnet.event.Refused;

/// What a client sent, whichever way it sent it: a small tree of texts, lists and maps, read with types. What is absent
/// and what is `null` are the same, except to [#isNamed]; whatever has the wrong type is refused, by name.
public final class Params {

    private static final int MAX_VALUES = 100;
    private static final Set<String> TRUE = Set.of("true", "1", "on", "t", "yes");
    private static final Set<String> FALSE = Set.of("false", "0", "off", "f", "no", "");

    private final Map<String, Object> query;
    private final Map<String, @Nullable Object> body;
    private final Map<String, Part> files;

    /// @param query what the address says
    /// @param body  what the body says, which counts more
    /// @param files the files of a multipart body
    Params(Map<String, Object> query, Map<String, @Nullable Object> body, Map<String, Part> files) {
        this.query = query;
        this.body = body;
        this.files = files;
    }

    /// The body alone: for secrets, which have no place in an address.
    public Params body() {
        return new Params(Map.of(), body, files);
    }

    private @Nullable Object value(String name) {
        Object sent = body.get(name);
        return sent == null ? query.get(name) : sent;
    }

    /// The text of this name, or null.
    public @Nullable String text(String name) {
        return switch (value(name)) {
            case null -> null;
            case String text -> text;
            default -> throw Refused.invalid("parameter-not-text", name);
        };
    }

    /// The text of this name, or this one.
    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /// Whether something is said under this name: not nothing, not empty, not a list or map of nothing.
    public boolean isFilled(String name) {
        return files.containsKey(name) || isFilled(value(name));
    }

    private static boolean isFilled(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case String text -> !text.isEmpty();
            case List<?> list -> list.stream().anyMatch(Params::isFilled);
            case Map<?, ?> map -> map.values().stream().anyMatch(Params::isFilled);
            default -> true;
        };
    }

    /// Whether this is switched on; false when nothing is said.
    public boolean flag(String name) {
        return flag(name, false);
    }

    /// Whether this is switched on, or what holds when nothing is said.
    public boolean flag(String name, boolean otherwise) {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        if (FALSE.contains(text)) {
            return false;
        }
        throw Refused.invalid("parameter-not-flag", name);
    }

    /// The id of this name, or null when there is none or it is empty.
    public @Nullable Long id(String name) {
        String text = text(name);
        return text == null || text.isEmpty() ? null : Long.valueOf(id(name, text));
    }

    private static long id(String name, String text) {
        OptionalLong id = Ids.parse(text);
        if (id.isEmpty()) {
            throw Refused.invalid("parameter-not-id", name);
        }
        return id.getAsLong();
    }

    /// The texts under this name: a list, or one alone.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object one : values(name)) {
            if (!(one instanceof String text)) {
                throw Refused.invalid("parameter-not-list", name);
            }
            texts.add(text);
        }
        return texts;
    }

    private Collection<?> values(String name) {
        Collection<?> values = switch (value(name)) {
            case null -> List.of();
            case String text -> text.isEmpty() ? List.of() : List.of(text);
            case List<?> list -> list;
            case Map<?, ?> numbered -> numbered.values();
            default -> throw Refused.invalid("parameter-not-list", name);
        };
        if (values.size() > MAX_VALUES) {
            throw Refused.invalid("parameter-too-many", name);
        }
        return values;
    }

    /// The ids under this name, in order; empty ones are left out.
    public List<Long> ids(String name) {
        return texts(name).stream().filter(text -> !text.isEmpty()).map(text -> id(name, text)).toList();
    }

    /// What stands under this name as a tree of its own; empty when nothing does.
    public Params child(String name) {
        return switch (value(name)) {
            case null -> new Params(Map.of(), Map.of(), Map.of());
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                yield new Params(Map.of(), copy, Map.of());
            }
            default -> throw Refused.invalid("parameter-not-object", name);
        };
    }

    /// Whether anything at all is said under this name, also that it is to be nothing.
    public boolean has(String name) {
        return value(name) != null;
    }

    /// What stands under this name as a list of trees; empty when nothing does.
    public List<Params> children(String name) {
        return values(name).stream().map(one -> {
            if (!(one instanceof Map<?, ?> map)) {
                throw Refused.invalid("parameter-not-list", name);
            }
            return new Params(Map.of(), Map.of(name, map), Map.of()).child(name);
        }).toList();
    }

    /// The file of this name, or null.
    public @Nullable Part file(String name) {
        return files.get(name);
    }

    /// Which part of a list is asked for.
    public Paging paging() {
        return new Paging(cursor("max_id"), cursor("since_id"), cursor("min_id"), limit());
    }

    /// A place in a list, which need not be anything's id: some clients begin at 0.
    private @Nullable Long cursor(String name) {
        return "0".equals(text(name)) ? Long.valueOf(0) : id(name);
    }

    private int limit() {
        return number("limit", Paging.DEFAULT_LIMIT);
    }

    /// The number of this name, or this one when nothing is said; never negative.
    public int number(String name, int otherwise) {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Refused.invalid("parameter-not-number", name);
        }
        return Integer.parseInt(text);
    }

    /// Whether this name is there at all, be it with nothing or with `null`: clients take an end off a filter so.
    public boolean isNamed(String name) {
        return body.containsKey(name) || query.containsKey(name);
    }
}
