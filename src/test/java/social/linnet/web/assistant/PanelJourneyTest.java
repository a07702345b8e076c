package social.linnet.web.assistant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Task;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.media.Pictures;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;
import social.linnet.testing.ScriptedModel;
import social.linnet.web.BrowserTest;

/// Bob reads what is not in his language, and hears what is in a picture, from the panel on a post.
class PanelJourneyTest extends BrowserTest {

    @Autowired
    private Pictures pictures;
    @Autowired
    private Posts posts;
    @Autowired
    private ScriptedModel model;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Post post(String language, String text, List<Long> shown) {
        return posts.publish(Draft.of(alice.id(), text, Audience.PUBLIC).saying(Words.of(text).in(language)).showing(shown));
    }

    /// Where bob has pressed this on a post.
    private Page pressed(Post post, String task, ColorScheme scheme, boolean narrow) {
        Page page = browser(bob, "/@" + alice.handle() + "/" + post.id(), (narrow ? phone() : desktop()).setColorScheme(scheme));
        page.locator("article.focus a[data-act=ask]").click();
        panel(page).locator("button[value=" + task + "]").click();
        return page;
    }

    private static Locator panel(Page page) {
        return page.locator("dialog.aid");
    }

    private static TextModel.Asked asked(TextModel.Request request) {
        return (TextModel.Asked) request.turns().getLast();
    }

    @Test
    void bobReadsAFrenchPostInHisOwnLanguage() {
        String word = model.word("The ferry to the island stays in port until Monday because of the wind. Bring something to read [1].");
        Post post = post("fr", "Le bac de l’île reste à quai jusqu’à lundi à cause du vent. Prenez de quoi lire. " + word, List.of());
        Page page = pressed(post, "translate", ColorScheme.LIGHT, false);
        assertThat(panel(page).locator(".aid-words")).containsText("The ferry to the island stays in port until Monday");
        assertThat(panel(page).locator(".aid-asked")).hasText("Translate");
        assertThat(panel(page).locator(".aid-label").first()).containsText("AI · script-1");
        shot(page, "panel-1-translated");
        TextModel.Request told = model.told(word).getFirst();
        org.assertj.core.api.Assertions.assertThat(told.task()).isEqualTo(Task.TRANSLATE);
        org.assertj.core.api.Assertions.assertThat(told.language()).isEqualTo("en");
        org.assertj.core.api.Assertions.assertThat(told.tools()).as("nothing is looked up for it").isEmpty();
        org.assertj.core.api.Assertions.assertThat(posts.byAuthor(bob.id(), Paging.newest(5), true, true)).as("nothing is published").isEmpty();

        Page own = browser(bob, "/posts/" + post("en", "The ferry stays in port.", List.of()).id() + "/assistant");
        assertThat(own.locator("button[value=explain]")).isVisible();
        assertThat(own.locator("button[value=translate]")).hasCount(0);
    }

    @Test
    void whatNobodyDescribedIsLookedAtForBob() {
        String word = model.word("A red barn stands in a green meadow under a pale blue sky.");
        long barn = Scenery.barn(pictures, alice, "");
        Page page = pressed(post("en", "Home at last. " + word, List.of(barn)), "describe", ColorScheme.LIGHT, false);
        assertThat(panel(page).locator(".aid-words")).hasText("A red barn stands in a green meadow under a pale blue sky.");
        shot(page, "panel-2-described");
        TextModel.Asked asked = asked(model.told(word).getFirst());
        org.assertj.core.api.Assertions.assertThat(asked.pictures()).as("it looks at the picture").hasSize(1);
        org.assertj.core.api.Assertions.assertThat(asked.passages()).hasSize(1);
    }

    @Test
    void whatAliceDescribedHerselfIsKnownToIt() {
        String word = model.word("Her barn, newly painted in ox-blood red [2]; the meadow before it is mown.");
        long barn = Scenery.barn(pictures, alice, "our barn, newly painted");
        Post post = post("en", "Home at last. " + word, List.of(barn));
        world.reply(bob, post, Audience.PUBLIC, "It is a fine colour, like the old one of the mill.");
        Page page = pressed(post, "describe", ColorScheme.DARK, true);
        assertThat(panel(page).locator(".aid-words")).containsText("newly painted in ox-blood red");
        assertThat(panel(page).locator(".aid-sources a")).hasCount(1);
        shot(page, "panel-3-described-with-words-phone-dark");
        TextModel.Asked asked = asked(model.told(word).getFirst());
        org.assertj.core.api.Assertions.assertThat(asked.pictures()).hasSize(1);
        org.assertj.core.api.Assertions.assertThat(asked.passages()).extracting(TextModel.Passage::words)
                .as("the post and what is said of its picture, and nothing of the thread").containsExactly("Home at last. " + word,
                        "our barn, newly painted");
    }
}
