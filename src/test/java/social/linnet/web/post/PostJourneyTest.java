package social.linnet.web.post;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.event.Audience;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Draft;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Question;
import social.linnet.post.Words;
import social.linnet.web.BrowserTest;

/// What alice does with bob's post, in her browser.
class PostJourneyTest extends BrowserTest {

    @Autowired
    private Posts posts;
    @Autowired
    private Edits edits;
    @Autowired
    private Pages pages;

    private Account alice;
    private Account bob;
    private Post post;

    @BeforeEach
    void aliceReadsBob() {
        alice = world.person("alice");
        bob = world.person("bob");
        world.follow(alice, bob);
        post = world.post(bob, Audience.PUBLIC, "The curlews are back on the flats.");
        world.settle();
    }

    private PostView seen() {
        return pages.post(alice.id(), post.id()).orElseThrow();
    }

    private static Locator act(Locator post, String name) {
        return post.locator(".actions [data-act=" + name + "]");
    }

    @Test
    void aliceLikesRepostsAndKeepsAPost() {
        Page page = browser(alice, "/home");
        Locator card = post(page, "curlews");
        act(card, "like").click();
        assertThat(act(card, "like")).hasAttribute("aria-label", "Like, 1 like");
        assertThat(act(card, "like")).hasAttribute("aria-pressed", "true");
        act(card, "bookmark").click();
        assertThat(act(card, "bookmark")).hasAttribute("aria-pressed", "true");
        act(card, "repost").click();
        shot(page, "post-1-repost-or-quote");
        assertThat(page.locator(".sheet:popover-open a")).hasAttribute("href", "/compose?quote=" + post.id());
        page.locator(".sheet:popover-open button").click();
        assertThat(act(card, "repost")).hasAttribute("aria-label", "Repost, 1 repost");
        org.assertj.core.api.Assertions.assertThat(seen().mine().liked() && seen().mine().reposted() && seen().mine().bookmarked()).isTrue();
        act(card, "like").click();
        assertThat(act(card, "like")).hasAttribute("aria-label", "Like");
        shot(page, "post-2-liked-and-kept");
        card.locator(".dots").click();
        assertThat(page.locator(".sheet.choices")).containsText("1 repost");
        shot(page, "post-3-choices");
    }

    @Test
    void aLikeThatDoesNotGetThroughGoesBackAndSaysWhy() {
        expected("ERR_FAILED");
        Page page = browser(alice, "/home");
        page.route("**/posts/*/like", route -> route.abort());
        Locator like = act(post(page, "curlews"), "like");
        like.click();
        assertThat(page.locator("#alarm")).containsText("did not get through");
        assertThat(like).hasAttribute("aria-pressed", "false");
        assertThat(like.locator(".n")).hasCount(0);
        shot(page, "post-4-like-rolled-back");
        org.assertj.core.api.Assertions.assertThat(seen().mine().liked()).isFalse();
    }

    @Test
    void bobDeletesThinksAgainAndDeletes() {
        // deleted on the way out, it is not there when the next page makes sure
        expected("status of 404");
        Page page = browser(bob, "/@" + bob.handle());
        Locator card = post(page, "curlews");
        delete(page, card);
        assertThat(card).isHidden();
        shot(page, "post-5-undo");
        button(page, "Undo").click();
        assertThat(card).isVisible();
        org.assertj.core.api.Assertions.assertThat(posts.find(post.id())).isPresent();
        delete(page, card);
        // leaving the page is as good as waiting
        page.navigate(url + "/about");
        page.waitForCondition(() -> posts.find(post.id()).isEmpty());
        page.navigate(url + "/@" + bob.handle());
        assertThat(post(page, "curlews")).hasCount(0);
    }

    private static void delete(Page page, Locator card) {
        card.locator(".dots").click();
        page.locator(".choices .danger").click();
    }

    @Test
    void everybodySeesWhatBobChanged() {
        edits.edit(bob.id(), post.id(), new Edits.Edit(new Words("The curlews are back on the mud & flats.", "Birds", false, "en"),
                null, Map.of(), null));
        Page page = stranger();
        page.navigate(url + "/@" + bob.handle() + "/" + post.id());
        page.locator(".facts .edited").click();
        assertThat(page).hasURL(Pattern.compile("/history$"));
        assertThat(page.locator(".history ins").last()).containsText("mud &");
        assertThat(page.locator(".history > li").first()).containsText("Birds");
        shot(page, "post-6-history");
    }

    @Test
    void aliceVotesInPlace() {
        posts.publish(Draft.of(bob.id(), "Which bird?", Audience.PUBLIC)
                .asking(new Question(List.of("Curlew", "Heron"), Duration.ofHours(1), false, false)));
        world.settle();
        Page page = browser(alice, "/home");
        Locator card = post(page, "Which bird?");
        card.getByLabel("Heron").check();
        shot(page, "post-7-poll");
        button(page, "Vote").click();
        assertThat(card.locator(".poll li").last()).containsText("100%");
        assertThat(card.locator(".poll li").last()).containsText("your choice");
        assertThat(card.locator(".poll")).isFocused();
        shot(page, "post-8-voted");
    }

    @Test
    void aliceReadsAndAnswersWithTheKeyboardAlone() {
        posts.publish(Draft.of(bob.id(), "x", Audience.PUBLIC).saying(new Words("It was the gardener.", "How it ends", false, "en")));
        world.settle();
        Page page = browser(alice, "/home");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        Locator warned = post(page, "How it ends");
        assertThat(warned).isFocused();
        page.keyboard().press("x");
        assertThat(warned.getByText("It was the gardener.")).isVisible();
        shot(page, "post-9-opened-by-key");
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isVisible();
        shot(page, "post-10-keys");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog.keys")).hasCount(0);
        page.keyboard().press("j");
        page.keyboard().press("l");
        assertThat(act(post(page, "curlews"), "like")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("o");
        assertThat(page).hasURL(Pattern.compile("/@" + bob.handle() + "/" + post.id()));
        // the address changes before the page has come, and with it what listens to keys
        page.waitForFunction("() => window.htmx && document.readyState === 'complete'");
        page.keyboard().press("r");
        assertThat(page.locator("#composer-text")).isFocused();
        page.keyboard().type("So they are. jkl");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#replies")).containsText("So they are. jkl");
        shot(page, "post-11-answered");
    }

    @Test
    void theLettersCanBeSwitchedOff() {
        Page page = browser(alice, "/home");
        page.locator(".foot a[href='/keys']").first().click();
        page.getByLabel("Single-letter keys").uncheck();
        page.keyboard().press("Escape");
        page.reload();
        page.keyboard().press("j");
        assertThat(page.locator("article.post:focus")).hasCount(0);
    }

    @Test
    void aStrangerIsToldWhatThePageIsAndAFriendsPostTellsNothing() {
        Page page = stranger();
        page.navigate(url + "/@" + bob.handle() + "/" + post.id());
        assertThat(page.locator("meta[property='og:description']")).hasAttribute("content", "The curlews are back on the flats.");
        String data = page.locator("script[type='application/ld+json']").textContent();
        org.assertj.core.api.Assertions.assertThat(data).contains("\"@type\":\"SocialMediaPosting\"").contains("curlews");
        Post warned = posts.publish(Draft.of(bob.id(), "x", Audience.PUBLIC).saying(new Words("It was the gardener.", "How it ends", false, "en")));
        page.navigate(url + "/@" + bob.handle() + "/" + warned.id());
        org.assertj.core.api.Assertions.assertThat(page.locator("head").innerHTML()).contains("How it ends").doesNotContain("gardener");
    }

    @Test
    void bobIsMutedFromHisPostAndBackAgain() {
        Page page = browser(alice, "/home");
        post(page, "curlews").locator(".dots").click();
        page.locator(".sheet.choices [data-person=mute]").click();
        assertThat(post(page, "curlews")).isHidden();
        shot(page, "post-12-muted");
        page.locator("#toast button").click();
        assertThat(post(page, "curlews")).isVisible();
        page.navigate(url + "/@" + bob.handle());
        assertThat(page.locator("#toast")).isEmpty();
        assertThat(post(page, "curlews")).isVisible();
    }
}
