package social.linnet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestContextManager;

import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;

/// Whatever three people do, the program and a model of plain maps agree on what each of them, and somebody who is not
/// signed in, then sees.
///
/// What it must notice was tried by breaking the program on purpose, once each: a closed author's posts answered, a block
/// forgotten by the gate or by homes, a request that counts as a follow, a home that keeps whom one left, a deleted or
/// edited post still in memory, a mute that empties a profile, answers to strangers at home, names that an edit leaves,
/// a private post reposted, a block that ends nothing, a locked account followed at once, a list that keeps whom one left,
/// an unmute that does nothing, a home that an edit which names its reader does not reach.
@LinnetTest
class AgainstAModelTest {

    /// How many sequences are tried.
    private static final int SEQUENCES = 2000;
    /// How many of them happen at once, each among people of its own: one waits for the views where another works.
    private static final int AT_ONCE = 4;

    @Autowired
    private AutowireCapableBeanFactory beans;
    private final Program program = new Program();

    /// The same server as every other test's: jqwik is another engine, and Spring's extension is not asked by it.
    @BeforeProperty
    void wire() throws Exception {
        new TestContextManager(AgainstAModelTest.class).prepareTestInstance(this);
        beans.autowireBean(program);
    }

    @Provide
    Arbitrary<List<List<Step>>> sequences() {
        return Step.sequences().list().ofSize(AT_ONCE);
    }

    @Property(tries = SEQUENCES / AT_ONCE)
    void theyAgree(@ForAll("sequences") List<List<Step>> sequences) {
        List<Together.Outcome<AssertionError>> ends = Together.run(sequences.size(), i -> disagreement(sequences.get(i)));
        assertThat(Together.failures(ends)).isEmpty();
        for (AssertionError disagreement : Together.results(ends)) {
            if (disagreement != null) {
                throw disagreement;
            }
        }
    }

    private @Nullable AssertionError disagreement(List<Step> steps) {
        try {
            agree(steps);
            return null;
        } catch (AssertionError disagreement) {
            return disagreement;
        }
    }

    /// Every other story begins among people who know each other.
    private void agree(List<Step> steps) {
        Table table = new Table(program);
        if (steps.getFirst().which() % 2 == 0) {
            table.haveMet();
        }
        for (Step step : steps) {
            table.take(step);
            table.check(step.toString());
        }
    }
}
