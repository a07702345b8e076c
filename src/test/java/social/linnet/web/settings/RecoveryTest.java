package social.linnet.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Recoveries;
import social.linnet.account.Sessions;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Mailbox;
import social.linnet.testing.World;

/// A lost password and a new address, by links in mails that really arrive.
@LinnetTest
class RecoveryTest {

    private static final String FRESH = "the wren behind the wall";

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Recoveries recoveries;
    @Autowired
    private JdbcClient jdbc;
    @Value("${linnet.url}")
    private String url;

    private Account addressed(String name, String language) {
        Account account = world.person(name);
        recoveries.set(account.id(), World.PASSWORD, email(account));
        jdbc.sql("update account.account set language = :language where id = :id").param("language", language)
                .param("id", account.id()).update();
        return account;
    }

    private static String email(Account account) {
        return account.handle() + "@mail.example";
    }

    @Test
    void aliceForgotHerPasswordAndChoosesANewOneWhichEndsAllSessions() {
        Account alice = addressed("alice", "en");
        Client elsewhere = Client.of(url, sessions.open(alice.id(), "a test"));
        Client browser = Client.stranger(url);
        assertThat(browser.submit("/reset", "handle", "@" + alice.handle().toUpperCase()).body())
                .contains("Look into your mail");
        Mailbox.Mail mail = Mailbox.SHARED.awaitFor(email(alice), 1).getFirst();
        assertThat(mail.subject()).isEqualTo("A new password for Linnet");
        assertThat(mail.from()).isEqualTo("Linnet <linnet@linnet.example>");
        assertThat(mail.raw()).contains("Auto-Submitted: auto-generated");
        assertThat(mail.text()).contains("Hello ", "@" + alice.handle(), "your password stays as it is");
        assertThat(mail.html()).contains("<html lang=\"en\">", "href=\"" + mail.link() + "\"");
        assertThat(mail.link()).startsWith(url + "/reset/new?token=");
        assertThat(jdbc.sql("select count(*) from account.recovery where encode(token, 'escape') like :token")
                .param("token", "%" + mail.link().substring(mail.link().indexOf('=') + 1) + "%").query(Long.class)
                .single()).isZero();

        assertThat(browser.open(mail.link()).body()).contains("autocomplete=\"new-password\"");
        String token = mail.link().substring(mail.link().indexOf('=') + 1);
        assertThat(browser.submit("/reset/new", "token", token, "password", "short").body())
                .contains("id=\"password-wrong\"", token);
        assertThat(browser.submit("/reset/new", "token", token, "password", FRESH).location())
                .startsWith("/sign-in");
        assertThat(elsewhere.open("/home").status()).isEqualTo(303);
        assertThat(browser.submit("/reset/new", "token", token, "password", "another one, please").status())
                .isEqualTo(403);
        assertThat(browser.open(mail.link()).body()).contains("This link has been used");
        assertThat(browser.submit("/sign-in", "handle", alice.handle(), "password", World.PASSWORD).status())
                .isEqualTo(422);
        assertThat(browser.submit("/sign-in", "handle", email(alice), "password", FRESH).status()).isEqualTo(303);
        assertThat(Mailbox.SHARED.awaitFor(email(alice), 2).getLast().subject())
                .isEqualTo("Your password on Linnet was changed");
    }

    @Test
    void theAnswerIsTheSameWhoeverIsAskedFor() {
        Account alice = addressed("alice", "en");
        Account bob = world.person("bob");
        List<String> answers = List.of(alice.handle(), email(alice), bob.handle(), "nobody_at_all", "no@body.example",
                "", "\"><script>").stream().map(who -> {
                    Client.Page page = Client.stranger(url).submit("/reset", "handle", who);
                    assertThat(page.status()).isEqualTo(200);
                    return page.body().replaceAll("nonce|value=\"[^\"]+\"|X-CSRF-TOKEN[^}]+", "");
                }).distinct().toList();
        assertThat(answers).hasSize(1);
    }

    @Test
    void letterBoxesAreNotFilled() {
        Account alice = addressed("alice", "en");
        for (int i = 0; i < Recoveries.MAX_IN_AN_HOUR; i++) {
            assertThat(recoveries.forgotten(alice.handle())).isPresent();
        }
        assertThat(recoveries.forgotten(email(alice))).isEqualTo(Optional.empty());
    }

    @Test
    void aFrenchReaderIsWrittenToInFrench() {
        Account amelie = addressed("amelie", "fr");
        Client.stranger(url).submit("/reset", "handle", amelie.handle());
        Mailbox.Mail mail = Mailbox.SHARED.awaitFor(email(amelie), 1).getFirst();
        assertThat(mail.subject()).isEqualTo("Un nouveau mot de passe pour Linnet");
        assertThat(mail.text()).contains("Bonjour ", "dans l’heure");
        assertThat(mail.html()).contains("<html lang=\"fr\">", "Choisir un nouveau mot de passe");
    }

    @Test
    void aNewAddressCountsOnceItsLinkWasOpenedAndTheOldOneIsTold() {
        Account alice = addressed("alice", "en");
        String fresh = "new_" + email(alice);
        Client browser = Client.of(url, sessions.open(alice.id(), "a test"));
        browser.open("/settings/account");
        assertThat(browser.submit("/settings/email", "email", fresh, "password", "a guess").body())
                .contains("value=\"" + fresh + "\"", "id=\"password-wrong\"");
        assertThat(browser.submit("/settings/email", "email", "no address", "password", World.PASSWORD).body())
                .contains("id=\"email-wrong\"");
        assertThat(browser.submit("/settings/email", "email", email(alice), "password", World.PASSWORD).body())
                .contains("That is your address already.");
        assertThat(browser.submit("/settings/email", "email", fresh, "password", World.PASSWORD).status())
                .isEqualTo(303);
        Mailbox.Mail mail = Mailbox.SHARED.awaitFor(fresh, 1).getFirst();
        assertThat(recoveries.email(alice.id())).contains(email(alice));

        String token = mail.link().substring(mail.link().indexOf('=') + 1);
        assertThat(browser.open(mail.link()).body()).contains(fresh);
        assertThat(recoveries.email(alice.id())).contains(email(alice));
        assertThat(browser.submit("/reset/new", "token", token, "password", FRESH).status()).isEqualTo(403);
        assertThat(browser.submit("/email/confirm", "token", token).location()).isEqualTo("/settings/account");
        assertThat(recoveries.email(alice.id())).contains(fresh);
        assertThat(browser.submit("/email/confirm", "token", token).status()).isEqualTo(403);
        assertThat(Mailbox.SHARED.awaitFor(email(alice), 1).getFirst().subject())
                .isEqualTo("Your address on Linnet was changed");

        assertThat(browser.submit("/settings/email", "remove", "true", "password", World.PASSWORD).status())
                .isEqualTo(303);
        assertThat(recoveries.email(alice.id())).isEmpty();
    }

    @Test
    void anAddressThatSomebodyHasIsNotTakenOnEvenIfTheyWereQuicker() {
        Account alice = addressed("alice", "en");
        Account bob = world.person("bob");
        String wanted = "both_" + email(alice);
        String token = recoveries.change(alice.id(), World.PASSWORD, wanted).token();
        recoveries.set(bob.id(), World.PASSWORD, wanted);
        Client browser = Client.stranger(url);
        assertThat(browser.submit("/email/confirm", "token", token).status()).isEqualTo(409);
        assertThat(recoveries.email(alice.id())).contains(email(alice));
    }
}
