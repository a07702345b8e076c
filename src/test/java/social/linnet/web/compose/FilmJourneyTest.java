package social.linnet.web.compose;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.Test;

import social.linnet.account.Account;
import social.linnet.media.film.Reels;
import social.linnet.testing.Client;
import social.linnet.web.BrowserTest;

/// Alice posts a video, a loop and a sound, and bob plays them.
class FilmJourneyTest extends BrowserTest {

    @Test
    void alicePostsFilmsAndBobPlaysThem() {
        Account alice = world.person("alice");
        Page page = browser(alice, "/home");
        page.locator("#composer-file").setInputFiles(new FilePayload[] {new FilePayload("tide.mp4", "video/mp4", Reels.talkie()),
            new FilePayload("loop.mp4", "video/mp4", Reels.silent()), new FilePayload("bell.mp3", "audio/mpeg", Reels.tone())});
        assertThat(page.locator(".attachment:not(.uploading)")).hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        shot(page, "film-1-composer");
        for (Locator words : page.locator(".attachment textarea").all()) {
            words.fill("A test of films");
        }
        page.locator("#composer-text").fill("Three films");
        page.locator("#composer-post").click();
        assertThat(post(page, "Three films").locator("video")).hasCount(2);

        Account bob = world.person("bob");
        Page his = browser(bob, "/@" + alice.handle());
        Locator video = his.locator("video:not([data-loops])");
        assertThat(video).hasAttribute("preload", "none");
        assertThat((Boolean) video.evaluate("video => video.muted && video.controls && video.readyState === 0")).isTrue();
        assertThat(video.evaluate("async video => { await video.play(); return video.videoWidth; }")).isEqualTo(320);
        assertThat(his.locator("audio").evaluate("async sound => { sound.volume = 0; await sound.play(); return sound.duration > 0.9; }"))
                .isEqualTo(true);
        his.waitForFunction("!document.querySelector('video[data-loops]').paused");
        shot(his, "film-2-three");

        Page calm = browser(bob, "/@" + alice.handle(), desktop().setReducedMotion(ReducedMotion.REDUCE));
        assertThat(calm.locator(".film .motion")).isVisible();
        assertThat((Boolean) calm.locator("video[data-loops]").evaluate("video => video.paused")).isTrue();
        calm.locator(".film .motion").click();
        calm.waitForFunction("!document.querySelector('video[data-loops]').paused");

        String feed = get("/@" + alice.handle() + ".rss");
        assertThat(feed).contains("type=\"video/mp4\"", "medium=\"video\"", "medium=\"audio\"");
        String shared = get(page.locator("article.post").first().locator(".when a").first().getAttribute("href"));
        assertThat(shared).contains("property=\"og:video\"", "property=\"og:audio\"").containsPattern("og:image\" content=\"[^\"]+small\\.webp");
    }

    private String get(String path) {
        return Client.stranger(url).open(path).body();
    }
}
