package social.linnet.web.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.assistant.context.Vetoes;
import social.linnet.assistant.writing.Failed;
import social.linnet.assistant.writing.Help;
import social.linnet.assistant.writing.Proposal;
import social.linnet.assistant.writing.Writing;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Permissions;
import social.linnet.post.Poll;
import social.linnet.post.Polls;
import social.linnet.post.Post;
import social.linnet.post.Posts;
import social.linnet.post.Schedule;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

/// What alice sends from the box, with plain forms and no script.
@LinnetTest
class ComposePagesTest {

    @Autowired
    private World world;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Posts posts;
    @Autowired
    private Polls polls;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Schedule schedule;
    @Autowired
    private Vetoes vetoes;
    @Autowired
    private Writing writing;
    @Autowired
    private ScriptedModel model;
    @Autowired
    private JdbcClient jdbc;

    private Account alice;
    private Account bob;
    private Client browser;

    @BeforeEach
    void aliceIsThere() {
        alice = world.person("alice");
        bob = world.person("bob");
        browser = visitors.browser(alice);
        assertThat(get("/drafts").status()).isEqualTo(200);
        assertThat(get("/compose").status()).isEqualTo(200);
    }

    private Client.Page get(String path) {
        return browser.open(path);
    }

    private Client.Page send(String path, String... pairs) {
        return browser.submit(path, pairs);
    }

    /// What alice has said, the oldest first.
    private List<Post> said() {
        return posts.byAuthor(alice.id(), Paging.newest(20), true, false).reversed().stream()
                .map(id -> posts.find(id).orElseThrow()).toList();
    }

    @Test
    void aPollWithAWarningIsPostedAsAliceWantsIt() {
        Client.Page answer = send("/posts", "text", "Which bird?", "audience", "quiet", "warned", "1", "warning",
                "Birds", "asks", "1", "option", "The linnet", "option", "The wren", "option", "", "option", "", "expires",
                "3600", "multiple", "1", "hide_totals", "1", "language", "cy", "replies", "followed", "quotes", "nobody");
        assertThat(answer.status()).isEqualTo(303);
        Post post = said().getFirst();
        assertThat(post.words().warning()).isEqualTo("Birds");
        assertThat(post.language()).isEqualTo("cy");
        assertThat(post.permissions()).isEqualTo(new Permissions(Audience.QUIET, QuotePolicy.NOBODY, ReplyPolicy.FOLLOWED));
        Poll poll = polls.of(alice.id(), List.of(post.id())).get(post.id());
        assertThat(poll.options()).containsExactly("The linnet", "The wren");
        assertThat(poll.multiple() && poll.hideTotals()).isTrue();
        assertThat(poll.endsAt()).isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3601));
        assertThat(get("/compose").body()).as("the language of the last post").contains("<option value=\"cy\" selected");
    }

    @Test
    void whatIsWrongIsSaidAndWhatWasTypedIsKept() {
        Client.Page answer = send("/posts", "text", "Which <bird>?", "audience", "followers", "asks", "1", "option",
                "The linnet", "option", "The linnet", "warned", "1", "warning", "Wings", "replies", "nobody", "expires", "300");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Two of the choices are the same.", "Which &lt;bird&gt;?", "value=\"The linnet\"",
                "value=\"Wings\"", "<option value=\"nobody\" selected", "<option value=\"300\" selected")
                .containsPattern("value=\"followers\"[^>]*checked").containsPattern("name=\"asks\"[^>]*checked");
        assertThat(said()).isEmpty();
    }

    @Test
    void aThreadIsPostedInOrderAndItsRestStaysWhenOneOfThemFails() {
        String[] thread = {"text", "one", "text", "two", "text", "x".repeat(501), "text", "four", "audience", "public",
                "idempotency_key", "k-" + alice.id()};
        Client.Page answer = send("/posts", thread);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("A post has at most 500 characters.", "x".repeat(501), ">four</textarea>")
                .doesNotContain(">two</textarea>");
        List<Post> said = said();
        assertThat(said).extracting(Post::text).containsExactly("one", "two");
        assertThat(said.get(1).replyTo()).isEqualTo(said.get(0).id());
        assertThat(answer.body()).contains("name=\"reply_to\" value=\"" + said.get(1).id() + "\"");
        send("/posts", thread);
        assertThat(said()).as("sent once more, nothing is posted twice").hasSize(2);
        assertThat(send("/posts", "text", "something else", "audience", "public", "idempotency_key", "k-" + alice.id())
                .status()).as("what was changed since is another post").isEqualTo(303);
        assertThat(said()).extracting(Post::text).containsExactly("one", "two", "something else");
    }

    @Test
    void aPostIsChangedAndItsPollGoesOn() {
        send("/posts", "text", "Whihc bird?", "audience", "public", "asks", "1", "option", "A", "option", "B", "expires", "86400");
        Post post = said().getFirst();
        polls.vote(bob.id(), post.id(), List.of(0));
        Instant endsAt = polls.of(alice.id(), List.of(post.id())).get(post.id()).endsAt();
        assertThat(get("/compose?edit=" + post.id()).body()).contains("Whihc bird?", "value=\"A\"",
                "<option value=\"0\" selected", "/posts/" + post.id() + "/edit").doesNotContain("name=\"audience\"");
        assertThat(send("/posts/" + post.id() + "/edit", "text", "Which bird?", "asks", "1", "option", "A", "option", "B",
                "expires", "0", "warned", "1", "warning", "Birds").status()).isEqualTo(303);
        assertThat(said().getFirst().words()).satisfies(words -> {
            assertThat(words.text()).isEqualTo("Which bird?");
            assertThat(words.warning()).isEqualTo("Birds");
        });
        Poll poll = polls.of(alice.id(), List.of(post.id())).get(post.id());
        assertThat(poll.votes()).containsExactly(1L, 0L);
        assertThat(poll.endsAt()).isEqualTo(endsAt);
        Post bobs = world.post(bob, Audience.PUBLIC, "mine");
        assertThat(get("/compose?edit=" + bobs.id()).status()).isEqualTo(403);
        assertThat(send("/posts/" + bobs.id() + "/edit", "text", "yours").status()).isEqualTo(403);
    }

    @Test
    void aQuoteIsMadeWhereItMayBe() {
        Post open = world.post(bob, Audience.PUBLIC, "quote me");
        Post closed = posts.publish(Draft.of(bob.id(), "do not quote me", Audience.PUBLIC)
                .permitting(new Permissions(Audience.PUBLIC, QuotePolicy.NOBODY, ReplyPolicy.ANYONE)));
        assertThat(get("/compose?quote=" + closed.id()).body()).contains("do not quote me",
                "Its author does not let you quote this post.").doesNotContain("composer-form\" method");
        assertThat(get("/compose?quote=" + open.id()).body()).contains("quote me", "name=\"quote\" value=\"" + open.id());
        assertThat(send("/posts", "text", "look", "audience", "public", "quote", String.valueOf(open.id())).status())
                .isEqualTo(303);
        assertThat(said().getFirst().quote()).extracting(Post.Quote::post).isEqualTo(open.id());
    }

    @Test
    void anAnswerToWhatIsNotForEverybodyNamesItsAuthor() {
        Post direct = world.post(bob, Audience.DIRECT, "psst @" + alice.handle());
        assertThat(get("/compose?reply=" + direct.id()).body()).contains("@" + bob.handle() + " </textarea>")
                .containsPattern("value=\"direct\"[^>]*checked");
    }

    @Test
    void aliceSchedulesAPostMovesItAndThinksBetterOfIt() {
        var due = Instant.now().plus(2, ChronoUnit.HOURS).atOffset(ZoneOffset.ofHours(2)).truncatedTo(ChronoUnit.MINUTES);
        assertThat(send("/posts", "text", "good morning", "audience", "public", "later", "1", "due",
                due.toLocalDateTime().toString(), "offset", "+02:00").location()).isEqualTo("/scheduled");
        var one = schedule.of(alice.id(), Paging.newest(5)).getFirst();
        assertThat(one.dueAt()).isEqualTo(due.toInstant());
        assertThat(said()).isEmpty();
        assertThat(get("/scheduled").body()).contains("good morning");
        send("/scheduled/" + one.id() + "/move", "due", due.plusDays(1).toLocalDateTime().toString(), "offset", "+02:00");
        assertThat(schedule.find(alice.id(), one.id()).dueAt()).isEqualTo(due.plusDays(1).toInstant());
        send("/scheduled/" + one.id() + "/cancel");
        assertThat(schedule.of(alice.id(), Paging.newest(5))).isEmpty();
        assertThat(get("/drafts").body()).contains("good morning");
        Client.Page early = send("/posts", "text", "too early", "audience", "public", "later", "1", "due",
                "2020-01-01T10:00", "offset", "");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("at least 5 minutes", "too early", "2020-01-01T10:00");
    }

    @Test
    void aDraftIsKeptGoneOnWithAndGoneWhenItIsPosted() {
        String id = send("/drafts", "text", "one", "text", "two", "audience", "followers", "replies", "nobody").body();
        assertThat(drafts.of(alice.id())).hasSize(1);
        assertThat(send("/drafts", "text", "one!", "text", "two", "audience", "followers", "draft", id).body()).isEqualTo(id);
        assertThat(get("/drafts").body()).contains("one!", "2 posts");
        assertThat(get("/compose?draft=" + id).body()).contains(">one!</textarea>", ">two</textarea>")
                .containsPattern("value=\"followers\"[^>]*checked");
        assertThat(send("/posts", "text", "one!", "text", "two", "audience", "public", "draft", id).status()).isEqualTo(303);
        assertThat(drafts.of(alice.id())).isEmpty();
        assertThat(said()).hasSize(2);
        String other = send("/drafts", "text", "never mind", "audience", "public").body();
        send("/drafts", "text", " ", "audience", "public", "draft", other);
        assertThat(drafts.of(alice.id())).as("an empty box keeps nothing").isEmpty();
    }

    private String[] later(String text, String... more) {
        var due = Instant.now().plus(2, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return Stream.concat(Stream.of("text", text, "audience", "public", "later", "1", "due", due.toLocalDateTime().toString(),
                "offset", "Z"), Stream.of(more)).toArray(String[]::new);
    }

    /// What alice said when its time had come.
    private Post published(String text) {
        jdbc.sql("update post.scheduled set try_at = now() - interval '1 s' where author = :alice").param("alice", alice.id()).update();
        await().atMost(Duration.ofSeconds(20)).until(() -> said().stream().anyMatch(post -> post.text().equals(text)));
        return said().stream().filter(post -> post.text().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void whatAliceKeepsFromTheAssistantIsKeptFromItWhenItsTimeComes() {
        assertThat(send("/posts", later("not for programs", "silent", "1")).location()).isEqualTo("/scheduled");
        assertThat(get("/scheduled").body()).contains("not for programs", "Not for the assistant");
        assertThat(vetoes.isSilent(published("not for programs"))).isTrue();
        send("/posts", later("for everybody"));
        assertThat(vetoes.isSilent(published("for everybody"))).isFalse();

        send("/posts", later("better not", "silent", "1"));
        send("/scheduled/" + schedule.of(alice.id(), Paging.newest(5)).getFirst().id() + "/cancel");
        long draft = drafts.of(alice.id()).getFirst().id();
        assertThat(get("/drafts").body()).contains("better not", "Not for the assistant");
        assertThat(get("/compose?draft=" + draft).body()).containsPattern("name=\"silent\"[^>]*checked");
        send("/drafts", "text", "better so", "audience", "public", "draft", String.valueOf(draft));
        assertThat(get("/compose?draft=" + draft).body()).doesNotContainPattern("name=\"silent\"[^>]*checked");
    }

    @Test
    void whatWasMostlyTheAssistantsSaysSoWhenItsTimeComes() throws Failed {
        Proposal made = proposed(alice, "The ferry leaves at eight, bring a warm coat.");
        send("/posts", later(made.text(), "proposal", made.id()));
        assertThat(published(made.text()).words().assisted()).isTrue();
        send("/posts", later("I wrote every word of this on the pier myself", "proposal", made.id()));
        assertThat(published("I wrote every word of this on the pier myself").words().assisted()).isFalse();
    }

    private Proposal proposed(Account to, String text) throws Failed {
        return writing.propose(to.id(), Help.DRAFT, model.word(text), "en", Writing.Watch.NOBODY);
    }

    private boolean isAssisted(String text, String... fields) {
        assertThat(send("/posts", Stream.concat(Stream.of("text", text, "audience", "public"), Stream.of(fields)).toArray(String[]::new))
                .status()).isEqualTo(303);
        return said().getLast().words().assisted();
    }

    @Test
    void theBrowsersWordIsNotEnoughForWhatIsTheAssistants() throws Failed {
        Proposal hers = proposed(alice, "The gates of the weir open at noon.");
        Proposal bobs = proposed(bob, "The gates of the weir close at dusk.");
        assertThat(isAssisted(hers.text(), "proposal", hers.id())).isTrue();
        assertThat(isAssisted(bobs.text(), "proposal", bobs.id())).as("what was proposed to bob").isFalse();
        assertThat(isAssisted("Nobody else wrote any of this line", "proposal", hers.id())).as("other words").isFalse();
        assertThat(isAssisted("My very own", "assisted", "1")).as("a field that no draft bears out").isFalse();

        String own = send("/drafts", "text", "Mine alone", "audience", "public").body();
        assertThat(isAssisted("Mine alone", "assisted", "1", "draft", own)).as("a draft that was hers").isFalse();
        String draft = send("/drafts", "text", hers.text(), "audience", "public", "proposal", hers.id()).body();
        assertThat(get("/compose?draft=" + draft).body()).contains("name=\"assisted\" value=\"1\"");
        assertThat(isAssisted("The gates open at noon!", "assisted", "1", "draft", draft)).as("a draft that was not").isTrue();
    }

    @Test
    void whatIsWrittenAnewIsStillKeptFromTheAssistant() {
        send("/posts", "text", "My diray", "audience", "public", "silent", "1");
        String where = send("/posts/" + said().getFirst().id() + "/redraft").location();
        assertThat(get(where).body()).contains("My diray").containsPattern("name=\"silent\"[^>]*checked");
        vetoes.everything(alice.id(), true);
        Post other = world.post(alice, Audience.PUBLIC, "All that I write");
        String there = send("/posts/" + other.id() + "/redraft").location();
        assertThat(get(there).body()).as("what holds for all her posts is not hers to undo for this one")
                .doesNotContainPattern("name=\"silent\"[^>]*checked");
    }

    @Test
    void aPostIsDeletedAndItsWordsComeBackIntoTheBox() {
        Post post = world.post(alice, Audience.QUIET, "I hav a cold");
        assertThat(get("/compose?redraft=" + post.id()).body()).contains("Delete this post and write it anew?", "I hav a cold");
        String where = send("/posts/" + post.id() + "/redraft").location();
        assertThat(where).startsWith("/compose?draft=");
        assertThat(posts.find(post.id())).isEmpty();
        assertThat(get(where).body()).contains(">I hav a cold</textarea>").containsPattern("value=\"quiet\"[^>]*checked");
    }

    @Test
    void whatAnotherProgramSharesStandsInTheBox() {
        assertThat(get("/compose?title=A%20song&text=Listen&url=https://example.org/song").body())
                .contains("A song\nListen\nhttps://example.org/song</textarea>");
        Client.Page shared = browser.send("/compose/share", "title=&text=no+token+needed");
        assertThat(shared.location()).isEqualTo("/compose?text=no+token+needed");
        assertThat(said()).isEmpty();
    }

    @Test
    void peopleTagsAndEmojisAreOffered() {
        world.settle();
        assertThat(get("/compose/suggest?q=@" + bob.handle().substring(0, 3)).body()).contains("role=\"option\"");
        assertThat(get("/compose/suggest?q=:oise").body()).isBlank();
        assertThat(get("/compose/suggest?q=:linn").body()).contains("data-insert=\"🐦\"");
        assertThat(get("/compose/emojis").body()).contains("data-insert=\"🎉\"", "aria-label=\"party popper congratulations\"");
        assertThat(get("/compose/suggest?q=x").body()).isBlank();
    }
}
