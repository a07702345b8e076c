package social.linnet.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.post.Bookmarks;
import social.linnet.post.Pins;
import social.linnet.post.Post;
import social.linnet.post.Reactions;

/// People among people, in real browsers: who blocks, who asks, who is told, and who writes to whom.
class PeopleJourneysTest extends BrowserTest {

    @Autowired
    private Accounts accounts;
    @Autowired
    private Reactions reactions;
    @Autowired
    private Bookmarks bookmarks;
    @Autowired
    private Pins pins;

    private static void menu(Page page) {
        page.locator("#person .doings > summary").click();
    }

    private static void open(Page page, String part) {
        page.locator("#person .sheet summary", new Page.LocatorOptions().setHasText(part)).click();
    }

    @Test
    void aliceBlocksBobAndMutesCarolWhoAreGoneAndComeBack() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        world.follow(alice, bob);
        world.follow(alice, carol);
        Post hers = world.post(alice, Audience.PUBLIC, "who likes rain?");
        world.post(bob, Audience.PUBLIC, "bob speaks");
        world.post(carol, Audience.PUBLIC, "carol speaks");
        world.reply(bob, hers, Audience.PUBLIC, "bob answers @" + alice.handle());
        world.settle();
        Page page = browser(alice, "/home");
        assertThat(post(page, "bob speaks")).isVisible();
        assertThat(post(page, "carol speaks")).isVisible();

        page.navigate(url + "/@" + carol.handle());
        menu(page);
        open(page, "Mute");
        shot(page, "people-menu-mute");
        page.locator("#mute-minutes").selectOption("1440");
        page.locator("#person .sheet form[action$='/mute'] button").click();
        assertThat(page.locator("#person .notice")).containsText("You mute carol until");
        assertThat(page.locator("#toast")).containsText("Muted");
        shot(page, "people-muted");
        page.navigate(url + "/@" + bob.handle());
        menu(page);
        open(page, "Block");
        button(page, "Yes, block").click();
        assertThat(page.locator("#person .notice")).containsText("You block bob");
        shot(page, "people-blocked");

        page.navigate(url + "/home");
        assertThat(page.locator("#feed")).not().containsText("bob speaks");
        assertThat(page.locator("#feed")).not().containsText("carol speaks");
        page.navigate(url + "/@" + alice.handle() + "/" + hers.id());
        assertThat(page.locator("#replies")).not().containsText("bob answers");
        page.navigate(url + "/notifications");
        assertThat(page.locator("#told")).not().containsText("bob answers");

        page.navigate(url + "/@" + bob.handle());
        page.locator("#person .follow button").click();
        assertThat(page.locator("#person .notice")).hasCount(0);
        page.navigate(url + "/@" + carol.handle());
        page.locator("#person .notice button").click();
        assertThat(page.locator("#person .notice")).hasCount(0);
        page.navigate(url + "/home");
        assertThat(post(page, "carol speaks")).isVisible();
        page.navigate(url + "/@" + alice.handle() + "/" + hers.id());
        assertThat(page.locator("#replies")).containsText("bob answers");
    }

    @Test
    void carolLocksHerselfBobAsksAndSeesWhatIsForFollowersOnceSheAgrees() {
        Account bob = world.person("bob");
        Account carol = world.person("carol");
        accounts.setLocked(carol.id(), true);
        world.post(carol, Audience.FOLLOWERS, "between us");
        world.settle();
        Page his = browser(bob, "/@" + carol.handle());
        assertThat(his.locator("#person")).containsText("approves followers");
        assertThat(his.locator("body")).not().containsText("between us");
        his.locator("#person .follow button").click();
        assertThat(his.locator("#person .follow button")).containsText("Requested");
        shot(his, "people-requested");
        world.settle();

        Page hers = browser(carol, "/notifications");
        assertThat(hers.locator(".waiting-line")).containsText("1 person asks to follow you");
        assertThat(hers.locator("#told")).containsText("bob asks to follow you");
        shot(hers, "people-asks");
        hers.locator("#told").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Let bob follow you")).click();
        // it says so until the news that he follows her takes its place
        assertThat(hers.locator("#told")).containsText(Pattern.compile("Accepted|bob follows you"));
        world.settle();

        his.reload();
        assertThat(his.locator("#person .follow button")).containsText("Following");
        assertThat(post(his, "between us")).isVisible();
        assertThat(his.locator("#person .numbers")).containsText("1 follower");
        his.locator("#person .numbers a[href$='/followers']").click();
        assertThat(his.locator(".neighbours")).containsText("bob");
    }

    @Test
    void bobIsToldInGroupsAndWhileHeLooks() {
        Account bob = world.person("bob");
        Account ana = world.person("ana");
        Account dora = world.person("dora");
        Account eve = world.person("eve");
        Post post = world.post(bob, Audience.PUBLIC, "the tide turns");
        for (Account each : java.util.List.of(ana, dora, eve)) {
            reactions.like(each.id(), post.id());
        }
        world.reply(eve, post, Audience.PUBLIC, "indeed @" + bob.handle());
        world.settle();
        Page page = browser(bob, "/home");
        assertThat(page.locator(".nav a[href='/notifications'] .n")).isVisible();
        page.navigate(url + "/notifications");
        assertThat(page.locator("#told .of-like.new")).containsText("eve, dora and 1 other liked your post");
        assertThat(page.locator("#told .of-mention")).containsText("eve replied to you");
        shot(page, "people-told");

        reactions.repost(ana.id(), post.id());
        world.settle();
        assertThat(page.locator("#told .of-repost")).containsText("ana reposted your post");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mentions")).click();
        assertThat(page.locator("#told")).containsText("indeed");
        assertThat(page.locator("#told")).not().containsText("liked your post");
        page.locator(".kinds > summary").click();
        shot(page, "people-told-kinds");
        page.locator(".kinds a", new Page.LocatorOptions().setHasText("Likes")).click();
        assertThat(page.locator("#told .told")).hasCount(1);
        page.locator("#told .told").hover();
        page.locator("#told .drop button").click();
        assertThat(page.locator("#told .told")).hasCount(0);
    }

    @Test
    void aliceAndBobWriteToEachOther() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        world.follow(bob, alice);
        world.settle();
        Page hers = browser(alice, "/@" + bob.handle());
        link(hers, "Write a message to bob").click();
        assertThat(hers.locator("#talk-to")).hasValue(bob.handle());
        assertThat(hers.locator("main")).containsText("not end-to-end encrypted");
        hers.locator("#talk-text").fill("Are you at the harbour?");
        button(hers, "Send").click();
        assertThat(hers).hasURL(Pattern.compile(".*/messages/\\d+"));
        assertThat(hers.locator(".bubble.mine")).containsText("Are you at the harbour?");
        world.settle();

        Page his = browser(bob, "/messages", phone());
        assertThat(his.locator(".talk-line.unread")).containsText("Are you at the harbour?");
        shot(his, "people-messages");
        his.locator(".talk-line").click();
        assertThat(his.locator(".bubble:not(.mine)")).containsText("Are you at the harbour?");
        his.locator("#talk-text").fill("On the wall, come");
        button(his, "Send").click();
        assertThat(his.locator(".bubble.mine")).containsText("On the wall, come");
        assertThat(his.locator("#talk-text")).hasValue("");
        shot(his, "people-talk");
        world.settle();

        assertThat(hers.locator(".bubble:not(.mine)")).containsText("On the wall, come");
        shot(hers, "people-talk-wide");
        his.navigate(url + "/messages");
        assertThat(his.locator(".talk-line")).hasCount(1);
        assertThat(his.locator(".talk-line.unread")).hasCount(0);
        assertThat(his.locator(".talk-line")).containsText("You: On the wall, come");
    }

    @Test
    void bobsPageHasTabsAndAliceFindsWhatSheKept() {
        Account alice = world.person("alice");
        Account bob = world.person("bob");
        world.follow(alice, bob);
        Post old = world.post(bob, Audience.PUBLIC, "what I stand for");
        pins.pin(bob.id(), old.id());
        Post fresh = world.post(bob, Audience.PUBLIC, "the newest thing");
        world.reply(bob, world.post(alice, Audience.PUBLIC, "a question"), Audience.PUBLIC, "an answer");
        bookmarks.keep(alice.id(), fresh.id());
        reactions.like(alice.id(), old.id());
        world.settle();
        Page page = browser(alice, "/@" + bob.handle());
        assertThat(page.locator(".pins")).containsText("what I stand for");
        assertThat(page.locator("#feed")).containsText("the newest thing");
        assertThat(page.locator("#feed")).not().containsText("what I stand for");
        assertThat(page.locator("#feed")).not().containsText("an answer");
        shot(page, "people-profile");
        Locator tabs = page.locator(".tabs");
        tabs.getByText("Replies").click();
        assertThat(page).hasURL(url + "/@" + bob.handle() + "/replies");
        assertThat(page.locator("#feed")).containsText("an answer");
        assertThat(page.locator("#feed")).not().containsText("the newest thing");
        tabs.getByText("Media").click();
        assertThat(page.locator(".empty")).containsText("Their pictures land here.");
        page.navigate(url + "/bookmarks");
        assertThat(page.locator("#feed")).containsText("the newest thing");
        shot(page, "people-bookmarks");
        page.locator(".tabs").getByText("Likes").click();
        assertThat(page.locator("#feed")).containsText("what I stand for");
    }
}
