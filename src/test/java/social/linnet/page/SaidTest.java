package social.linnet.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import social.linnet.post.PostText;

class SaidTest {

    private static final List<AnswerView.Source> TWO = List.of(new AnswerView.Source(1, null), new AnswerView.Source(2, null));

    private static List<Said> said(String text) {
        return Said.of(PostText.parse(text), TWO);
    }

    private static String text(List<Said> parts) {
        return parts.stream().map(part -> part.segment().text()).collect(Collectors.joining());
    }

    @Test
    void theAddressesOfItsSourcesStandBelowAndNotInTheText() {
        List<Said> parts = said("@bob On Friday [1], at nine [2].\n\n[1] https://linnet.example/@alice/1\n[2] http://localhost:8080/@bob/2");

        assertThat(text(parts)).isEqualTo("@bob On Friday[1], at nine[2].");
        assertThat(parts).filteredOn(part -> part.source() != null).extracting(Said::source).containsExactlyElementsOf(TWO);
    }

    @Test
    void whatOnlyLooksLikeThemStays() {
        assertThat(text(said("See [1] https://linnet.example/@alice/1 and more."))).endsWith("https://linnet.example/@alice/1 and more.");
        assertThat(text(said("A list:\n[1] of things"))).isEqualTo("A list:\n[1] of things");
        List<Said> unknown = said("Nobody cites [3] or [12].");
        assertThat(unknown).allMatch(part -> part.source() == null);
        assertThat(text(unknown)).isEqualTo("Nobody cites [3] or [12].");
    }

    @Test
    void withoutWordsNothingIsLeft() {
        assertThat(said("")).isEmpty();
        assertThat(said("\n[1] https://linnet.example/@alice/1")).isEmpty();
    }
}
