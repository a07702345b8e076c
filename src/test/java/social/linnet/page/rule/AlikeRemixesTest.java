package social.linnet.page.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import social.linnet.event.Audience;
import social.linnet.page.rule.AlikeRemixes.Remix;
import social.linnet.page.rule.AlikeRemixes.Sifted;

class AlikeRemixesTest {

    /// Six bits apart from 0, and twelve.
    private static final long NEAR = 0b111111;
    private static final long FURTHER = 0b111111111111;

    private static Remix remix(long root, long look) {
        return new Remix(root, look, Audience.PUBLIC, null, false);
    }

    private static Remix brought(Audience audience, @Nullable Audience by, boolean own) {
        return new Remix(1, 0, audience, by, own);
    }

    private static Sifted sift(Remix... remixes) {
        Map<Long, Remix> known = new LinkedHashMap<>();
        for (int i = 0; i < remixes.length; i++) {
            known.put((long) i, remixes[i]);
        }
        return AlikeRemixes.sift(List.copyOf(known.keySet()), known);
    }

    @Test
    void whatIsNearOfOneLineageIsFoldedIntoTheFirst() {
        assertThat(sift(remix(1, 0), remix(1, NEAR), remix(2, 0), remix(1, ~0L), remix(1, 1)))
                .isEqualTo(new Sifted(List.of(0L, 2L, 3L), Map.of(0L, List.of(1L, 4L))));
        assertThat(sift(remix(1, 0), remix(1, NEAR << 1 | 1))).as("seven bits apart").isEqualTo(new Sifted(List.of(0L, 1L), Map.of()));
    }

    @Test
    void aChainOfSmallStepsIsNotFoldedIntoOne() {
        assertThat(sift(remix(1, 0), remix(1, NEAR), remix(1, FURTHER)))
                .isEqualTo(new Sifted(List.of(0L, 2L), Map.of(0L, List.of(1L))));
        assertThat(sift(remix(1, 0), remix(1, FURTHER), remix(1, NEAR << 3)))
                .as("into the first that it is near to").isEqualTo(new Sifted(List.of(0L, 1L), Map.of(0L, List.of(2L))));
    }

    @Test
    void onesOwnIsNeverFoldedAndOthersFoldIntoIt() {
        assertThat(sift(brought(Audience.PUBLIC, null, false), brought(Audience.PUBLIC, null, true), brought(Audience.PUBLIC, null, false)))
                .isEqualTo(new Sifted(List.of(0L, 1L), Map.of(0L, List.of(2L))));
        assertThat(sift(brought(Audience.PUBLIC, null, true), brought(Audience.PUBLIC, null, false)))
                .isEqualTo(new Sifted(List.of(0L), Map.of(0L, List.of(1L))));
    }

    @Test
    void audiencesStayApart() {
        for (Audience one : Audience.values()) {
            for (Audience other : Audience.values()) {
                assertThat(sift(brought(one, null, false), brought(other, null, false)).kept()).hasSize(one == other ? 1 : 2);
                assertThat(sift(brought(Audience.PUBLIC, one, false), brought(Audience.PUBLIC, other, false)).kept())
                        .hasSize(one == other ? 1 : 2);
            }
        }
        assertThat(sift(brought(Audience.PUBLIC, Audience.PUBLIC, false), brought(Audience.PUBLIC, null, false)).kept()).hasSize(2);
    }

    @Test
    void whatIsNoRemixStays() {
        assertThat(AlikeRemixes.sift(List.of(5L, 6L, 7L), Map.of(6L, remix(1, 0))))
                .isEqualTo(new Sifted(List.of(5L, 6L, 7L), Map.of()));
    }
}
