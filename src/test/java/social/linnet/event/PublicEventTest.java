package social.linnet.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/// What everybody may know of is public, and nothing else can be made to look so.
class PublicEventTest {

    /// Written down by hand, so that a change of what is public is made twice and on purpose.
    private static final List<String> PUBLIC = List.of("PUBLIC", "QUIET");

    @Property(tries = 1000)
    void aPrivateEventCannotBecomeAPublicOne(@ForAll("events") Event event) {
        boolean isPublic = PUBLIC.contains(event.audience().name());
        Statistics.label("kind").collect(event.getClass().getSimpleName());
        Statistics.label("audience").collect(event.audience())
                .coverage(seen -> List.of(Audience.values()).forEach(each -> seen.check(each).count(n -> n > 0)));

        assertThat(PublicEvent.of(1, 2, event).isPresent()).isEqualTo(isPublic);
        if (isPublic) {
            assertThat(new PublicEvent(1, 2, event).event()).isSameAs(event);
        } else {
            assertThatThrownBy(() -> new PublicEvent(1, 2, event)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining(Long.toString(event.actor()));
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void everyKindOfEventCanBeMadeUp(@ForAll("kinds") Class<? extends Event> kind) {
        assertThat(Events.ofKind(kind).sample()).isInstanceOf(kind);
    }

    @Provide
    Arbitrary<Event> events() {
        return Events.any();
    }

    @Provide
    Arbitrary<Class<? extends Event>> kinds() {
        return net.jqwik.api.Arbitraries.of(Events.kinds());
    }
}
