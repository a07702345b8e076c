package social.linnet.ai.builtin.reading;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Where sentences end.
class SentencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Doors open at 7.30 p.m. on Friday. Bring a coat. | Doors open at 7.30 p.m. on Friday.~Bring a coat.
            Dr. Moss and Mrs. Pell came by. They stayed. | Dr. Moss and Mrs. Pell came by.~They stayed.
            See https://linnet.example/a?b=c.d for the map! It is good. | See https://linnet.example/a?b=c.d for the map!~It is good.
            On se voit à 9 h 30 ? Oui, devant la gare ! | On se voit à 9 h 30 ?~Oui, devant la gare !
            M. Prune habite au 8 bd. Sud. Sonnez deux fois. | M. Prune habite au 8 bd. Sud.~Sonnez deux fois.
            I wondered... and then it rained… Nobody came. | I wondered... and then it rained…~Nobody came.
            We won 🎉🎉 Thank you all | We won 🎉🎉~Thank you all
            "Is it safe?" she asked. He nodded. | "Is it safe?"~she asked.~He nodded.
            « Fermé. » Voilà ce que dit le panneau. | « Fermé. »~Voilà ce que dit le panneau.
            @bob @carol yes, it is | yes, it is
            Yes. It is at noon. | Yes. It is at noon.
            Version 8.2.1 is out. | Version 8.2.1 is out.
            東京に行く。とても楽しい！ | 東京に行く。~とても楽しい！
            """)
    void sentencesEndWhereReadersEndThem(String text, String sentences) {
        assertThat(sentences(text)).containsExactly(sentences.split("~"));
    }

    @Test
    void everyLineOfAListIsOne() {
        assertThat(sentences("To bring:\n- a rope\n* two lamps\n3. bread, e.g. rye\n\n   \n— 🎈 —")).containsExactly("To bring:", "a rope",
                "two lamps", "bread, e.g. rye");
    }

    @Test
    void whatIsTooLongIsCutBetweenWords() {
        String long1 = "word ".repeat(200);
        assertThat(sentences(long1)).hasSizeGreaterThan(2).allSatisfy(piece -> assertThat(piece)
                .hasSizeLessThanOrEqualTo(Sentences.LONGEST).startsWith("word").endsWith("word"));
        assertThat(String.join("", sentences("🐦".repeat(999) + "a"))).endsWith("a").doesNotContain("?");
    }

    @Test
    void nothingIsInNothing() {
        assertThat(sentences("")).isEmpty();
        assertThat(sentences(" \n...\n?!\n🎈")).isEmpty();
    }

    private static List<String> sentences(String text) {
        return Sentences.of(text).stream().map(span -> text.substring(span.from(), span.to())).toList();
    }
}
