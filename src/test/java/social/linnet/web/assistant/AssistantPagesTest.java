package social.linnet.web.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.ai.TextModel;
import social.linnet.ai.TextModel.Task;
import social.linnet.assistant.Preferences;
import social.linnet.assistant.Voice;
import social.linnet.assistant.chat.Chats;
import social.linnet.assistant.chat.Exchange;
import social.linnet.assistant.context.Vetoes;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.post.Draft;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

/// The assistant's pages with plain forms, as they work without a script.
@LinnetTest
class AssistantPagesTest {

    @Autowired
    private World world;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Chats chats;
    @Autowired
    private Posts posts;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Preferences preferences;
    @Autowired
    private ScriptedModel model;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Client.Page page(@Nullable Account reader, String path) {
        return visitors.browser(reader).open(path);
    }

    private Client.Page submit(Account writer, String path, String... fields) {
        return visitors.browser(writer).submit(path, fields);
    }

    private Exchange said(Account owner, @Nullable Long post, String words) {
        Exchange asked = chats.ask(owner.id(), new Chats.Ask(null, post, Task.ANSWER, words));
        await().atMost(Duration.ofSeconds(30)).until(() -> chats.exchange(owner.id(), asked.id()).state() != Exchange.State.RUNNING);
        return chats.exchange(owner.id(), asked.id());
    }

    @Test
    void toAliceWhatBobAskedDoesNotExist() {
        Exchange said = said(bob, null, model.word("Hello."));
        for (String path : List.of("/assistant/answers/" + said.id(), "/assistant/answers/" + said.id() + "/live",
                "/assistant/answers/" + said.id() + "/share", "/assistant/chats/" + said.chat(),
                "/assistant/chats/" + said.chat() + "/delete", "/assistant/chats/" + said.chat() + "/chat.json")) {
            assertThat(page(bob, path).status()).as("%s for bob", path).isEqualTo(200);
            assertThat(page(alice, path).status()).as("%s for alice", path).isEqualTo(404);
            assertThat(page(null, path).status()).as("%s for a stranger", path).isNotEqualTo(200);
        }
        for (String act : List.of("stop", "again", "rate", "reword", "share")) {
            assertThat(submit(alice, "/assistant/answers/" + said.id() + "/" + act, "words", "mine", "rating", "wrong", "audience", "public")
                    .status()).as(act).isEqualTo(404);
        }
        assertThat(submit(alice, "/assistant/chats/" + said.chat(), "words", "mine").status()).isEqualTo(404);
        assertThat(submit(alice, "/assistant/chats/" + said.chat() + "/delete").status()).isEqualTo(404);
        assertThat(chats.exchange(bob.id(), said.id())).isEqualTo(said);
        for (String path : List.of("/admin/assistant", "/admin/assistant/answers/1")) {
            assertThat(page(bob, path).status()).as(path).isEqualTo(404);
        }
        assertThat(submit(bob, "/admin/assistant/switch", "to", "off").status()).isEqualTo(404);
    }

    @Test
    void bobSaysWhyAnAnswerIsBetterAndNobodyElseReadsIt() {
        world.promote(alice.id());
        Exchange said = said(bob, null, model.word("Hello."));
        String path = "/assistant/answers/" + said.id();
        assertThat(page(bob, path).body()).as("nothing is asked before he rates it").doesNotContain("id=\"note-" + said.id());

        assertThat(submit(bob, path + "/rate", "rating", "better").status()).isEqualTo(303);
        assertThat(page(bob, path).body()).contains("id=\"note-" + said.id(), "What is good about it?", "href=\"/settings/consent\"");
        assertThat(submit(bob, path + "/rate", "rating", "better", "why", "short and <kind>").status()).isEqualTo(303);
        assertThat(page(bob, path).body()).contains("short and &lt;kind&gt;</textarea>", "Your reason")
                .containsPattern("id=\"why-" + said.id() + "\"[^>]*></textarea>");
        assertThat(chats.exchange(bob.id(), said.id()).why()).isEqualTo("short and <kind>");
        assertThat(page(bob, "/assistant/chats.json").body()).contains("\"rating\":\"better\",\"why\":\"short and <kind>\"");
        assertThat(page(alice, "/admin/assistant").body()).doesNotContain("short and");
        assertThat(submit(bob, path + "/rate", "rating", "worse", "why", "" + "x".repeat(281)).status()).isEqualTo(422);
    }

    @Test
    void whatRestsOnWhatBobWroteForHisFollowersIsNotSharedWithEverybody() {
        String heron = "heron" + bob.id();
        world.post(bob, Audience.FOLLOWERS, "The " + heron + " nests behind my house.");
        world.settle();
        Exchange said = said(bob, null, "Where does the " + heron + " nest?");
        assertThat(said.said()).contains("behind my house");

        String path = "/assistant/answers/" + said.id() + "/share";
        assertThat(page(bob, path).body()).contains("not everybody may see").doesNotContain("name=\"audience\"");
        for (String audience : List.of("public", "followers")) {
            assertThat(submit(bob, path, "audience", audience)).satisfies(page -> {
                assertThat(page.status()).isEqualTo(422);
                assertThat(page.body()).contains("not everybody may see");
            });
        }
        assertThat(posts.byAuthor(bob.id(), Paging.newest(5), true, true)).hasSize(1);
    }

    @Test
    void bobTakesHisChatsWithHimAndDestroysThem() {
        String word = model.word("Hello.");
        Exchange said = said(bob, null, "one \"quoted\" " + word);
        said(bob, null, "two " + word);

        Client.Page all = page(bob, "/assistant/chats.json");
        assertThat(all.header("Content-Disposition")).startsWith("attachment");
        assertThat(all.header("Cache-Control")).contains("no-store");
        assertThat(all.body()).startsWith("[{").endsWith("}]\n").contains("one \\\"quoted\\\" " + word, "two " + word, "\"said\":\"Hello.\"");
        assertThat(page(bob, "/assistant/chats/" + said.chat() + "/chat.json").body()).contains("one").doesNotContain("two ");
        assertThat(page(alice, "/assistant/chats.json").body()).isEqualTo("[]\n");

        assertThat(page(bob, "/assistant/delete").body()).contains("This cannot be undone");
        assertThat(submit(bob, "/assistant/delete").status()).isEqualTo(303);
        assertThat(chats.chats(bob.id(), 0, 10)).isEmpty();
    }

    @Test
    void aChatWithoutAQuestionIsCalledByWhatItBeganWith() {
        Post post = world.post(alice, Audience.PUBLIC, "The weir was <opened> in 1932.");
        Exchange asked = chats.ask(bob.id(), new Chats.Ask(null, post.id(), Task.SUMMARISE, ""));
        await().atMost(Duration.ofSeconds(30)).until(() -> chats.exchange(bob.id(), asked.id()).state() != Exchange.State.RUNNING);
        String name = alice.shownName() + ": The weir was &lt;opened&gt; in 1932.";
        assertThat(page(bob, "/assistant").body()).contains(name, " · Summarise thread");
        assertThat(page(bob, "/assistant/chats/" + asked.chat()).body()).contains("<h1 class=\"aid-title\" dir=\"auto\">" + name);

        posts.delete(alice.id(), post.id());
        assertThat(page(bob, "/assistant").body()).contains("About a post").doesNotContain("The weir was");
    }

    @Test
    void anAnswerIsSharedOnceForWhomWasChosenAndNeverOtherwise() {
        Post post = world.post(alice, Audience.PUBLIC, "The weir was opened in 1932.");
        Exchange said = said(bob, post.id(), model.word("In 1932 [1]. https://elsewhere.example @mallory"));
        String path = "/assistant/answers/" + said.id() + "/share";

        assertThat(page(bob, path).body()).doesNotContain("checked");
        assertThat(submit(bob, path).status()).as("nobody is chosen for").isEqualTo(422);
        assertThat(submit(bob, path, "audience", "direct").status()).isEqualTo(422);
        assertThat(posts.byAuthor(bob.id(), Paging.newest(5), true, true)).isEmpty();

        assertThat(submit(bob, path, "audience", "followers").status()).isEqualTo(303);
        assertThat(submit(bob, path, "audience", "followers").status()).isEqualTo(303);
        Post shared = posts.find(posts.byAuthor(bob.id(), Paging.newest(5), true, true).getFirst()).orElseThrow();
        assertThat(posts.byAuthor(bob.id(), Paging.newest(5), true, true)).as("once").hasSize(1);
        assertThat(shared.audience()).isEqualTo(Audience.FOLLOWERS);
        assertThat(shared.words().assisted()).isTrue();
        assertThat(shared.quote().post()).isEqualTo(post.id());
        assertThat(shared.text()).contains("In 1932", "the assistant’s answer").doesNotContain("elsewhere").doesNotContain("@mallory");

        vetoes.post(alice.id(), post.id(), true);
        assertThat(page(bob, path).body()).contains("keeps it from the assistant now").doesNotContain("name=\"audience\"");
    }

    @Test
    void whatRestsOnAProfileIsSharedWithItsAddressAsLongAsItsOwnerLetsTheAssistantReadIt() {
        String word = model.word((request, _) -> request.turns().getLast() instanceof TextModel.Found found
                ? ScriptedModel.said("That is alice [" + found.passages().getFirst().number() + "].")
                : ScriptedModel.wishes("read_profile", "{\"handle\":\"" + alice.handle() + "\"}"));
        Exchange said = said(bob, null, "who is that? " + word);
        String path = "/assistant/answers/" + said.id() + "/share";

        assertThat(submit(bob, path, "audience", "public").status()).isEqualTo(303);
        Post shared = posts.find(posts.byAuthor(bob.id(), Paging.newest(5), true, true).getFirst()).orElseThrow();
        assertThat(shared.text()).startsWith("That is alice [1].").endsWith("/@" + alice.handle());

        vetoes.everything(alice.id(), true);
        assertThat(page(bob, path).body()).contains("keeps it from the assistant now").doesNotContain("name=\"audience\"");
    }

    @Test
    void whatRepeatsWhatAliceDeletedSinceIsSharedNoMoreWhetherItSaidWhoseItIsOrNot() {
        Post root = world.post(bob, Audience.PUBLIC, "Who has a cat?");
        Post reply = world.reply(alice, root, Audience.PUBLIC, "My cat Pepper sleeps on the piano of my neighbour.");
        Exchange said = said(bob, root.id(), "where? " + model.word("Pepper sleeps on the piano of my neighbour."));
        assertThat(said.sources()).isEmpty();
        String path = "/assistant/answers/" + said.id() + "/share";
        assertThat(page(bob, path).body()).contains("name=\"audience\"");

        posts.delete(alice.id(), reply.id());

        assertThat(page(bob, path).body()).contains("is gone").doesNotContain("name=\"audience\"");
        assertThat(submit(bob, path, "audience", "public").status()).isEqualTo(422);
        assertThat(posts.byAuthor(bob.id(), Paging.newest(5), true, true)).containsExactly(root.id());
    }

    @Test
    void whoTheAssistantIsAnybodyReads() throws NoSuchAlgorithmException {
        String body = page(null, "/about/assistant.json").body();
        Matcher hash = Pattern.compile("\"sha256\":\"([0-9a-f]{64})\"").matcher(body);
        assertThat(hash.find()).isTrue();
        String prompt = page(null, "/about/assistant/prompts/" + version(body)).body();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(prompt.getBytes(StandardCharsets.UTF_8))))
                .as("what is shown is what the hash is of").isEqualTo(hash.group(1));
        assertThat(page(null, "/about/assistant").body()).contains(hash.group(1), "search_posts", "Keep single posts");
        assertThat(page(null, "/about/assistant/prompts/0").status()).isEqualTo(404);
    }

    private static String version(String body) {
        Matcher version = Pattern.compile("\"version\":([0-9]+)").matcher(body);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void bobChoosesAVoiceAndKeepsEverythingFromIt() {
        assertThat(submit(bob, "/settings/ai/assistant", "voice", "playful", "silent", "yes").status()).isEqualTo(303);
        assertThat(preferences.voice(bob.id())).isEqualTo(Voice.PLAYFUL);
        assertThat(vetoes.isSilent(bob.id())).isTrue();
        assertThat(page(bob, "/settings/ai").body()).containsPattern("name=\"silent\" value=\"yes\" checked");
        assertThat(submit(bob, "/settings/ai/assistant", "voice", "loud").status()).isEqualTo(422);
        assertThat(vetoes.isSilent(bob.id())).as("nothing is changed by half").isTrue();
        assertThat(submit(bob, "/settings/ai/assistant", "voice", "plain").status()).isEqualTo(303);
        assertThat(vetoes.isSilent(bob.id())).isFalse();
    }

    @Test
    void bobReadsWhereHisQuestionsGo() {
        assertThat(page(bob, "/settings/ai").body()).contains("the posts that bear on it go to models.example", "script-1",
                "For pictures nothing leaves this server").doesNotContain("For the assistant nothing leaves this server");
    }

    @Test
    void whatIsSentOnceMoreWithTheWishIsKeptFromIt() {
        Draft draft = Draft.of(bob.id(), "My diary of the allotment.", Audience.PUBLIC).once("diary");
        Post said = posts.publish(draft);
        assertThat(vetoes.isSilent(said)).isFalse();
        assertThat(posts.publish(draft.silent(true)).id()).as("it is the same post").isEqualTo(said.id());
        assertThat(vetoes.isSilent(said)).isTrue();
    }

    @Test
    void aPostIsKeptFromItByTheFormThatPublishesIt() {
        assertThat(submit(bob, "/posts", "text", "Not for programs.", "audience", "public", "silent", "1").status()).isEqualTo(303);
        Post said = posts.find(posts.byAuthor(bob.id(), Paging.newest(1), true, false).getFirst()).orElseThrow();
        assertThat(vetoes.among(List.of(said))).containsExactly(said.id());
        assertThat(page(alice, "/posts/" + said.id() + "/assistant").body()).contains("keeps it from the assistant").doesNotContain("name=\"task\"");
        assertThat(submit(alice, "/posts/" + said.id() + "/assistant", "task", "explain").status()).isEqualTo(422);
        assertThat(submit(alice, "/posts/" + said.id() + "/unveto").status()).as("it is not hers").isEqualTo(403);
        assertThat(submit(bob, "/posts/" + said.id() + "/unveto").status()).isEqualTo(303);
        assertThat(vetoes.among(List.of(said))).isEmpty();
    }
}
