package social.linnet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import social.linnet.testing.Beside;

/// Whatever people say and make, in whatever order, what may be used is what a plain model says.
@Beside
class HistoriesTest {

    private static final int HISTORIES = 10_000;
    private static final int STEPS = 40;
    private static final int PEOPLE = 3;

    /// Somebody's stance, and the epochs in which they made things.
    private static final class Person {
        private final PlainModel model = new PlainModel();
        private final List<Long> made = new ArrayList<>();
        private Stance stance = Stance.UNSAID;

        private List<Boolean> free() {
            return made.stream().map(stance::covers).toList();
        }
    }

    @Test
    void tenThousandHistoriesEndAsThePlainModelSays() {
        int yes = 0;
        int no = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Random random = new Random(history);
            List<Person> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(new Person());
            }
            long epoch = 0;
            StringBuilder told = new StringBuilder();
            for (int step = 0; step < STEPS; step++) {
                int who = random.nextInt(PEOPLE);
                Person person = people.get(who);
                int deed = random.nextInt(2 * Choice.values().length);
                if (deed < Choice.values().length) {
                    Choice said = Choice.values()[deed];
                    told.append(who).append(' ').append(said).append(", ");
                    Stance before = person.stance;
                    person.stance = before.saying(said, epoch + 1);
                    epoch += person.stance == before ? 0 : 1;
                    person.model.say(said);
                } else {
                    told.append(who).append(" makes, ");
                    person.made.add(epoch);
                    person.model.make();
                }
                for (Person each : people) {
                    assertThat(each.free()).as("%s", told).isEqualTo(each.model.free());
                }
            }
            for (Person person : people) {
                yes += (int) person.free().stream().filter(free -> free).count();
                no += (int) person.free().stream().filter(free -> !free).count();
            }
        }
        assertThat(List.of(yes, no)).as("both were there to be told apart").allMatch(count -> count > HISTORIES);
    }

    @Test
    void whoHasSaidNothingHasNotAgreed() {
        for (long epoch : new long[] {0, 1, Long.MAX_VALUE}) {
            assertThat(Stance.UNSAID.covers(epoch)).isFalse();
        }
    }

    @Test
    void whatIsSaidTwiceIsWrittenOnceAndANoOfWhoSaidNothingIsWritten() {
        Stance no = Stance.UNSAID.saying(Choice.NO, 1);
        assertThat(no).isEqualTo(new Stance(Choice.NO, 1));
        assertThat(no.saying(Choice.NO, 2)).isSameAs(no);
        Stance all = no.saying(Choice.EVERYTHING, 2);
        assertThat(all.saying(Choice.FROM_NOW, 3)).as("a yes takes nothing back").isSameAs(all);
        assertThat(no.saying(Choice.FROM_NOW, 2).saying(Choice.EVERYTHING, 3)).isEqualTo(new Stance(Choice.EVERYTHING, 3));
    }
}
