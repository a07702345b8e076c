package social.linnet.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

/// What filters find in a text.
class PhrasesTest {

    /// Few letters, so that phrases overlap, hold each other and go on in words.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'A', 'b', 'é', 'É', ' ', '.', '_', '1').ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<Phrases.Phrase>> phrases() {
        Arbitrary<String> words = Arbitraries.strings().withChars('a', 'A', 'b', 'é', ' ', '.', '_', '1')
                .ofMinLength(1).ofMaxLength(4);
        return Combinators.combine(words, Arbitraries.of(true, false)).as(Phrases.Phrase::new).list().ofMaxSize(12);
    }

    @Property(tries = 5000)
    void itFindsWhatLookingForEachAloneFinds(@ForAll("texts") String text,
                                             @ForAll("phrases") List<Phrases.Phrase> phrases) {
        BitSet expected = new BitSet();
        for (int i = 0; i < phrases.size(); i++) {
            expected.set(i, holds(text, phrases.get(i)));
        }
        assertThat(new Phrases(phrases).in(text)).isEqualTo(expected);
    }

    private static boolean holds(String text, Phrases.Phrase phrase) {
        int[] in = Phrases.folded(text);
        int[] what = Phrases.folded(phrase.text());
        for (int at = 0; at + what.length <= in.length; at++) {
            if (Arrays.equals(what, Arrays.copyOfRange(in, at, at + what.length))
                    && (!phrase.wholeWord() || stands(in, at, at + what.length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(int[] in, int from, int to) {
        boolean before = from > 0 && Phrases.isWord(in[from - 1]) && Phrases.isWord(in[from]);
        boolean after = to < in.length && Phrases.isWord(in[to]) && Phrases.isWord(in[to - 1]);
        return !before && !after;
    }

    private static boolean found(String text, String phrase, boolean wholeWord) {
        return !new Phrases(List.of(new Phrases.Phrase(phrase, wholeWord))).in(text).isEmpty();
    }

    @Test
    void caseDoesNotCountAndWordsAreWordsInEveryScript() {
        assertThat(found("ÉTÉ à la mer", "été", true)).isTrue();
        assertThat(found("l’été", "été", true)).isTrue();
        assertThat(found("étés", "été", true)).isFalse();
        assertThat(found("étés", "été", false)).isTrue();
        assertThat(found("e\u0301te\u0301", "été", true)).as("composed or not").isTrue();
        assertThat(found("Я люблю КРИКЕТ!", "крикет", true)).isTrue();
        assertThat(found("#cricket", "cricket", true)).isTrue();
        assertThat(found("#cricket", "#cricket", true)).isTrue();
        assertThat(found("snake_case", "case", true)).isFalse();
        assertThat(found("C++ and C", "c++", true)).isTrue();
        assertThat(found("a (b.c) d", "(b.c)", true)).as("no pattern").isTrue();
        assertThat(found("abc", "a.c", false)).as("no pattern").isFalse();
        assertThat(found("", "a", false)).isFalse();
    }

    @Test
    void noPhrasesAndNoTextMakeItSlow() {
        List<Phrases.Phrase> many = new ArrayList<>();
        for (int i = 1; i <= Filters.MAX_KEYWORDS; i++) {
            many.add(new Phrases.Phrase("a".repeat(i), i % 2 == 0));
        }
        Phrases phrases = new Phrases(many);
        String text = "a".repeat(20_000) + "b";
        long start = System.nanoTime();
        assertThat(phrases.in(text).cardinality()).isEqualTo(Filters.MAX_KEYWORDS / 2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
