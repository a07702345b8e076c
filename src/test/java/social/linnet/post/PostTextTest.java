package social.linnet.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a text mentions, links and counts.
class PostTextTest {

    private static final int MUCH = PostText.MAX_UNITS;

    private static List<String> links(String text) {
        return PostText.parse(text).stream().filter(Segment.Link.class::isInstance).map(Segment::text).toList();
    }

    private static int length(String text) {
        return PostText.length(PostText.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            @bob                              | bob
            hello @Bob, how is @carol_2?      | bob carol_2
            (@bob)                            | bob
            "@bob's"                          | bob
            @bob.                             | bob
            @bob's                            | bob
            .@bob                             | -
            bob@example.org                   | -
            @@bob                             | -
            /@bob                             | -
            @bob@elsewhere.example            | -
            @bob@elsewhere.example and @carol | carol
            @abcdefghijklmnopqrstuvwxyz1234   | abcdefghijklmnopqrstuvwxyz1234
            @abcdefghijklmnopqrstuvwxyz12345  | -
            @                                 | -
            @bobé                             | -
            """)
    void whoIsMentioned(String text, String handles) {
        assertThat(String.join(" ", PostText.handles(PostText.parse(text)))).isEqualTo(handles == null ? "" : handles);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            #birds                | birds
            #Birds #BIRDS         | birds
            "#birds, #trees."     | birds trees
            (#birds)              | birds
            #日本語               | 日本語
            #été_2026             | été_2026
            #2026                 | -
            #                     | -
            ##birds               | -
            a#birds               | -
            &#39;                 | -
            /#birds               | -
            #birds#trees          | birds
            #ＡＢＣ               | abc
            """)
    void whichTagsItHas(String text, String tags) {
        assertThat(String.join(" ", PostText.tags(PostText.parse(text)))).isEqualTo(tags == null ? "" : tags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '~', textBlock = """
            see https://linnet.example/a.                       | https://linnet.example/a
            see https://linnet.example/a, or                    | https://linnet.example/a
            is it https://linnet.example/a?b=c&d=e#f!           | https://linnet.example/a?b=c&d=e#f
            (https://linnet.example/a)                          | https://linnet.example/a
            (see https://linnet.example/a).                     | https://linnet.example/a
            https://en.example/wiki/Linnet_(bird)               | https://en.example/wiki/Linnet_(bird)
            (https://en.example/wiki/Linnet_(bird))             | https://en.example/wiki/Linnet_(bird)
            "https://linnet.example/"                           | https://linnet.example/
            <https://linnet.example/>                           | https://linnet.example/
            HTTPS://LINNET.EXAMPLE                              | HTTPS://LINNET.EXAMPLE
            https://linnet.example:8080/@bob/1                  | https://linnet.example:8080/@bob/1
            https://日本.example/道                             | https://日本.example/道
            https://localhost                                   | -
            https://                                            | -
            https://.example                                    | -
            xhttps://linnet.example                             | -
            ftp://linnet.example                                | -
            javascript://linnet.example                         | -
            https://bank.example@evil.example                   | -
            """)
    void whatIsALink(String text, String link) {
        assertThat(links(text)).isEqualTo(link == null ? List.of() : List.of(link));
    }

    @Test
    void aLinkEndsWhereTheWritingCouldBeTurnedAround() {
        assertThat(links("https://linnet.example/\u202egnp.exe")).containsExactly("https://linnet.example/");
    }

    @Test
    void aMentionOrTagWithinALinkIsPartOfIt() {
        List<Segment> segments = PostText.parse("https://linnet.example/@bob/#birds");

        assertThat(segments).containsExactly(new Segment.Link("https://linnet.example/@bob/#birds"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                                   | 5
            héllo                                   | 5
            日本語                                  | 3
            \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66  | 1
            \uD83C\uDDEB\uD83C\uDDF7                | 1
            \uD83D\uDC4B\uD83C\uDFFD                | 1
            e\u0301                                 | 1
            \u0915\u094D\u0937\u093F                | 1
            https://linnet.example                  | 23
            https://linnet.example/very/long/indeed/longer/than/that | 23
            a https://a.example b                   | 27
            @bob                                    | 4
            @bob@elsewhere.example                  | 4
            hi @bob@elsewhere.example!              | 8
            #birds                                  | 6
            """)
    void howLongItIs(String text, int length) {
        assertThat(length(text)).isEqualTo(length);
    }

    /// Only what is somebody elsewhere is counted without its domain; anything else that begins so is counted whole.
    @ParameterizedTest
    @ValueSource(strings = {"@!@", "@é@", "@ab\n@", "@bob@!", "@.@", "@bob.@"})
    void whatOnlyLooksLikeAForeignMentionIsCountedWhole(String start) {
        assertThat(length(start + "x".repeat(1000))).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void aLongTextIsCountedAsWhatItsReaderSees() {
        assertThat(length("\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66".repeat(500))).isEqualTo(500);
        assertThat(length("e\u0301".repeat(500))).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "https://a.b", "https://a.b(", "https://a.b/).", "@", "@a", "@a@", "@a@b", "@a@b.",
        "#", "#a", "#1", "(", ")", "h", "\u0301", "\u0903", "a\u0301", "\u200d", "\uD83D\uDC68\u200d",
        "\uD83C\uDDEB", "\uD83D", "\uDC68", "\u0B95\u0BCD", "https://a-", "https://a.", ".", "\n", "@a@b-", "&#", "漢"})
    void noTextMakesItSlow(String part) {
        String hostile = part.repeat(MUCH / part.length() + 1).substring(0, MUCH);
        for (String text : List.of(hostile, "https://a.example/" + hostile, "@bob@" + hostile, "#a" + hostile)) {
            List<Segment> segments = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                List<Segment> parts = PostText.parse(text);
                PostText.length(parts);
                PostText.handles(parts);
                PostText.tags(parts);
                return parts;
            });
            assertThat(written(segments)).isEqualTo(text);
        }
    }

    private static String written(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }

    @Property(tries = 3000)
    void thePartsTogetherAreTheText(@ForAll("texts") String text) {
        List<Segment> segments = PostText.parse(text);

        assertThat(written(segments)).isEqualTo(text);
        assertThat(segments).noneMatch(segment -> segment.text().isEmpty());
        assertThat(PostText.length(segments)).isBetween(0, text.length() + PostText.LINK_LENGTH * segments.size());
        assertThat(PostText.handles(segments)).allMatch(handle -> handle.matches("[a-z0-9_]{1,30}"));
        assertThat(PostText.tags(segments)).allMatch(tag -> !tag.isEmpty() && !tag.contains("#"));
    }

    /// Any string there is, and strings made of what the parser looks for.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of("http://", "https://", "a.example", "@", "bob", "@bob", "#", "#tag", " ",
                "\n", "(", ")", ".", ",", "/", "_", "1", "é", "日本", "\u0301", "\uD83D\uDC68\u200D\uD83D\uDC69", "\uD83D",
                "\uDC69", "\u202e", "&", "?", "!", "…", "\0", "'", "\"", "-", "İ");
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80),
                pieces.list().ofMaxSize(20).map(list -> String.join("", list)));
    }
}
