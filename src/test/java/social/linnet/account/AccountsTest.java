package social.linnet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.event.Refused;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Together;
import social.linnet.testing.World;

/// How people come in, and what keeps others out.
@LinnetTest
class AccountsTest {

    @Autowired
    World world;
    @Autowired
    Accounts accounts;
    @Autowired
    SignUps signUps;
    @Autowired
    SignIn signIn;
    @Autowired
    Sessions sessions;
    @Autowired
    Invitations invitations;
    @Autowired
    JdbcClient jdbc;

    private static String unused(String start) {
        return start + "_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private static SignUps.Form form(String handle) {
        return form(handle, World.PASSWORD, "", "");
    }

    private static SignUps.Form form(String handle, String password, String email, String invite) {
        return new SignUps.Form(handle, "Somebody", password, email, invite, "", "en");
    }

    private static void assertRefused(ThrowingCallable what, String key) {
        assertThatThrownBy(what).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a-b", "a.b", "é", "日本", "a\0b", "abcdefghijklmnopqrstuvwxyz12345", "@@a", "a@b",
        "<b>", "ａｂｃ", "a\nb", "\uD83D"})
    void whatIsNoHandleIsRefused(String handle) {
        assertRefused(() -> signUps.signUp(form(handle)), "handle-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", "@admin", "STAFF", "support", "assistant", "moderator"})
    void namesThatPeopleWouldTakeForTheSiteAreReserved(String handle) {
        assertRefused(() -> signUps.signUp(form(handle)), "handle-reserved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"adm1n", "_admin_", "m0derat0r", "5ystem", "5upport", "sec_urity", "0fficial"})
    void aReservedNameIsOneInAnySpelling(String handle) {
        assertRefused(() -> signUps.signUp(form(handle)), "handle-reserved");
    }

    @Test
    void theAssistantIsNotImitated() {
        assertRefused(() -> signUps.signUp(form("LINNET")), "handle-taken");
        assertRefused(() -> signUps.signUp(form("lin_net")), "handle-like");
    }

    @Test
    void nobodyTakesAHandleThatLooksLikeAnothers() {
        String digits = UUID.randomUUID().toString().replaceAll("[^2-9]", "");
        String end = digits.substring(0, Math.min(12, digits.length()));
        String bloom = "bloom" + end;
        signUps.signUp(form(bloom));
        for (String like : List.of("b1oom" + end, "bl00m" + end, "bloorn" + end, "_" + bloom, bloom + "__")) {
            assertRefused(() -> signUps.signUp(form(like)), "handle-like");
        }
        assertThat(signUps.signUp(form("blo_om" + end)).handle()).as("john_smith is not johnsmith").contains("_");
        assertThat(signUps.signUp(form("blooms" + end)).handle()).startsWith("blooms");

        world.promote(accounts.findByHandle(bloom).orElseThrow().id());
        for (String like : List.of("b_loom" + end, "b_l_o_o_m" + end.replace('3', 'e'))) {
            assertRefused(() -> signUps.signUp(form(like)), "handle-like");
        }
    }

    @Test
    void ofTwoAlikeAtOnceOneComesIn() {
        String end = UUID.randomUUID().toString().replaceAll("[^2-9]", "");
        List<String> alike = List.of("lou" + end, "1ou" + end, "l0u" + end, "10u" + end);
        assertThat(Together.results(Together.run(4, i -> signUps.signUp(form(alike.get(i)))))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"al\u200bi\u202ece\u2066 | alice", "\u3164\u2800 a \u00adb | a b", "Zo\u0308e\ufeff | Zo\u0308e",
        "\ud83d\udc69\u200d\ud83d\udd2c | \ud83d\udc69\u200d\ud83d\udd2c", "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 | \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "a\u0301\u0301\u0301\u0301\u0301\u0301 | a\u0301\u0301\u0301\u0301"})
    void whatNobodySeesIsNoPartOfAName(String typed, String kept) {
        Account account = world.person("somebody");
        assertThat(accounts.updateProfile(account.id(), typed, "").name()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice \u2705", "\ud83d\udee1 Safety", "me :verified:", "Linnet", "L\u0456nnet", "LINN_ET"})
    void nobodyGivesThemselvesABadgeOrThisPlacesName(String name) {
        Account account = world.person("mallory");
        assertRefused(() -> accounts.updateProfile(account.id(), name, ""), "name-imitates");
        assertThat(accounts.find(account.id()).orElseThrow().name()).isEqualTo("mallory");
    }

    @Test
    void aHandleIsOneWhateverItsCase() {
        String handle = unused("alice");
        Account alice = signUps.signUp(form("@" + handle.toUpperCase(java.util.Locale.ROOT) + " "));

        assertThat(alice.handle()).isEqualTo(handle);
        assertRefused(() -> signUps.signUp(form(handle)), "handle-taken");
        assertThat(accounts.findByHandle(handle.toUpperCase(java.util.Locale.ROOT))).map(Account::id)
                .hasValue(alice.id());
    }

    @ParameterizedTest
    @CsvSource({"seven77, password-short", "'', password-short"})
    void whatIsTooEasyIsNoPassword(String password, String key) {
        assertRefused(() -> signUps.signUp(form(unused("alice"), password, "", "")), key);
    }

    @Test
    void aPasswordMayBeAPhraseButNotABook() {
        assertRefused(() -> signUps.signUp(form(unused("alice"), "x".repeat(201), "", "")), "password-long");
        String handle = unused("alice");
        signUps.signUp(form(handle, "ü".repeat(200), "", ""));
        assertThat(signIn.authenticate(handle, "ü".repeat(200)).handle()).isEqualTo(handle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "bob@", "@linnet.example", "bob@linnet", "b ob@linnet.example", "bob@linnet..example",
        "bob@[127.0.0.1]", "bob@linnet.example\nBcc: x@linnet.example", "\"bob\"@linnet.example", "bob@-linnet.example"})
    void whatMailServersMightReadInTwoWaysIsNoAddress(String email) {
        assertRefused(() -> signUps.signUp(form(unused("bob"), World.PASSWORD, email, "")), "email-invalid");
    }

    @Test
    void anAddressIsOnePersons() {
        String email = unused("bob") + "@linnet.example";
        signUps.signUp(form(unused("bob"), World.PASSWORD, email, ""));

        assertRefused(() -> signUps.signUp(form(unused("eve"), World.PASSWORD, email.toUpperCase(java.util.Locale.ROOT),
                "")), "email-taken");
    }

    @Test
    void eightWhoWantOneHandleAtOnceAreOneAccount() {
        String handle = unused("wanted");
        List<Together.Outcome<Account>> outcomes = Together.run(8, i -> signUps.signUp(form(handle)));

        assertThat(Together.results(outcomes)).hasSize(1);
        assertThat(Together.failures(outcomes)).hasSize(7).allSatisfy(failure ->
                assertThat(failure).isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("handle-taken")));
        assertThat(jdbc.sql("select count(*) from account.account where handle = :handle").param("handle", handle)
                .query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void passwordsAreKeptAsArgon2idAndSaltedEach() {
        // not everybody's, which is hashed once
        String same = "a redstart on the roof";
        Account alice = signUps.signUp(new SignUps.Form(world.handle("alice"), "", same, "", "", "", "en"));
        Account bob = signUps.signUp(new SignUps.Form(world.handle("bob"), "", same, "", "", "", "en"));
        List<String> kept = jdbc.sql("select password from account.account where id in (:alice, :bob)")
                .param("alice", alice.id()).param("bob", bob.id()).query(String.class).list();

        assertThat(kept).hasSize(2).doesNotHaveDuplicates()
                .allSatisfy(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void onlyTheRightPasswordSignsIn() {
        String email = unused("alice") + "@linnet.example";
        Account alice = signUps.signUp(form(unused("alice"), World.PASSWORD, email, ""));

        for (String who : List.of(alice.handle(), "@" + alice.handle(), " " + email.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(signIn.authenticate(who, World.PASSWORD).id()).isEqualTo(alice.id());
        }
        assertRefused(() -> signIn.authenticate(alice.handle(), World.PASSWORD + " "), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate(alice.handle(), ""), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate(alice.handle(), "x".repeat(100_000)), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate(unused("nobody"), World.PASSWORD), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate("", ""), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate(alice.handle() + "\0", World.PASSWORD), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate("\uD83D", World.PASSWORD), "sign-in-wrong");
        assertRefused(() -> signIn.authenticate("x".repeat(100_000), World.PASSWORD), "sign-in-wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice\0", "\0", "\uD83D", "a b", ""})
    void thereIsNobodyWhoseNameIsNoHandle(String handle) {
        assertThat(accounts.findByHandle(handle)).isEmpty();
        assertThat(accounts.findByHandles(List.of(handle))).isEmpty();
    }

    /// Somebody who does not know the password is not told that the account waits or is closed.
    @ParameterizedTest
    @CsvSource({"PENDING, sign-in-pending", "SUSPENDED, sign-in-suspended"})
    void whoIsNotInUseDoesNotSignInAndIsNotSeen(String state, String key) {
        Account alice = signUps.signUp(form(unused("alice")));
        String token = sessions.open(alice.id(), "phone");
        jdbc.sql("update account.account set state = :state where id = :id").param("state", state)
                .param("id", alice.id()).update();

        assertRefused(() -> signIn.authenticate(alice.handle(), World.PASSWORD), key);
        assertRefused(() -> signIn.authenticate(alice.handle(), "wrong"), "sign-in-wrong");
        assertThat(accounts.findByHandle(alice.handle())).isEmpty();
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void aSessionThatWasEndedIsDead() {
        Account alice = world.person("alice");
        String phone = sessions.open(alice.id(), "phone");
        String laptop = sessions.open(alice.id(), "laptop");
        long onPhone = sessions.find(phone).orElseThrow().id();
        long onLaptop = sessions.find(laptop).orElseThrow().id();
        assertThat(sessions.of(alice.id())).extracting(Sessions.Session::id).containsExactlyInAnyOrder(onPhone, onLaptop);

        sessions.end(world.person("eve").id(), onPhone);
        assertThat(jdbc.sql("select count(*) from account.session where id = :id").param("id", onPhone)
                .query(Long.class).single()).as("Eve cannot end it").isEqualTo(1);
        sessions.end(alice.id(), onPhone);
        assertThat(sessions.find(phone)).isEmpty();
        assertThat(sessions.find(laptop)).isPresent();

        String tablet = sessions.open(alice.id(), "tablet");
        sessions.endOthers(alice.id(), sessions.find(tablet).orElseThrow().id());
        assertThat(sessions.find(laptop)).isEmpty();
        assertThat(sessions.find(tablet)).isPresent();
        assertThat(jdbc.sql("select count(*) from account.session where token = :token")
                .param("token", tablet.getBytes(java.nio.charset.StandardCharsets.UTF_8)).query(Long.class).single())
                .as("the token itself is not kept").isZero();
    }

    @Test
    void aNewPasswordTakesTheOldOnesPlace() {
        Account alice = world.person("alice");
        assertRefused(() -> signIn.changePassword(alice.id(), "wrong", "a siskin in the alder"), "password-wrong");
        signIn.changePassword(alice.id(), World.PASSWORD, "a siskin in the alder");

        assertRefused(() -> signIn.authenticate(alice.handle(), World.PASSWORD), "sign-in-wrong");
        assertThat(signIn.authenticate(alice.handle(), "a siskin in the alder").id()).isEqualTo(alice.id());
    }

    @Test
    void anInvitationThatEightRedeemAtOnceMakesOneAccount() {
        Invitations.Invitation invitation = invitations.create(world.person("alice").id());
        List<Together.Outcome<Account>> outcomes = Together.run(8,
                i -> signUps.signUp(form(unused("guest"), World.PASSWORD, "", " " + invitation.code())));

        assertThat(Together.results(outcomes)).hasSize(1);
        assertThat(Together.failures(outcomes)).hasSize(7).allSatisfy(failure ->
                assertThat(failure).isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("invite-invalid")));
        assertThat(jdbc.sql("select used_by from account.invitation where id = :id").param("id", invitation.id())
                .query(Long.class).single()).isEqualTo(Together.results(outcomes).getFirst().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a\0b", "'; drop table account.account"})
    void whatIsNoInvitationMakesNobody(String code) {
        String handle = unused("guest");
        assertRefused(() -> signUps.signUp(form(handle, World.PASSWORD, "", code)), "invite-invalid");

        assertThat(accounts.findByHandle(handle)).isEmpty();
    }

    @Test
    void anInvitationThatRanOutOrWasWithdrawnMakesNobody() {
        Account alice = world.person("alice");
        Invitations.Invitation old = invitations.create(alice.id());
        jdbc.sql("update account.invitation set expires_at = now() - interval '1 s' where id = :id").param("id", old.id())
                .update();
        Invitations.Invitation withdrawn = invitations.create(alice.id());
        invitations.withdraw(withdrawn.id());

        for (Invitations.Invitation none : List.of(old, withdrawn)) {
            assertRefused(() -> signUps.signUp(form(unused("guest"), World.PASSWORD, "", none.code())),
                    "invite-invalid");
        }
    }
}
