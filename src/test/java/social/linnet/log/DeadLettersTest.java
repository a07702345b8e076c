package social.linnet.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Touchy;
import social.linnet.testing.World;

/// An event that a view cannot handle stops nobody and is not forgotten.
@LinnetTest
class DeadLettersTest {

    @Autowired
    World world;
    @Autowired
    Accounts accounts;
    @Autowired
    Views views;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MeterRegistry meters;
    @Autowired
    Touchy.Stored stored;
    @Autowired
    Touchy.Held held;
    @Autowired
    Touchy.Gathering gathering;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    @AfterEach
    void mend() {
        for (Touchy.Temper view : List.of(stored, held, gathering)) {
            view.cannotBear(alice.id(), null);
            views.replay(view.name());
        }
    }

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(() -> new IllegalStateException("not this one, please"),
                () -> new AssertionError("nor this one, please"), () -> new StackOverflowError("please"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aliceBreaksAStoredViewAndBobStillCounts(Supplier<Throwable> failure) {
        story(stored, failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aliceBreaksAHeldViewAndBobStillCounts(Supplier<Throwable> failure) {
        story(held, failure);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aliceBreaksAViewThatGathersAndBobStillCounts(Supplier<Throwable> failure) {
        story(gathering, failure);
    }

    private void story(Touchy.Temper view, Supplier<Throwable> failure) {
        world.settle();
        view.notice(alice.id());
        view.notice(bob.id());
        double before = deadLetters(view);

        view.cannotBear(alice.id(), failure);
        accounts.updateProfile(bob.id(), "Bob before", "");
        accounts.updateProfile(alice.id(), "Alice", "");
        accounts.updateProfile(bob.id(), "Bob after", "");
        world.settle();

        assertThat(view.appliedOf(bob.id())).hasSize(2).doesNotHaveDuplicates();
        assertThat(view.appliedOf(alice.id())).isEmpty();
        long poison = jdbc.sql("select seq from log.event where kind = 'ProfileChanged' and actor = :actor")
                .param("actor", alice.id()).query(Long.class).single();
        assertThat(reasons(view, poison)).singleElement().asString().contains("please");
        assertThat(deadLetters(view)).isEqualTo(before + 1);
        assertThat(views.standings()).filteredOn(standing -> standing.view().equals(view.name()))
                .extracting(Views.Standing::deadLetters).containsExactly((long) before + 1);

        assertThat(views.replay(view.name())).as("replayed too early").isZero();
        assertThat(reasons(view, poison)).hasSize(1);
        assertThat(view.appliedOf(alice.id())).isEmpty();

        view.cannotBear(alice.id(), null);
        assertThat(views.replay(view.name())).isEqualTo(1);
        assertThat(reasons(view, poison)).isEmpty();
        assertThat(view.appliedOf(alice.id())).containsExactly(poison);
        assertThat(view.appliedOf(bob.id())).hasSize(2);
        assertThat(deadLetters(view)).isEqualTo(before);
    }

    private List<String> reasons(Touchy.Temper view, long seq) {
        return jdbc.sql("select reason from log.dead_letter where view = :view and seq = :seq")
                .param("view", view.name()).param("seq", seq).query(String.class).list();
    }

    private double deadLetters(Touchy.Temper view) {
        return meters.get("linnet.log.dead.letters").tag("view", view.name()).gauge().value();
    }
}
