package social.linnet.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            @linnet is this true @alice?                      | @linnet hey, is this true? Thanks!
            @linnet fact check                                | @linnet is this true
            @linnet the ferry sank, is it true?               | @linnet is it true that the ferry sank?
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
            @linnet is it true that the ferry sank?           | @linnet is it true that Bob is a thief?
            @linnet the ferry sank. Is this true?             | @linnet Bob is a thief. Is this true?
            @linnet is it true that @carol said so?           | @linnet is it true that @dave said so?
            @linnet fact-check the date                       | @linnet fact-check the place
            """)
    void whatAsksSomethingElseIsAnotherQuestion(String one, String other) {
        assertThat(asking(one).key()).isNotEqualTo(asking(other).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"is this true", "IS THIS TRUE?!", "is that so", "So, is that really so?", "hey, is this true please", "Hi! Is this true? Thanks!",
            "please tell me: is this true?", "is this true @alice", "is this true or not", "is this true? I saw another number", "Bob is a thief, is this true?",
            "I read the opposite.\nIs that right?", "I read the opposite but is that right?", "is it true that the ferry sank?", "is this right or am I dreaming",
            "true or false?", "fact-check please", "fact check this", "can you verify this?", "can anyone confirm the date", "tell me if this is true",
            "c’est vrai ?", "Est-ce que c'est vrai ?", "est-ce vrai", "Bonjour, c'est bien vrai ?", "dis-moi si c'est vrai", "c'est vrai ou pas ?",
            "c’est vrai que le bac a coulé ?", "C'est vrai ? J'ai lu le contraire.", "J'ai lu le contraire, c'est vrai ?", "vrai ou faux ?", "vérifie stp",
            "Salut, peux-tu vérifier ça ?", "info ou intox ?"})
    void whoeverAsksWhetherSomethingIsSoIsAnsweredThat(String words) {
        assertThat(asking("@linnet " + words).task()).isEqualTo(Task.CHECK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Explain why people ask is this true", "Why do people ask \"is this true?\"", "is this true story on film?",
            "who says that is true", "which of them is this real one?", "what is this real estate worth?", "whom do fact checkers work for?",
            "how can you verify signatures?", "was it right of her to go?", "explique pourquoi on demande si c'est vrai",
            "pourquoi écrivent-ils « c'est vrai » ?", "que dit-on quand c'est vrai", "comment vérifier une signature ?", "à quelle heure est-ce vraiment ?"})
    void whoeverOnlySpeaksOfThatAsksSomethingElse(String words) {
        assertThat(asking("@linnet " + words).task()).isEqualTo(Task.ANSWER);
    }

    @Test
    void whomItSpeaksOfIsPartOfIt() {
        assertThat(asking("@alice @linnet what did @carol say, @linnet?").words()).isEqualTo("what did @carol say, ?");
        assertThat(asking("@alice @linnet explain").task()).isEqualTo(Task.EXPLAIN);
        assertThat(asking("@linnet @alice").task()).isEqualTo(Task.EXPLAIN);
    }
}
