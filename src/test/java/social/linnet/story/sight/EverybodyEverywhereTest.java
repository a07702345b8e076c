package social.linnet.story.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

import social.linnet.event.Audience;
import social.linnet.page.Surface;
import social.linnet.post.Draft;
import social.linnet.post.Question;
import social.linnet.story.sight.Stage.Part;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Undisturbed;

/// Every kind of post × every viewer × every way, against a table that was written by hand ([Truth]). What a viewer is
/// shown is read once; a post is seen when the word stands in it that no other post holds.
@LinnetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Undisturbed
class EverybodyEverywhereTest {

    @Autowired
    private AutowireCapableBeanFactory program;
    private final Stage stage = new Stage();

    @BeforeAll
    void theStory() {
        program.autowireBean(stage);
        stage.tell();
    }

    @AfterAll
    void theEnd() {
        stage.close();
    }

    @TestFactory
    Stream<DynamicTest> everybodySeesWhatTheTableSays() {
        return Arrays.stream(Way.values()).flatMap(way -> Arrays.stream(Viewer.values())
                .map(viewer -> DynamicTest.dynamicTest(way + " as " + viewer, () -> assertTrue(way, viewer))));
    }

    private void assertTrue(Way way, Viewer viewer) {
        Way.Look shown = way.read(stage, viewer);
        List<String> wrong = new ArrayList<>();
        for (Kind kind : Kind.ALL) {
            // whoever listens has a token
            Truth.Cell cell = way.channel() != null && !viewer.isHere() ? Truth.Cell.UNSEEN
                    : Truth.cell(way.sight, kind, viewer, way.isOfTheSite());
            if (way.tries(kind) && cell != Truth.Cell.NOT_SAID) {
                boolean seen = shown.at(stage, viewer, kind).contains(stage.word(way.part, kind));
                if (seen != (cell == Truth.Cell.SEEN)) {
                    wrong.add(kind + (seen ? " is seen" : " is not seen"));
                }
            }
        }
        assertThat(wrong).as("%s, at %s", viewer, way.sight).isEmpty();
    }

    @Test
    void everyPlaceHasItsLineAndAWayThere() {
        for (Sight sight : Sight.values()) {
            assertThat(Truth.knows(sight)).as("a line for %s", sight).isTrue();
            assertThat(Way.covers(sight)).as("a way to %s", sight).isTrue();
        }
        // what pages know as places are places here, under the same names where people meet them by one
        assertThat(Arrays.stream(Surface.values()).map(Surface::name).filter(name -> !name.equals("STREAM")))
                .as("what streams show is looked for in the streams of each place")
                .allSatisfy(name -> assertThat(Sight.values()).extracting(Sight::name).contains(name));
        assertThat(Arrays.stream(Way.values()).filter(way -> way.channel() != null)).hasSizeGreaterThan(10);
    }

    @TestFactory
    Stream<DynamicTest> toThoseWhoMayNotSeeItAPostIsNotThereWhateverTheyTry() {
        return Stream.concat(Viewer.here().stream(), Stream.of(Viewer.ANYBODY)).flatMap(viewer -> Kind.ALL.stream()
                .filter(kind -> kind.late() && !Truth.may(viewer, kind))
                .map(kind -> DynamicTest.dynamicTest(kind + " touched by " + viewer, () -> {
                    List<String> wrong = new ArrayList<>();
                    for (Verb verb : Verb.values()) {
                        if (viewer.isHere() || verb.isForAnybody()) {
                            int status = verb.on(stage, viewer, stage.id(Part.PLAIN, kind));
                            if (status != 404) {
                                wrong.add(verb + " answers " + status);
                            }
                        }
                    }
                    assertThat(wrong).isEmpty();
                })));
    }

    /// Else the test above would be content with routes that are not there.
    @Test
    void toThoseWhoMaySeeItItIsThere() {
        List<String> wrong = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            long post = stage.posts.publish(Draft.of(stage.fans.getFirst().id(), "touch me", Audience.QUIET)
                    .asking(new Question(List.of("a", "b"), Duration.ofHours(1), false, false))).id();
            // some are for its author alone: what is asked is whether it is there at all
            int status = verb.isPage() ? stage.eyes.get(Viewer.STRANGER)
                    .site("/@" + stage.fans.getFirst().handle() + "/" + post + verb.below()).status() : verb.on(stage, Viewer.STRANGER, post);
            if (status == 404 != Verb.NEVER_THERE.containsKey(verb)) {
                wrong.add(verb + " answers " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
