package social.linnet.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import social.linnet.ai.Moderator.Rule;
import social.linnet.ai.Moderator.Verdict;

/// The word lists of a server before the model that judges.
class WordsFirstTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private record Fixed(String called, Verdict verdict) implements Moderator {
        @Override
        public ModelName name() {
            return new ModelName("test", called, false);
        }

        @Override
        public Verdict judge(String text, Duration deadline) {
            return verdict;
        }

        @Override
        public Verdict judge(ImageModel.Source picture, Duration deadline) {
            return verdict;
        }
    }

    private static final Moderator BOTH = new WordsFirst(new Fixed("lists", new Verdict(Set.of(Rule.ILLICIT), "that")),
            new Fixed("model", new Verdict(Set.of(Rule.HATE, Rule.SEXUAL_MINORS), "")));

    @Test
    void whatTheListsFindIsTheirsToSay() {
        assertThat(BOTH.judge("x", SOON)).isEqualTo(new Verdict(Set.of(Rule.ILLICIT), "that", new ModelName("test", "lists", false)));
    }

    @Test
    void whatIsExcusedByTheListsIsStillJudgedByTheModel() {
        assertThat(BOTH.judge("x", Set.of(Rule.ILLICIT), SOON).broken()).containsExactlyInAnyOrder(Rule.HATE, Rule.SEXUAL_MINORS);
        assertThat(BOTH.judge("x", Set.of(Rule.values()), SOON).broken()).containsExactly(Rule.SEXUAL_MINORS);
    }
}
