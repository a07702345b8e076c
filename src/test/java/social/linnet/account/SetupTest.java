package social.linnet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.event.Refused;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.log.Views;
import social.linnet.testing.Beside;
import social.linnet.testing.OwnPostgres;
import social.linnet.testing.SmallProgram;
import social.linnet.testing.Strangers;
import social.linnet.testing.Together;
import social.linnet.testing.World;

/// Accounts on databases of their own: the first administrator, and the other rules for signing up.
@Beside
class SetupTest {

    private final String url = OwnPostgres.freshDatabase();
    private SmallProgram program = start("open");

    private SmallProgram start(String signup) {
        return SmallProgram.start(url, 12, Map.of("linnet.signup", signup), new String[] {"log", "account", "fetch"},
                Nothing.class, Strangers.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static SignUps.Form form(String handle, String invite) {
        return new SignUps.Form(handle, "", World.PASSWORD, "", invite, "because", "en");
    }

    private static void assertVoid(Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("setup-void"));
    }

    @Test
    void theLinkMakesOneAdministratorThoughTwoFollowItAtOnce() {
        Setup setup = program.get(Setup.class);
        String stale = setup.token().orElseThrow();
        String token = setup.token().orElseThrow();
        assertThat(setup.holds(stale)).isFalse();
        assertVoid(() -> setup.use(stale, form("early", "")));
        assertThatThrownBy(() -> setup.use(token, form("not a handle", ""))).isInstanceOf(Refused.class);
        assertThat(setup.holds(token)).as("after a form that was refused").isTrue();

        List<Together.Outcome<Account>> outcomes = Together.run(2, i -> setup.use(token, form("admin" + i, "")));

        assertThat(Together.results(outcomes)).singleElement().extracting(Account::role).isEqualTo(Account.Role.ADMIN);
        assertThat(Together.failures(outcomes)).singleElement().isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("setup-void"));
        assertVoid(() -> setup.use(token, form("late", "")));
        assertThat(setup.token()).isEmpty();
        assertThat(setup.holds(token)).isFalse();
        assertThat(program.get(JdbcClient.class).sql("select count(*) from account.account").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void theLinkOutlivesAHandleThatWasTaken() {
        Setup setup = program.get(Setup.class);
        program.get(SignUps.class).signUp(form("alice", ""));
        String token = setup.token().orElseThrow();

        assertThatThrownBy(() -> setup.use(token, form("alice", ""))).isInstanceOf(Refused.class);
        assertThat(setup.use(token, form("root", "")).role()).isEqualTo(Account.Role.ADMIN);
    }

    @Test
    void whereAnAdministratorMustAgreeNobodySignsInBefore() {
        program.close();
        program = start("approval");
        Accounts accounts = program.get(Accounts.class);
        SignUps signUps = program.get(SignUps.class);
        SignIn signIn = program.get(SignIn.class);
        Account alice = signUps.signUp(form("alice", ""));
        Account eve = signUps.signUp(form("eve", ""));

        assertThat(alice.state()).isEqualTo(Account.State.PENDING);
        assertThat(accounts.find(alice.id())).isEmpty();
        assertThatThrownBy(() -> signIn.authenticate("alice", World.PASSWORD)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("sign-in-pending"));
        assertThat(signUps.applicants()).extracting(SignUps.Applicant::reason).containsExactly("because", "because");

        Together.run(4, i -> {
            signUps.approve(alice.id());
            return true;
        });
        signUps.reject(alice.id());
        signUps.reject(eve.id());
        assertThat(signIn.authenticate("alice", World.PASSWORD).id()).isEqualTo(alice.id());
        assertThat(accounts.find(List.of(alice.id(), eve.id())).keySet()).containsExactly(alice.id());
        assertThat(program.get(Views.class).awaitAll(Duration.ofSeconds(20))).isTrue();
        assertThat(program.get(JdbcClient.class).sql("select actor from log.event where kind = 'AccountCreated'")
                .query(Long.class).list()).containsExactly(alice.id());
    }

    @Test
    void whereOneMustBeInvitedNobodyComesInWithout() {
        Account alice = program.get(SignUps.class).signUp(form("alice", ""));
        program.close();
        program = start("invite");
        SignUps signUps = program.get(SignUps.class);

        assertThatThrownBy(() -> signUps.signUp(form("bob", ""))).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("invite-invalid"));
        String code = program.get(Invitations.class).create(alice.id()).code();
        assertThat(signUps.signUp(form("bob", code)).state()).isEqualTo(Account.State.ACTIVE);
    }

    /// The log runs with one view at least.
    static class Nothing implements View.Held {

        @Override
        public String name() {
            return "testing.nothing";
        }

        @Override
        public void load(long head) {
            // holds nothing
        }

        @Override
        public void apply(Logged logged) {
            // does nothing
        }
    }
}
