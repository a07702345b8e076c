package social.linnet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import social.linnet.account.Account;
import social.linnet.account.SignIn;
import social.linnet.account.Departures;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

/// What alice and bob let be used, on the real ledger.
@LinnetTest
class LedgerTest {

    private static final Purpose PURPOSE = Purpose.ASSISTANT_RATINGS;
    private static final Wording ASKED = new Wording("en", "May it be used?\nYes\nNo");
    /// How many histories are tried on the database, and how many of them at once.
    private static final int HISTORIES = 120;
    private static final int STEPS = 25;

    @Autowired
    private World world;
    @Autowired
    private Consents consents;
    @Autowired
    private SignIn signIn;
    @Autowired
    private Departures departures;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private boolean mayUse(Account person, long madeIn) {
        return consents.mayUse(person.id(), PURPOSE, madeIn);
    }

    private Stance say(Account person, Choice choice) {
        return consents.say(person.id(), PURPOSE, choice, ASKED);
    }

    @Test
    void nothingOfWhoHasSaidNothingMayBeUsed() {
        assertThat(consents.stance(alice.id(), PURPOSE)).isEqualTo(Stance.UNSAID);
        assertThat(mayUse(alice, 0)).isFalse();
        assertThat(mayUse(alice, consents.epoch())).isFalse();
        assertThat(consents.history(alice.id())).isEmpty();
    }

    @Test
    void alicesYesIsForWhatComesAfterItAndHersAlone() {
        long before = consents.epoch();
        Stance yes = say(alice, Choice.FROM_NOW);
        assertThat(yes.epoch()).isGreaterThan(before);
        assertThat(consents.epoch()).isEqualTo(yes.epoch());
        assertThat(mayUse(alice, before)).as("made before").isFalse();
        assertThat(mayUse(alice, consents.epoch())).isTrue();
        assertThat(mayUse(bob, consents.epoch())).isFalse();

        say(alice, Choice.EVERYTHING);
        assertThat(mayUse(alice, before)).as("she said so").isTrue();
        assertThat(say(alice, Choice.FROM_NOW).choice()).as("a second yes takes nothing back").isEqualTo(Choice.EVERYTHING);
    }

    @Test
    void alicesNoTakesEverythingOutAtOnceAndALaterYesDoesNotBringItBack() {
        say(alice, Choice.FROM_NOW);
        long whileOn = consents.epoch();
        say(alice, Choice.NO);
        long whileOff = consents.epoch();
        assertThat(mayUse(alice, whileOn)).isFalse();
        assertThat(mayUse(alice, whileOff)).isFalse();

        say(alice, Choice.FROM_NOW);
        assertThat(List.of(mayUse(alice, whileOn), mayUse(alice, whileOff), mayUse(alice, consents.epoch())))
                .containsExactly(false, false, true);
        say(alice, Choice.EVERYTHING);
        assertThat(List.of(mayUse(alice, whileOn), mayUse(alice, whileOff), mayUse(alice, consents.epoch())))
                .containsExactly(true, true, true);
    }

    @Test
    void herHistorySaysWhatSheWasAskedAndHoldsNoRepetition() {
        say(alice, Choice.NO);
        say(alice, Choice.NO);
        say(alice, Choice.EVERYTHING);
        say(alice, Choice.EVERYTHING);
        assertThat(consents.history(alice.id())).extracting(Entry::choice).containsExactly(Choice.EVERYTHING, Choice.NO);
        assertThat(consents.history(alice.id())).allSatisfy(entry -> assertThat(entry.wording()).isEqualTo(ASKED));
        assertThat(consents.history(bob.id())).isEmpty();
    }

    @Test
    void nothingMayBeUsedOfAnAccountThatIsAway() {
        say(alice, Choice.EVERYTHING);
        departures.deactivate(alice.id(), World.PASSWORD);
        assertThat(mayUse(alice, consents.epoch())).isFalse();
        departures.comeBack(signIn.authenticate(alice.handle(), World.PASSWORD));
        assertThat(mayUse(alice, consents.epoch())).isTrue();
    }

    @Test
    void historiesOfManyAtOnceEndAsThePlainModelSaysInOneLedgerWithoutGaps() {
        List<Account> people = IntStream.range(0, HISTORIES).mapToObj(i -> world.person("p")).toList();
        List<Together.Outcome<Boolean>> ends = Together.run(8, thread -> {
            for (int i = thread; i < HISTORIES; i += 8) {
                history(people.get(i), new Random(i));
            }
            return true;
        });
        assertThat(Together.failures(ends)).isEmpty();
        long epoch = consents.verified();
        assertThat(jdbc.sql("select count(*) from consent.entry where position <= :epoch").param("epoch", epoch)
                .query(Long.class).single()).isEqualTo(epoch);
    }

    private void history(Account person, Random random) {
        PlainModel model = new PlainModel();
        List<Long> made = new ArrayList<>();
        StringBuilder told = new StringBuilder();
        for (int step = 0; step < STEPS; step++) {
            int deed = random.nextInt(2 * Choice.values().length);
            if (deed < Choice.values().length) {
                Choice said = Choice.values()[deed];
                told.append(said).append(", ");
                say(person, said);
                model.say(said);
            } else {
                told.append("makes, ");
                made.add(consents.epoch());
                model.make();
            }
            assertThat(made.stream().map(epoch -> mayUse(person, epoch)).toList()).as("%s", told).isEqualTo(model.free());
        }
    }

    @Test
    void anEntryIsNeitherChangedNorTakenOut() {
        long position = say(alice, Choice.FROM_NOW).epoch();
        for (String sql : List.of("update consent.entry set choice = 'EVERYTHING' where position = :position",
                "delete from consent.entry where position = :position")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("position", position).update()).as(sql)
                    .hasMessageContaining("The ledger is only added to");
        }
        assertThatThrownBy(() -> jdbc.sql("truncate consent.entry").update()).hasMessageContaining("The ledger is only added to");
        assertThat(consents.verified()).isGreaterThanOrEqualTo(position);
    }

    @Test
    void whoeverGetsRoundThatIsFoundOut() {
        say(alice, Choice.FROM_NOW);
        long middle = say(bob, Choice.NO).epoch();
        say(alice, Choice.NO);
        for (String sql : List.of("update consent.entry set choice = 'EVERYTHING' where position = :middle",
                "update consent.entry set who = sha256(who) where position = :middle",
                "update consent.entry set at = at - interval '1 microsecond' where position = :middle",
                "update consent.entry set language = 'fr' where position = :middle",
                "update consent.entry set wording = null where position = :middle",
                "update consent.wording set words = 'May it not be used?' where hash = (select wording from consent.entry where position = :middle)",
                "delete from consent.entry where position = :middle",
                "delete from consent.entry where position >= :middle",
                "update consent.head set position = :middle")) {
            assertThatThrownBy(() -> behindItsBack(sql, middle)).as(sql).isInstanceOf(IllegalStateException.class);
            assertThat(consents.verified()).as("put right").isGreaterThan(middle);
        }
    }

    /// Changes it past its triggers, reads it, and undoes that.
    private void behindItsBack(String sql, long middle) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table consent.entry disable trigger entry_stays").update();
            jdbc.sql("alter table consent.wording disable trigger wording_stays").update();
            assertThat(jdbc.sql(sql).param("middle", middle).update()).isPositive();
            consents.verified();
        });
    }

    @Test
    void theHashIsOverWhatThePageSays() {
        long position = say(alice, Choice.FROM_NOW).epoch();
        record Row(String who, String wording, long micros, String previous, String hash) {
        }
        Row row = jdbc.sql("""
                select encode(who, 'hex'), encode(wording, 'hex'), (extract(epoch from at) * 1000000)::bigint, encode(previous, 'hex'),
                       encode(hash, 'hex')
                from consent.entry where position = :position
                """).param("position", position).query((found, n) -> new Row(found.getString(1), found.getString(2), found.getLong(3),
                found.getString(4), found.getString(5))).single();
        String said = "linnet consent 1\n" + position + "\n" + row.who() + "\nASSISTANT_RATINGS\nFROM_NOW\n" + row.wording() + "\nen\n"
                + row.micros() + "\n" + row.previous() + "\n";
        assertThat(HexFormat.of().formatHex(Chain.sha256(said.getBytes(StandardCharsets.UTF_8)))).isEqualTo(row.hash());
        assertThat(row.wording()).isEqualTo(ASKED.mark());
    }

    @Test
    void ofAnErasedAccountTheLedgerKeepsThatItAgreedAndTookItBackButNotWho() {
        long yes = say(alice, Choice.EVERYTHING).epoch();
        String who = jdbc.sql("select encode(who, 'hex') from consent.entry where position = :yes").param("yes", yes)
                .query(String.class).single();
        departures.giveUp(alice.id(), World.PASSWORD);
        jdbc.sql("update account.account set erase_after = now() - interval '1 second' where id = :id").param("id", alice.id()).update();
        departures.eraseDue();

        assertThat(jdbc.sql("select choice from consent.entry where encode(who, 'hex') = :who order by position").param("who", who)
                .query(String.class).list()).containsExactly("EVERYTHING", "NO");
        assertThat(jdbc.sql("select count(*) from consent.person where account = :alice").param("alice", alice.id())
                .query(Long.class).single()).isZero();
        assertThat(mayUse(alice, yes)).isFalse();
        assertThat(consents.verified()).isGreaterThan(yes);
    }
}
