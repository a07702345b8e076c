package social.linnet.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Sessions;
import social.linnet.consent.Choice;
import social.linnet.consent.Consents;
import social.linnet.consent.Entry;
import social.linnet.consent.Purpose;
import social.linnet.consent.Stance;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What alice lets be used, with plain forms.
@LinnetTest
class ConsentPagesTest {

    private static final String PATH = "/settings/consent";
    private static final Pattern WORDS = Pattern.compile("name=\"words\" value=\"([0-9a-f]{64})\"");

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Consents consents;
    @Value("${linnet.url}")
    private String url;

    private Account alice;
    private Client browser;

    @BeforeEach
    void alice() {
        alice = world.person("alice");
        browser = Client.of(url, sessions.open(alice.id(), "a test"));
    }

    private Stance stance() {
        return consents.stance(alice.id(), Purpose.ASSISTANT_RATINGS);
    }

    private Client.Page submit(String words, String choice, String... more) {
        String[] fields = new String[6 + more.length];
        System.arraycopy(new String[] {"purpose", "assistant-ratings", "words", words, "choice", choice}, 0, fields, 0, 6);
        System.arraycopy(more, 0, fields, 6, more.length);
        return browser.submit(PATH, fields);
    }

    private static String words(String page) {
        Matcher words = WORDS.matcher(page);
        assertThat(words.find()).isTrue();
        return words.group(1);
    }

    @Test
    void nothingIsTickedAndYesAndNoLookTheSame() {
        String page = browser.open(PATH).body();
        assertThat(page).contains("Now: no. You have not said anything.", "Nothing yet.").doesNotContain(" checked")
                .contains("<button class=\"button\" name=\"choice\" value=\"no\">", "<button class=\"button\" name=\"choice\" value=\"yes\">");
        assertThat(Client.stranger(url).open(PATH).location()).startsWith("/sign-in?next=");
        assertThat(stance()).as("looking is not agreeing").isEqualTo(Stance.UNSAID);
    }

    @Test
    void aliceSaysYesThenAlsoForBeforeThenNoWithOnePress() {
        String words = words(browser.open(PATH).body());
        assertThat(submit(words, "yes").location()).isEqualTo(PATH);
        assertThat(stance().choice()).isEqualTo(Choice.FROM_NOW);
        assertThat(browser.open(PATH).body()).contains("Your yes is noted.", "Now: yes, for what came after you said so.", "Yes, from then on");

        submit(words, "yes", "earlier", "yes");
        assertThat(stance().choice()).isEqualTo(Choice.EVERYTHING);
        assertThat(browser.open(PATH).body()).contains("Now: yes, also for what was there before.").doesNotContain("name=\"earlier\"");

        submit("", "no");
        assertThat(stance().choice()).isEqualTo(Choice.NO);
        String page = browser.open(PATH).body();
        assertThat(page).contains("Your no is noted", "Now: no.");
        assertThat(page.indexOf("<b>No</b>")).as("the latest first").isPositive().isLessThan(page.indexOf("<b>Yes, and for what was there before</b>"));
        assertThat(consents.history(alice.id())).extracting(Entry::choice)
                .isEqualTo(List.of(Choice.NO, Choice.EVERYTHING, Choice.FROM_NOW));
    }

    @Test
    void whatIsKeptIsWhatSheReadInHerLanguage() {
        accounts.setLanguage(alice.id(), "fr");
        String page = browser.open(PATH).body();
        assertThat(page).contains("Améliorer l’assistant", "Non, cela ne peut pas servir");
        submit(words(page), "yes");
        Entry entry = consents.history(alice.id()).getFirst();
        assertThat(entry.wording().language()).isEqualTo("fr");
        assertThat(entry.wording().words().split("\n")).hasSizeGreaterThan(6).allSatisfy(line -> assertThat(page).contains(line));
        assertThat(browser.open(PATH).body()).contains("<div lang=\"fr\">");
    }

    @Test
    void aYesToOtherWordsIsNotTakenAndANoIs() {
        String english = words(browser.open(PATH).body());
        accounts.setLanguage(alice.id(), "fr");
        Client.Page refused = submit(english, "yes");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Ce qui vous est demandé a changé.");
        assertThat(stance()).isEqualTo(Stance.UNSAID);
        assertThat(submit(english, "no").status()).isEqualTo(303);
        assertThat(stance().choice()).isEqualTo(Choice.NO);
    }

    @Test
    void whatIsNoChoiceIsRefused() {
        String words = words(browser.open(PATH).body());
        assertThat(submit(words, "perhaps").status()).isEqualTo(422);
        assertThat(browser.submit(PATH, "purpose", "everything", "words", words, "choice", "yes").status()).isEqualTo(422);
        assertThat(stance()).isEqualTo(Stance.UNSAID);
    }
}
