package social.linnet.post.link;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is remembered of cards.
class LinksTest {

    private static final String URL = "https://hedge.test/finch";
    private static final Card CARD = new Card(URL, "A finch", "", "", "", "", null, null);

    /// What each look at the table finds; something may happen meanwhile.
    private static final class Table extends CardTable {
        private final Deque<List<Card>> answers = new ArrayDeque<>();
        private Runnable meanwhile = () -> { };

        Table() {
            super(JdbcClient.create(new SimpleDriverDataSource()));
        }

        @Override
        List<Card> of(Collection<String> urls) {
            List<Card> answer = answers.remove();
            meanwhile.run();
            return answer;
        }
    }

    @Test
    void aCardThatComesWhileSomebodyLooksIsThereForTheNext() {
        Table table = new Table();
        Links links = new Links(table);
        table.answers.add(List.of());
        table.meanwhile = () -> links.changed(URL);
        assertThat(links.cards(List.of(URL))).isEmpty();
        table.answers.add(List.of(CARD));
        table.meanwhile = () -> { };
        assertThat(links.cards(List.of(URL))).containsEntry(URL, CARD);
        assertThat(links.cards(List.of(URL))).as("remembered").containsEntry(URL, CARD);
        assertThat(table.answers).isEmpty();
    }

    @Test
    void thatThereIsNoneIsRememberedToo() {
        Table table = new Table();
        Links links = new Links(table);
        table.answers.add(List.of());
        assertThat(links.cards(List.of(URL))).isEmpty();
        assertThat(links.cards(List.of(URL))).isEmpty();
    }
}
