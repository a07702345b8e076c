package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.Moderator.Rule;
import social.linnet.studio.work.Style;

/// What is offered instead of what was refused.
class RewordingTest {

    private static final Style MEMBERS = new Style("m123456789", "Brawl", "a bloody brawl, in ink", 7L, true, null, Style.Licence.CC0);

    private static Job refused(Job.Kind kind, String prompt, Style style, String part) {
        return new Job("j", 1, kind, kind == Job.Kind.EDIT ? List.of(5L) : List.of(), false, prompt, style, Shape.SQUARE, Job.State.FAILED, 0,
                Pack.MAKER, Job.Failure.REFUSED, new Job.Objection(Rule.VIOLENCE, part), List.of(), Instant.EPOCH);
    }

    @Test
    void aPictureIsAskedForWithoutThoseWords() {
        assertThat(Rewording.of(refused(Job.Kind.PAINT, "bloody, a harbour at dawn", Style.INK, "bloody")))
                .contains(new Rewording("a harbour at dawn", Style.INK, "a harbour at dawn"));
        assertThat(Rewording.of(refused(Job.Kind.PAINT, "a bloody", Style.INK, "bloody"))).as("too little is left").isEmpty();
    }

    @Test
    void nothingIsOfferedWhereNobodySaysWhichWordsItIsAbout() {
        assertThat(Rewording.of(refused(Job.Kind.PAINT, "a harbour at dawn", Style.INK, ""))).isEmpty();
        assertThat(Rewording.of(refused(Job.Kind.EDIT, "a harbour at dawn", Style.INK, "words of a moderator's own"))).isEmpty();
    }

    @Test
    void anEditIsAskedForWithoutThoseWordsOrWithTheLookAlone() {
        assertThat(Rewording.of(refused(Job.Kind.EDIT, "a bloody sunset behind it", Style.NONE, "bloody")))
                .contains(new Rewording("a sunset behind it", Style.NONE, "a sunset behind it"));
        assertThat(Rewording.of(refused(Job.Kind.EDIT, "bloody", Style.INK, "bloody"))).contains(new Rewording("", Style.INK, ""));
        assertThat(Rewording.of(refused(Job.Kind.EDIT, "bloody", Style.NONE, "bloody"))).as("then nothing would change").isEmpty();
    }

    @Test
    void aPackIsLaidOutWithoutThatThingAndNotWithoutAName() {
        String prompt = Pack.typed("Robin", "the bold", "tea, bloody knife, camera").prompt();
        Rewording other = Rewording.of(refused(Job.Kind.PACK, prompt, Style.NONE, "bloody knife")).orElseThrow();
        assertThat(Pack.of(other.prompt())).isEqualTo(Pack.typed("Robin", "the bold", "tea, camera"));
        assertThat(other.shown()).isEqualTo("Robin · the bold · tea, camera");
        assertThat(Rewording.of(refused(Job.Kind.PACK, Pack.typed("Bloody", "", "tea").prompt(), Style.NONE, "Bloody"))).isEmpty();
    }

    @Test
    void aFilmIsMadeWithoutThatCaption() {
        String prompt = Clip.typed("zoom_in", 4, "One day\na bloody end").prompt();
        assertThat(Rewording.of(refused(Job.Kind.ANIMATE, prompt, Style.NONE, "a bloody end")))
                .contains(new Rewording(Clip.typed("zoom_in", 4, "One day").prompt(), Style.NONE, "One day"));
    }

    @Test
    void whatTheStyleAddsIsLeftOutWithTheStyle() {
        assertThat(Rewording.of(refused(Job.Kind.PAINT, "a harbour at dawn", MEMBERS, "bloody")))
                .contains(new Rewording("a harbour at dawn", Style.NONE, "a harbour at dawn"));
        assertThat(Rewording.of(refused(Job.Kind.EDIT, "", MEMBERS, "bloody"))).as("then nothing would change").isEmpty();
    }
}
