package social.linnet.web.assistant;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.assistant.context.Self;
import social.linnet.event.Audience;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Words;
import social.linnet.testing.Moment;
import social.linnet.testing.ScriptedModel;
import social.linnet.web.BrowserTest;

/// Léa, who reads in French, calls the assistant, asks it for herself, and reads what gathered: nothing on her pages is in
/// English.
class FrenchJourneyTest extends BrowserTest {

    private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");

    @Autowired
    private Accounts accounts;
    @Autowired
    private Posts posts;
    @Autowired
    private Self self;
    @Autowired
    private ScriptedModel model;

    private Account lea;
    private Account alice;
    private Account bob;
    private Post bac;

    @BeforeEach
    void people() {
        lea = world.person("lea");
        alice = world.person("alice");
        bob = world.person("bob");
        accounts.setLanguage(lea.id(), "fr");
        world.follow(lea, alice);
        world.follow(lea, bob);
        world.settle();
        bac = say(alice, null, "Le bac pour l’île part à 7\u00a0h\u00a040 du quai 3, et à 16\u00a0h\u00a010 le dimanche. #bac");
        say(bob, bac, "Ce matin le bac avait vingt minutes de retard à cause du vent. Prenez un livre.");
        world.settle();
    }

    private Post say(Account author, Post to, String text) {
        return posts.publish(Draft.of(author.id(), text, Audience.PUBLIC).saying(Words.of(text).in("fr"))
                .answering(to == null ? null : Long.valueOf(to.id())));
    }

    private static Browser.NewContextOptions french(Browser.NewContextOptions options) {
        return options.setLocale("fr-FR").setReducedMotion(ReducedMotion.REDUCE);
    }

    private static Properties messages(Path file) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }

    /// What the pages say in English and never in French, where it is the same whatever it is about.
    private static Set<String> english() throws IOException {
        Set<String> english = new HashSet<>();
        Set<String> french = new HashSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                Set<String> words = file.getFileName().toString().endsWith("_fr.properties") ? french : english;
                messages(file).values().forEach(value -> words.add(value.toString().replace("''", "'").strip()));
            }
        }
        english.removeAll(french);
        english.removeIf(words -> words.contains("{") || words.codePoints().noneMatch(Character::isLetter));
        return english;
    }

    /// What a page says in English, also what only a screen reader says.
    private static List<String> english(Page page) throws IOException {
        Object found = page.evaluate("""
                () => {
                  const all = [], words = text => text?.replace(/\\s+/g, " ").trim();
                  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("script, style")) all.push(words(walk.currentNode.data));
                  for (const each of document.querySelectorAll("*")) {
                    for (const {name, value} of each.attributes) if (/^(aria-label|title|placeholder|alt|data-says-.*)$/.test(name)) all.push(words(value));
                  }
                  all.push(words(document.title.split(" · ")[0]));
                  return [...new Set(all)];
                }""");
        List<String> said = new ArrayList<>();
        ((List<?>) found).forEach(each -> said.add(String.valueOf(each)));
        said.retainAll(english());
        return said;
    }

    private static void looked(Page page, String name) throws IOException {
        shot(page, name);
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        org.assertj.core.api.Assertions.assertThat(english(page)).as("English on %s", name).isEmpty();
    }

    @Test
    void onBobsPagesEnglishIsFound() throws IOException {
        org.assertj.core.api.Assertions.assertThat(english(browser(bob, "/@" + alice.handle() + "/" + bac.id())))
                .contains("Ask the assistant about this post", "Write a reply", "Post later");
    }

    @Test
    void leaCallsItInAThreadAndReadsItsAnswer() throws Exception {
        Moment seen = new Moment();
        String word = model.word((_, sink) -> {
            sink.words("Le bac part de bonne heure ");
            seen.await();
            return ScriptedModel.said("Le bac part de bonne heure du quai 3, à 7\u00a0h\u00a040 [1]. Ce matin il avait vingt minutes de retard [2].");
        });
        Page page = browser(lea, "/@" + alice.handle() + "/" + bac.id(), french(desktop()));
        page.locator("#compose .words").first().fill("@" + self.shown().orElseThrow().handle() + " à quelle heure part le bac ? " + word);
        page.locator("#compose button.primary").click();
        assertThat(page.locator("[data-coming]")).containsText("Le bac part de bonne heure");
        looked(page, "french-1-coming");
        seen.comes();
        Locator card = page.locator("article.post:has(.answer-label)");
        assertThat(card).containsText("vingt minutes de retard");
        assertThat(card.locator(".answer-label")).containsText("IA · script-1");
        assertThat(card.locator(".answer-sources")).hasCount(1);
        card.scrollIntoViewIfNeeded();
        looked(page, "french-2-answer");
        card.locator(".dots").click();
        assertThat(page.locator(".sheet.choices")).isVisible();
        looked(page, "french-3-choices");
    }

    @Test
    void leaAsksItForHerselfOnHerPhone() throws Exception {
        Page page = browser(lea, "/@" + alice.handle() + "/" + bac.id(), french(phone()));
        page.locator("article.focus a[data-act=ask]").click();
        Locator panel = page.locator("dialog.aid");
        panel.locator("button[value=check]").click();
        assertThat(panel.locator(".aid-sources a").first()).containsText("@" + bob.handle());
        looked(page, "french-4-panel-phone");
        panel.getByText("Partager cette réponse").click();
        page.waitForURL(Pattern.compile("/share$"));
        assertThat(page.locator(".aid-audiences label")).hasCount(3);
        looked(page, "french-5-share-phone");
    }

    @Test
    void leaReadsWhatGathered() throws Exception {
        say(alice, null, "Le bac de 7\u00a0h\u00a040 partira demain à 8\u00a0h\u00a0: la rampe du quai 3 est réparée cette nuit. #bac");
        say(bob, null, "Quelqu’un sait-il si le bac de dimanche est complet ? Mon frère arrive avec deux vélos. #bac");
        say(bob, null, "Du pain aux noix aujourd’hui, et pour une fois il n’a pas brûlé.");
        world.settle();
        Page page = browser(lea, "/catch-up", french(desktop()));
        assertThat(page.locator(".digest-words:not(.waiting)").first()).isVisible();
        assertThat(page.locator(".digest-words.waiting")).hasCount(0);
        assertThat(page.locator(".digest-group h2").first()).containsText("#bac");
        looked(page, "french-6-catch-up");
        page.locator("main form button.primary").first().click();
        page.waitForURL(url + "/home");
        page.navigate(url + "/catch-up");
        assertThat(page.locator(".empty h2")).isVisible();
        looked(page, "french-7-nothing-new");
    }
}
