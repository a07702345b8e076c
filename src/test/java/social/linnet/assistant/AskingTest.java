package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import social.linnet.ai.TextModel.Task;

/// Which questions are the same question, and get one answer.
class AskingTest {

    private static Asking asking(String text) {
        return Asking.of(text, "linnet", 7L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @linnet is this true?                             | @linnet Is THAT really so ???
            @alice @linnet is this true                       | is this true, @linnet?
            @linnet c’est vrai ?                              | @linnet Est-ce que c'est vrai
            @linnet tl;dr                                     | @linnet résume
            @linnet When does the ferry leave?                | @linnet when does THE ferry leave please
            @linnet translate this to german                  | @linnet Translate to German!
            """)
    void theSameInOtherClothesIsTheSame(String one, String other) {
        assertThat(asking(one).key()).isEqualTo(asking(other).key());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @linnet is Alice older than Bob?                  | @linnet is Bob older than Alice?
            @linnet what did @carol say of it?                | @linnet what did @dave say of it?
            @linnet translate to german                       | @linnet translate to spanish
            @linnet traduis                                   | @linnet translate to spanish
            @linnet किताब कहाँ है                                | @linnet कतब कह ह
            """)
    void whatAsksSomethingElseIsAnotherQuestion(String one, String other) {
        assertThat(asking(one).key()).isNotEqualTo(asking(other).key());
    }

    @Test
    void whomItSpeaksOfIsPartOfIt() {
        assertThat(asking("@alice @linnet what did @carol say, @linnet?").words()).isEqualTo("what did @carol say, ?");
        assertThat(asking("@alice @linnet explain").task()).isEqualTo(Task.EXPLAIN);
        assertThat(asking("@linnet @alice").task()).isEqualTo(Task.EXPLAIN);
    }
}
