package social.linnet.assistant.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.ai.TextModel.Passage;
import social.linnet.assistant.context.Context;
import social.linnet.post.PostText;
import social.linnet.post.Segment;
import social.linnet.testing.Beside;

/// Whatever a model says, what is left of it is inert.
@Beside
class OutgoingTest {

    private static final String GIVEN = "https://known.example/page?a=1";
    private static final Context KNOWN = new Context(List.of(
            new Passage(1, Passage.Kind.THREAD, "@alice", null, "See " + GIVEN + " for the times."),
            new Passage(2, Passage.Kind.THREAD, "@bob", null, "The ferry leaves at 07:40."),
            new Passage(5, Passage.Kind.FOUND, "@carol", null, "No ferry on Sundays, https://other.example/x."),
            new Passage(6, Passage.Kind.COUNT, "", null, "Uses of the tag ferry: 3")),
            Map.of(1, new Context.Source(11, 1), 2, new Context.Source(12, 2), 5, new Context.Source(15, 3)), 2, true);

    private static final List<String> PERSONAL = List.of("39 98 12", "12 rue Victor", "Lindenweg 14", "14 Elm", "75011 Paris", "ada@");

    private static String whole(String raw) {
        return whole(raw, 400);
    }

    private static String whole(String raw, int room) {
        return Outgoing.whole(raw, KNOWN, room, "en").words();
    }

    private static void assertInert(String words) {
        assertThat(PostText.parse(words)).as(words).allSatisfy(part -> {
            if (part instanceof Segment.Link) {
                assertThat(part.text()).isIn(GIVEN, "https://other.example/x");
            } else {
                assertThat(part).isInstanceOf(Segment.Plain.class);
            }
        });
        assertThat(words).doesNotContainPattern("!\\[[^\\]\n]*]").doesNotContainPattern("\\[[^\\]\n]+]\\([^)\\s]*\\)").doesNotContainPattern("://evil|(?<![\\p{L}\\p{N}.-])evil\\.(?:com|xyz|zip)(?![\\p{L}\\p{N}])").doesNotContain("@mallory", "#mallory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It leaves at 07:40 [2].                      | It leaves at 07:40 [1].
            On Sundays none [5], else at 07:40 [2, 5].   | On Sundays none [1], else at 07:40 [2] [1].
            It leaves [99].                              | It leaves.
            It leaves [6] 【3†source】.                   | It leaves .
            **Bold** and `code` and ~~gone~~.            | Bold and code and gone.
            See [the page](https://known.example/page?a=1). | See the page https://known.example/page?a=1.
            See [the page](https://evil.example/).       | See the page.
            See https://known.example/page?a=1, please.  | See https://known.example/page?a=1, please.
            See https://known.example/page?a=2 please.   | See [left out] please.
            See known.example for it.                    | See known.example for it.
            ![x](https://evil.example/?q=1)Well.         | Well.
            Ask @mallory or @@mallory about #birds.      | Ask mallory or mallory about birds.
            @[99]mallory and #[99]mallory                | mallory and mallory
            """)
    void whatIsLeft(String raw, String left) {
        assertThat(whole(raw)).isEqualTo(left);
    }

    @Test
    void whatItCitesIsNumberedInTheOrderOfTheWords() {
        Outgoing.Said said = Outgoing.whole("First [5]. Then [2][5]. Then [1;2].", KNOWN, 400, "en");

        assertThat(said.words()).isEqualTo("First [1]. Then [2] [1]. Then [3] [2].");
        assertThat(said.cited()).containsExactly(5, 2, 1);
    }

    @Test
    void whatIsCutOffIsNotCited() {
        Outgoing.Said said = Outgoing.whole("One is here [2]. " + "Another thing is said at length here. ".repeat(5) + "End [5].", KNOWN, 60, "en");

        assertThat(said.words()).isEqualTo("One is here [1]. Another thing is said at length here.");
        assertThat(said.cited()).containsExactly(2);
        assertThat(Outgoing.whole("話".repeat(600), KNOWN, 100, "en").words()).hasSize(100).endsWith("…");
        assertThat(Outgoing.whole("word ".repeat(600), KNOWN, 100, "en").words()).endsWith("word…").hasSizeLessThanOrEqualTo(100);
    }

    @Provide
    Arbitrary<String> said() {
        Arbitrary<String> hostile = Arbitraries.of("@mallory", "@", "#mallory", "#", "https://evil.example/?q=", "http://", "https:", "//evil.zip", "www.evil.com",
                "evil.xyz/x", "javascript:alert()", "[", "]", "(", ")", "![", "](", "[1]", "[2]", "[5]", "[99]", "[1, 2]", "【1†evil】", "**", "__", "`", "```",
                "<img src=evil>", "<", ">", "\n", "\n\n", " ", "  ", "\t", "\u200B", "\u200D", "\u202E", "\u00A0", "\u2028", "\uD83D", "\uE000", "\uE400",
                "\uE401", "\uDB40\uDC41", "０", "６", "06", "+33", ".", ",", "-", "/", ":", "!", " 06 39 98 12 34 ", " 12 rue Victor Hugo ",
                " 14 Elm Street ", " Lindenweg 14 ", ", 75011 Paris ", " ada@elsewhere.org ", "example", " at ", " dot ", "(at)", "mailto:", "＠", "＃", "\u0301", "·", GIVEN,
                "https://other.example/x", "[left out]", "left out", "word", "The ferry leaves. ", "話", "。", "👩\u200D🚀", "\\", "\"", "$1", "\r\n", "\u0000");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, hostile), net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(6)))
                .list().ofMinSize(1).ofMaxSize(40).map(parts -> String.join("", parts));
    }

    /// The same texts in each run: what another seed finds is mended and added, not met by whoever happens to build next.
    @Property(tries = 1_500, seed = "20261129")
    void whateverIsSaidIsInertFitsAndCitesWhatIsThere(@ForAll("said") String raw, @ForAll @IntRange(min = 20, max = 400) int room) {
        Outgoing.Said said = Outgoing.whole(raw, KNOWN, room, "en");

        assertInert(said.words());
        assertThat(PostText.length(PostText.parse(said.words()))).isLessThanOrEqualTo(room);
        assertThat(said.cited()).doesNotHaveDuplicates().allSatisfy(number -> assertThat(KNOWN.sources()).containsKey(number));
        IntStream.rangeClosed(1, said.cited().size()).forEach(number -> assertThat(said.words()).contains("[" + number + "]"));
        assertThat(said.words()).doesNotContain("[" + (said.cited().size() + 1) + "]").doesNotContainPattern("[\\p{Co}\\p{Cs}\\u200B\\u202E]");
        String again = whole(said.words());
        assertThat(uncited(again)).as("nothing is left to be taken out").isEqualTo(uncited(said.words()));
    }

    private static String uncited(String words) {
        // a sign before what is cited may stand at the beginning of a line then, as a mark does, or before a word; where it
        // stands apart it names nobody
        return words.replaceAll("\\s?\\[\\d+]", "").replaceAll("(?m)^[#> ]+", "").replaceAll("[\\s\\p{Z}]+", "")
                .replaceAll("[@＠﹫#＃﹟]+", "");
    }

    /// Addresses and numbers whose parts stand apart: by what is cited, by marks, by what is left out.
    @Provide
    Arbitrary<String> brokenUp() {
        Arbitrary<String> glue = Arbitraries.frequency(net.jqwik.api.Tuple.of(4, " "), net.jqwik.api.Tuple.of(1, ""))
                .flatMap(plain -> Arbitraries.of(plain, plain, " [3] ", "[99]", " [1] ", "[2]", " [2, 5] ", " [99]\u0301", "**", " ** ", "\n", "<b>", "![x](y)",
                        "【3】", "\u200B", "\u2028", "(", ",", "`", " > "));
        Arbitrary<String> personal = Arbitraries.of("14 Elm Street", "12 rue Victor Hugo", "Lindenweg 14", "06 39 98 12 34", "Bonn, 75011 Paris",
                "ada @ elsewhere.org").flatMap(whole -> glue.list().ofSize(5).map(glues -> {
                    StringBuilder parts = new StringBuilder(" ");
                    String[] words = whole.split(" ");
                    for (int i = 0; i < words.length; i++) {
                        parts.append(words[i]).append(glues.get(i));
                    }
                    return parts.append(' ').toString();
                }));
        return Arbitraries.oneOf(personal, personal, said().map(some -> some.substring(0, Math.min(12, some.length()))), Arbitraries.of("[1]", "[3] ", " and", "06"))
                .list().ofMinSize(1).ofMaxSize(6).map(parts -> String.join("", parts));
    }

    @Property(tries = 150, seed = "20261129")
    void whatIsShownOnTheWayIsInertAndNothingThatIsTakenOutLater(@ForAll("said") String raw) {
        assertNothingIsShownTooEarly(raw, true);
    }

    @Property(tries = 150, seed = "7")
    void norIsItWithOtherTexts(@ForAll("said") String raw) {
        assertNothingIsShownTooEarly(raw, true);
    }

    @Property(tries = 150, seed = "20261129")
    void whatIsBrokenUpIsNotShownFirstAndTakenOutLater(@ForAll("brokenUp") String raw) {
        assertNothingIsShownTooEarly(raw, false);
    }

    @Property(tries = 150, seed = "42")
    void norIsItWithOtherBreaks(@ForAll("brokenUp") String raw) {
        assertNothingIsShownTooEarly(raw, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"See 14 [3] Elm [1] Street, [2] it says. ", "Write to >//a, 75011 Paris ) 14 Elm Street [1, 2]06(\u0301\n and so on. ",
        "at 14 Elm Street  [2]`https: see ", "Go to 14 Elm Street [99]\u0301left out+33 now ", "Elm is / Lindenweg 14 [5]$1 there. ", "Lindenweg[99]14 is it. ",
        "Lindenweg\u202814, it says. "})
    void whatIsCitedInTheMidstOfAnAddressHidesNothingOfIt(String raw) {
        assertNothingIsShownTooEarly(raw, true);
    }

    /// Looks at each beginning of it.
    ///
    /// @param isWhole whether what is personal in it stands in one piece, so that it is never said; else it is not said before
    ///                it turns out to be none
    private static void assertNothingIsShownTooEarly(String raw, boolean isWhole) {
        String left = whole(raw, 100_000).replaceAll("\\s?\\[\\d+]", "");
        for (int end = 1; end <= raw.length(); end++) {
            String shown = Outgoing.soFar(raw.substring(0, end), KNOWN, "en");
            assertInert(shown);
            assertThat(PERSONAL.stream().filter(shown::contains).filter(part -> isWhole || !left.contains(part)))
                    .as("«%s» of «%s»", shown, raw.substring(0, end)).isEmpty();
            assertThat(shown).doesNotContain("[1]", "[2]", "[99]");
            assertThat(uncited(whole(shown, 100_000))).as("nothing that the end would take out").isEqualTo(uncited(shown));
        }
    }

    @Test
    void sentencesComeAsTheyAreWritten() {
        String said = "The ferry leaves at 07:40 from pier 3 [2]. On Sundays there is none [5], and in 2024 it cost 12 euros.";
        String before = "";
        for (int end = 1; end <= said.length(); end++) {
            String shown = Outgoing.soFar(said.substring(0, end), KNOWN, "en");
            assertThat(shown).as("nothing is taken back").startsWith(before);
            before = shown;
        }
        assertThat(before).isEqualTo("The ferry leaves at 07:40 from pier 3. On Sundays there is none, and in 2024 it cost");
    }

    static List<String> hostile() {
        int much = 1_000_000;
        return List.of("a".repeat(much), "1".repeat(much), "1 ".repeat(much / 2), "[".repeat(much), "![".repeat(much / 2), "[a](".repeat(much / 4),
                "<a".repeat(much / 2), "@".repeat(much), "a@".repeat(much / 2), "a.".repeat(much / 2), "Aa ".repeat(much / 3), "12 Aa ".repeat(much / 6),
                "12 rue a ".repeat(much / 9), "[1,".repeat(much / 3), "http://".repeat(much / 7), "https://a.b/".repeat(much / 12), "**".repeat(much / 2) + "x",
                "*_".repeat(much / 2), " ".repeat(much), "\n".repeat(much), "\u200D".repeat(much), "one ".repeat(much / 4), "A. ".repeat(much / 3),
                "GB29 NWBK ".repeat(much / 10), "1.123, ".repeat(much / 7), "1° ".repeat(much / 3), "via di San ".repeat(much / 11), "Am Aa ".repeat(much / 6),
                "Aa, ".repeat(much / 4), "a at b dot ".repeat(much / 11), "\uFDFA".repeat(much), "e\u0301".repeat(much / 2), "【".repeat(much), "#".repeat(much),
                "[[[1]1]1]".repeat(much / 9));
    }

    /// A bound of the work, not of the speed: what goes wrong here takes hours.
    @ParameterizedTest
    @MethodSource("hostile")
    void aLongTextIsNotSlow(String raw) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertInert(whole(raw));
            assertInert(Outgoing.soFar(raw, KNOWN, "en"));
        });
    }
}
