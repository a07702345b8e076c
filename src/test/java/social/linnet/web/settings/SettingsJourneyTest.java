package social.linnet.web.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.account.Recoveries;
import social.linnet.account.Setup;
import social.linnet.event.Audience;
import social.linnet.settings.House;
import social.linnet.settings.Settings;
import social.linnet.testing.Mailbox;
import social.linnet.testing.World;
import social.linnet.web.BrowserTest;

/// Signing up and in, and setting things, in real browsers.
@Isolated("takes the house's settings and its administrators")
class SettingsJourneyTest extends BrowserTest {

    @Autowired
    private House house;
    @Autowired
    private Setup setup;
    @Autowired
    private Recoveries recoveries;
    @Autowired
    private JdbcClient jdbc;

    private List<Long> administrators = List.of();

    @BeforeEach
    void whoAdministers() {
        administrators = jdbc.sql("select id from account.account where role = 'ADMIN'").query(Long.class).list();
    }

    @AfterEach
    void asItWas() {
        house.choose("", Settings.Signup.OPEN);
        jdbc.sql("update account.account set role = 'MEMBER' where role = 'ADMIN' and not id = any(:ids)")
                .param("ids", administrators.toArray(Long[]::new)).update();
        jdbc.sql("update account.account set role = 'ADMIN' where id = any(:ids)")
                .param("ids", administrators.toArray(Long[]::new)).update();
        jdbc.sql("delete from instance.rule where text = 'Be kind to herons.'").update();
        jdbc.sql("delete from instance.contact where description = 'A place by the water.'").update();
    }

    @Test
    void amelieSignsUpInFrenchThenReadsInEnglishAndInTheDark() {
        Page amelie = stranger(new Browser.NewContextOptions().setViewportSize(390, 844).setLocale("fr-FR")
                .setColorScheme(ColorScheme.LIGHT));
        amelie.navigate(url + "/sign-up");
        assertThat(amelie).hasTitle(Pattern.compile("Créer un compte"));
        String handle = world.handle("amelie");
        amelie.getByLabel("Identifiant").fill(handle);
        amelie.locator("#password").fill(World.PASSWORD);
        button(amelie, "Afficher le mot de passe").click();
        assertThat(amelie.locator("#password")).hasAttribute("type", "text");
        amelie.locator("input[name=agree]").check();
        shot(amelie, "french-sign-up");
        amelie.locator("main button.primary").click();
        assertThat(amelie).hasURL(url + "/home");
        assertThat(amelie.locator("html")).hasAttribute("lang", "fr");

        amelie.navigate(url + "/settings");
        shot(amelie, "french-settings");
        link(amelie, "Apparence").click();
        amelie.locator("input[name=theme][value=dark]").check();
        assertThat(amelie.locator("html")).hasAttribute("data-theme", "dark");
        button(amelie, "Enregistrer").click();
        assertThat(amelie.locator("#toast")).containsText("Enregistré");
        assertThat(amelie.locator("html")).hasAttribute("data-theme", "dark");
        shot(amelie, "french-dark");
        link(amelie, "Retour").click();
        link(amelie, "Langues").click();
        amelie.getByLabel("English").first().check();
        button(amelie, "Enregistrer").click();
        assertThat(amelie.locator("html")).hasAttribute("lang", "en");
        assertThat(amelie.locator("h1")).hasText("Languages");
    }

    @Test
    void aliceGetsInAgainByMail() {
        Account alice = world.person("alice");
        String email = alice.handle() + "@mail.example";
        recoveries.set(alice.id(), World.PASSWORD, email);
        Page page = stranger();
        page.navigate(url + "/sign-in");
        link(page, "Forgotten your password?").click();
        page.getByLabel("Handle or e-mail address").fill(email);
        button(page, "Send me a link").click();
        assertThat(page.locator("h1")).hasText("Look into your mail");
        shot(page, "reset-asked");
        page.navigate(Mailbox.SHARED.awaitFor(email, 1).getFirst().link());
        page.locator("#password").fill("the wren behind the wall");
        shot(page, "reset-new");
        button(page, "Set this password").click();
        assertThat(page.locator("[role=status]")).containsText("Your password is new");
        page.getByLabel("Handle or e-mail address").fill(email);
        page.locator("#password").fill("the wren behind the wall");
        page.locator("main button.primary").click();
        assertThat(page).hasURL(url + "/home");
    }

    @Test
    void aliceMutesAWordAndThePostIsCoveredThenGone() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        world.post(bob, Audience.PUBLIC, "The finale of the heron series is out");
        world.settle();
        Page page = browser(alice, "/settings/filters");
        link(page, "New filter").click();
        page.getByLabel("Words or phrases").fill("finale");
        page.locator("#title").fill("No spoilers");
        shot(page, "filter-new");
        button(page, "Save").click();
        assertThat(page.locator(".rows")).containsText("No spoilers");
        page.navigate(url + "/home");
        assertThat(page.locator("#feed")).containsText("No spoilers");
        assertThat(page.locator("article .text").first()).not().isVisible();
        shot(page, "filter-warned");
        page.navigate(url + "/settings/filters");
        link(page, "No spoilers").click();
        page.getByLabel("Leave it out").check();
        button(page, "Save").click();
        page.navigate(url + "/home");
        assertThat(page.locator("main")).not().containsText("heron series");
    }

    @Test
    void whoeverAppliesWaitsAndIsLetIn() {
        Account admin = world.person("admin");
        house.choose("", Settings.Signup.APPROVAL);
        jdbc.sql("update account.account set role = 'ADMIN' where id = :id").param("id", admin.id()).update();
        expected("status of 422");
        String handle = world.handle("dora");
        Page dora = stranger(phone());
        dora.navigate(url + "/sign-up");
        dora.getByLabel("Handle").fill(handle);
        dora.locator("#password").fill(World.PASSWORD);
        dora.getByLabel("Why would you like to join?").fill("I keep bees by the harbour.");
        dora.locator("input[name=agree]").check();
        dora.locator("main button.primary").click();
        assertThat(dora.locator("h1")).hasText("Your request is in");
        shot(dora, "approval-waiting");
        dora.navigate(url + "/sign-in");
        dora.locator("#handle").fill(handle);
        dora.locator("#password").fill(World.PASSWORD);
        dora.locator("main button.primary").click();
        assertThat(dora.locator(".note.bad")).isVisible();

        Page office = browser(admin, "/admin");
        assertThat(office.locator("main")).containsText("I keep bees by the harbour.");
        shot(office, "approval-admin");
        button(office, "Approve @" + handle).click();
        assertThat(office.locator("main")).not().containsText("I keep bees by the harbour.");
        dora.locator("#password").fill(World.PASSWORD);
        dora.locator("main button.primary").click();
        assertThat(dora).hasURL(url + "/home");
    }

    @Test
    void whoeverOpensTheLinkOfTheConsoleNamesThePlaceAndIsHome() {
        jdbc.sql("update account.account set role = 'MEMBER' where role = 'ADMIN'").update();
        String token = setup.token().orElseThrow();
        Page page = stranger();
        page.navigate(url + "/setup?token=" + token);
        page.getByLabel("Handle").fill(world.handle("mina"));
        page.locator("#password").fill(World.PASSWORD);
        page.locator("input[name=agree]").check();
        page.locator("main button.primary").click();
        assertThat(page).hasURL(url + "/admin/welcome");
        page.getByLabel("What is it called?").fill("Heron");
        page.getByLabel("Whom you let in").check();
        page.getByLabel("What is this place, in a line?").fill("A place by the water.");
        page.getByLabel("What do you ask of people?").fill("Be kind to herons.");
        shot(page, "first-run");
        button(page, "Open the doors").click();
        assertThat(page).hasURL(url + "/home");
        assertThat(page).hasTitle(Pattern.compile("Heron$"));
        Page guest = stranger();
        guest.navigate(url + "/about");
        assertThat(guest.locator("h1")).hasText("About Heron");
        assertThat(guest.locator("main")).containsText("Be kind to herons.");
        assertThat(guest.locator("main")).containsText("A place by the water.");
        guest.navigate(url + "/sign-up");
        assertThat(guest.getByLabel("Why would you like to join?")).isVisible();
    }
}
