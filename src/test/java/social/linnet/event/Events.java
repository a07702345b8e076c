package social.linnet.event;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Events of every kind there is, found by reflection, so that a new one is tested without a word.
public final class Events {

    private Events() {
    }

    /// Every kind of event.
    @SuppressWarnings("unchecked")
    public static List<Class<? extends Event>> kinds() {
        return Arrays.stream(Event.class.getPermittedSubclasses())
                .<Class<? extends Event>>map(kind -> (Class<? extends Event>) kind).toList();
    }

    /// Any event of any kind, for any audience that its kind can have.
    public static Arbitrary<Event> any() {
        return Arbitraries.of(kinds()).flatMap(Events::ofKind);
    }

    /// Any event of this kind.
    public static Arbitrary<Event> ofKind(Class<? extends Event> kind) {
        List<Arbitrary<Object>> components = new ArrayList<>();
        for (RecordComponent component : kind.getRecordComponents()) {
            components.add(ofComponent(component).asGeneric());
        }
        return Combinators.combine(components).as(values -> make(kind, values));
    }

    private static Arbitrary<?> ofComponent(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == long.class) {
            return ids();
        }
        if (type == Long.class) {
            return ids().injectNull(0.3);
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (type == Audience.class) {
            return Arbitraries.of(Audience.class);
        }
        if (type == Event.Content.class) {
            return Combinators.combine(text(), text(), Arbitraries.of(true, false), text().injectNull(0.3),
                    text().list().ofMaxSize(3), ids().list().ofMaxSize(3), ids().list().ofMaxSize(4)).as(Event.Content::new).injectNull(0.2);
        }
        throw new AssertionError("Say here how to make up a " + type + " for " + component);
    }

    private static Arbitrary<Long> ids() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE);
    }

    /// Whatever text may be kept: no NUL, no half characters.
    private static Arbitrary<String> text() {
        return Arbitraries.strings().withCharRange('\u0020', '\ud7ff').withChars('\n', '\t', '"', '\\', '\u2028')
                .excludeChars('\u007f').ofMaxLength(60);
    }

    private static Event make(Class<? extends Event> kind, List<Object> values) {
        try {
            return (Event) kind.getDeclaredConstructors()[0].newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
