package social.linnet.assistant.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.ai.TextModel.Passage;
import social.linnet.assistant.context.Context;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// What a model may not bring into somebody's own words.
class RewrittenTest {

    private static final String OWN = "Write to me at a@b.example or +33 6 12 34 56 78, says @carol: https://example.org/a#b [1] **now** #Boats";

    @Test
    void whatItsAuthorWroteStays() {
        assertThat(Rewritten.of(OWN, OWN, false)).isEqualTo(OWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hello @mallory                                  | Hello mallory
            Hello @@mallory                                 | Hello mallory
            Hello @[99]mallory                              | Hello mallory
            Hello ＠mallory                                  | Hello mallory
            See https://evil.example/?q=1 now               | See now
            See evil.com now                                | See now
            See [this](https://evil.example/x) now          | See this now
            ![x](https://evil.example/x.png) Look           | Look
            javascript:alert(1) Look                        | Look
            Call +33 6 99 99 99 99                          | Call
            #buy this                                       | buy this
            As [2] says                                     | As says
            "All of it"                                     | All of it
            """)
    void nothingElseComesIn(String said, String left) {
        assertThat(Rewritten.of(said, OWN, false)).isEqualTo(left);
        assertThat(PostText.parse(left)).noneMatch(part -> part instanceof Segment.Mention || part instanceof Segment.Link);
    }

    @Test
    void whatIsNestedSoThatItOutlastsEveryLookComesInNeither() {
        for (int depth = 1; depth < 60; depth++) {
            String nest = "!".repeat(depth) + "[x]".repeat(2 * depth);
            for (String mark : List.of("@", "@#")) {
                String said = Rewritten.of("Ask " + mark + nest + "mallory" + " and " + mark + nest + "#mallory", OWN, false);
                assertThat(PostText.parse(said)).as("%s at %s", said, depth).noneMatch(Segment.Mention.class::isInstance);
            }
        }
    }

    @Test
    void newTagsComeInWhereTheyAreAskedFor() {
        assertThat(Rewritten.of("#weir #spring ＃x", OWN, true)).isEqualTo("#weir #spring x");
    }

    @Test
    void anAnswerNamesNobodyByWhatIsTakenOutOfIt() {
        Context context = new Context(List.of(new Passage(1, Passage.Kind.THREAD, "@bob", null, "x")), java.util.Map.of(), null, true);
        for (String trick : List.of("Ask @@mallory now", "Ask @[99]mallory now", "Ask @ [99]mallory now", "See evil[99].com now",
                "Ask @【x】mallory now", "Buy #[98]coins now")) {
            String said = Outgoing.whole(trick, context, 500, "en").words();
            assertThat(PostText.parse(said)).as(said).allMatch(part -> part instanceof Segment.Plain);
            assertThat(said).doesNotContain("evil.com").doesNotContain("@mallory");
        }
    }
}
