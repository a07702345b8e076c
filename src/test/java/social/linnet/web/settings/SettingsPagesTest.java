package social.linnet.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.Details;
import social.linnet.account.Discovery;
import social.linnet.account.Sessions;
import social.linnet.event.Audience;
import social.linnet.filter.Filters;
import social.linnet.notification.Policies;
import social.linnet.notification.Policy;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.World;

/// What people set for themselves, with plain forms.
@LinnetTest
class SettingsPagesTest {

    @Autowired
    private World world;
    @Autowired
    private Sessions sessions;
    @Autowired
    private Accounts accounts;
    @Autowired
    private Details details;
    @Autowired
    private Discovery discovery;
    @Autowired
    private Policies policies;
    @Autowired
    private Filters filters;
    @Value("${linnet.url}")
    private String url;

    private Client client(Account account) {
        return Client.of(url, sessions.open(account.id(), "a test"));
    }

    @Test
    void everySectionOpensAndLeadsToTheOthers() {
        Client alice = client(world.person("alice"));
        String index = alice.open("/settings").body();
        for (Section section : Section.values()) {
            assertThat(index).contains("href=\"" + section.path() + "\"");
            assertThat(alice.open(section.path()).body()).as(section.path())
                    .contains("href=\"" + section.path() + "\" aria-current=\"page\"");
        }
        assertThat(Client.stranger(url).open("/settings/privacy").location()).startsWith("/sign-in?next=");
    }

    @Test
    void aliceSaysWhoSheIsInLinesOfHerOwnAndKeepsWhatIsRefused() {
        Account alice = world.person("alice");
        Client browser = client(alice);
        browser.open("/settings/profile");
        assertThat(browser.submit("/settings/profile", "name", "Alice A", "bio", "Birds.", "field", "Pronouns", "value",
                "she/her", "field", "", "value", "", "field", "Where", "value", "by the sea").status()).isEqualTo(303);
        assertThat(details.of(alice.id()).fields()).extracting(Details.Field::name).containsExactly("Pronouns", "Where");
        assertThat(accounts.find(alice.id()).orElseThrow().bio()).isEqualTo("Birds.");

        Client.Page refused = browser.submit("/settings/profile", "name", "A name that is much too long to be shown",
                "bio", "Still <here>", "field", "Kept", "value", "also kept");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Still &lt;here&gt;", "value=\"A name that is much too long to be shown\"",
                "note bad");
        assertThat(accounts.find(alice.id()).orElseThrow().name()).isEqualTo("Alice A");
        assertThat(browser.submit("/settings/avatar").body()).contains("Choose a picture first.");
    }

    @Test
    void aTagIsShownOnHerProfileUntilSheTakesItAway() {
        Client alice = client(world.person("alice"));
        alice.open("/settings/profile");
        assertThat(alice.submit("/settings/tags", "tag", "#Gorse").status()).isEqualTo(303);
        String page = alice.open("/settings/profile").body();
        assertThat(page).contains("#Gorse");
        assertThat(alice.submit("/settings/tags", "tag", "no tag at all").status()).isEqualTo(422);
        Matcher drop = Pattern.compile("/settings/tags/[0-9]+/drop").matcher(page);
        assertThat(drop.find()).isTrue();
        alice.submit(drop.group());
        assertThat(alice.open("/settings/profile").body()).doesNotContain("#Gorse");
    }

    @Test
    void whatAliceKeepsToHerselfIsKept() {
        Account alice = world.person("alice");
        Client browser = client(alice);
        browser.open("/settings/privacy");
        browser.submit("/settings/privacy", "locked", "true", "hides", "true", "indexable", "true");
        Account now = accounts.find(alice.id()).orElseThrow();
        assertThat(now.locked()).isTrue();
        assertThat(now.hidesFollows()).isTrue();
        Discovery.Findable found = discovery.find(List.of(alice.id())).get(alice.id());
        assertThat(found.discoverable()).isFalse();
        assertThat(found.indexable()).isTrue();

        browser.submit("/settings/languages", "language", "en", "posts", "br");
        browser.submit("/settings/privacy/posts", "audience", "followers", "replies", "followed", "quotes", "nobody",
                "sensitive", "true");
        assertThat(details.defaults(alice.id())).isEqualTo(new Details.Defaults(Audience.FOLLOWERS, true, "br",
                "nobody", "followed"));
        assertThat(browser.open("/settings/languages").body()).contains("value=\"br\" selected");
        assertThat(browser.submit("/settings/privacy/posts", "audience", "followers", "replies", "everybody", "quotes",
                "nobody").status()).isEqualTo(422);
    }

    @Test
    void theLookBelongsToTheBrowserAndTheLanguageToTheAccount() {
        Account alice = world.person("alice");
        Client browser = client(alice);
        browser.open("/settings/appearance");
        browser.submit("/settings/appearance", "theme", "dark", "text", "large", "choice", "still", "choice", "nonsense");
        assertThat(browser.open("/home").body()).contains("data-theme=\"dark\" data-look=\"text-large still\"");
        assertThat(client(alice).open("/home").body()).doesNotContain("data-theme").doesNotContain("data-look");
        browser.submit("/settings/languages", "language", "fr", "posts", "");
        assertThat(client(alice).open("/settings").body()).contains("<html lang=\"fr\"", "Réglages");
        browser.submit("/settings/appearance", "theme", "", "text", "usual");
        assertThat(browser.open("/home").body()).doesNotContain("data-theme").doesNotContain("data-look");
    }

    @Test
    void aliceSaysWhatBecomesOfWhatStrangersTellHer() {
        Account alice = world.person("alice");
        Client browser = client(alice);
        browser.open("/settings/notifications");
        browser.submit("/settings/notifications", "not-following", "filter", "not-followers", "accept", "new-accounts",
                "drop", "private-mentions", "drop", "limited-accounts", "filter");
        assertThat(policies.of(alice.id())).isEqualTo(new Policy(Policy.Choice.FILTER, Policy.Choice.ACCEPT,
                Policy.Choice.DROP, Policy.Choice.DROP, Policy.Choice.FILTER));
        assertThat(browser.submit("/settings/notifications", "not-following", "eat").status()).isEqualTo(422);
    }

    @Test
    void aFilterIsMadeChangedAndRemovedByItsOwnerAlone() {
        Account alice = world.person("alice");
        Client browser = client(alice);
        browser.open("/settings/filters/new");
        assertThat(browser.submit("/settings/filters", "words", "\n", "context", "home", "title", "Kept").body())
                .contains("value=\"Kept\"", "A filtered word or phrase");
        assertThat(browser.submit("/settings/filters", "words", "tea").body()).contains("Say where the filter holds");
        assertThat(browser.submit("/settings/filters", "words", "tea\r\n\r\nhot milk\r\n", "whole", "true", "context",
                "home", "context", "thread", "action", "warn", "until", "day").status()).isEqualTo(303);
        var filter = filters.of(alice.id()).getFirst();
        assertThat(filter.title()).isEqualTo("tea");
        assertThat(filter.keywords()).extracting("keyword").containsExactly("tea", "hot milk");
        assertThat(filter.expiresAt()).isNotNull();

        String path = "/settings/filters/" + filter.id();
        assertThat(browser.open(path).body()).contains("tea\nhot milk</textarea>");
        browser.submit(path, "title", "Drinks", "words", "hot milk\ncoffee", "context", "public", "action", "hide",
                "until", "keep");
        var changed = filters.find(alice.id(), filter.id());
        assertThat(changed.keywords()).extracting("keyword", "wholeWord")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("hot milk", false),
                        org.assertj.core.groups.Tuple.tuple("coffee", false));
        assertThat(changed.expiresAt()).isEqualTo(filter.expiresAt());
        Client bob = client(world.person("bob"));
        assertThat(bob.open(path).status()).isEqualTo(404);
        assertThat(bob.submit(path + "/remove").status()).isEqualTo(404);
        assertThat(browser.submit(path + "/remove").status()).isEqualTo(303);
        assertThat(filters.of(alice.id())).isEmpty();
    }

    @Test
    void aliceSeesWhereSheIsSignedInAndEndsAllOthers() {
        Account alice = world.person("alice");
        Client here = Client.stranger(url);
        here.submit("/sign-in", "handle", alice.handle(), "password", World.PASSWORD);
        Client there = client(alice);
        assertThat(here.open("/settings/security").body()).contains("127.0.0.*", "Sign out everywhere else");
        assertThat(there.open("/home").status()).isEqualTo(200);
        assertThat(here.submit("/settings/sessions/end-others").status()).isEqualTo(303);
        assertThat(there.open("/home").status()).isEqualTo(303);
        assertThat(here.open("/settings/security").body()).doesNotContain("Sign out everywhere else");
    }

    @Test
    void aWrongPasswordIsSaidBesideItsField() {
        Account alice = world.person("alice");
        Client browser = client(alice);
        browser.open("/settings/security");
        assertThat(browser.submit("/settings/password", "current", "a guess", "password", "a long enough one").body())
                .containsSubsequence("id=\"current\"", "aria-invalid=\"true\"", "id=\"current-wrong\"");
        assertThat(browser.submit("/settings/password", "current", World.PASSWORD, "password", "short").body())
                .containsSubsequence("id=\"password\"", "aria-invalid=\"true\"", "id=\"password-wrong\"");
        assertThat(browser.submit("/settings/leave", "how", "for-good", "password", "a guess").body())
                .contains("id=\"leave-password-wrong\"");
        Client signingIn = Client.stranger(url);
        assertThat(signingIn.submit("/sign-in", "handle", alice.handle(), "password", "a guess").body())
                .contains("value=\"" + alice.handle() + "\"", "id=\"password-wrong\"");
    }
}
