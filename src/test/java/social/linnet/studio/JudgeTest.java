package social.linnet.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.ai.Moderator.Rule;

/// What is said against words and pictures, and from which rules a job can be excused.
class JudgeTest {

    private static final Source PICTURE = new Source(new byte[0], "image/png");

    private static Judge finding(Rule... broken) {
        return new Judge(new Moderator() {
            @Override
            public ModelName name() {
                return new ModelName("test", "fixed", true);
            }

            @Override
            public Verdict judge(String text, Duration deadline) {
                return new Verdict(Set.of(broken), "this");
            }

            @Override
            public Verdict judge(Source picture, Duration deadline) {
                return new Verdict(Set.of(broken), "");
            }
        });
    }

    private static Rule ruleOf(Judge.Finding finding) {
        return finding.objection().map(Job.Objection::rule).orElse(null);
    }

    @Test
    void anExcusedRuleIsNotHeldAgainstItAndTheOthersAre() {
        Judge judge = finding(Rule.VIOLENCE, Rule.HATE);
        assertThat(ruleOf(judge.words("x"))).isEqualTo(Rule.HATE);
        assertThat(ruleOf(judge.words("x", Set.of(Rule.HATE)))).isEqualTo(Rule.VIOLENCE);
        assertThat(judge.words("x", Set.of(Rule.HATE, Rule.VIOLENCE))).isEqualTo(Judge.Finding.GOOD);
        assertThat(ruleOf(judge.picture(PICTURE, Set.of(Rule.HATE)))).isEqualTo(Rule.VIOLENCE);
        assertThat(judge.picture(PICTURE, Set.of(Rule.HATE, Rule.VIOLENCE))).isEqualTo(Judge.Finding.GOOD);
    }

    @Test
    void theRuleThatProtectsMinorsComesFirstAndIsNeverExcused() {
        Judge judge = finding(Rule.HATE, Rule.SEXUAL, Rule.SEXUAL_MINORS);
        assertThat(ruleOf(judge.words("x"))).isEqualTo(Rule.SEXUAL_MINORS);
        assertThat(ruleOf(judge.words("x", Set.of(Rule.values())))).isEqualTo(Rule.SEXUAL_MINORS);
        assertThat(ruleOf(judge.picture(PICTURE, Set.of(Rule.values())))).isEqualTo(Rule.SEXUAL_MINORS);
    }

    @Test
    void whoSaidSoIsSaid() {
        assertThat(finding(Rule.HATE).words("x").objection()).contains(new Job.Objection(Rule.HATE, "this", "test/fixed", null));
    }
}
