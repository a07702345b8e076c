package social.linnet.assistant.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import social.linnet.account.Account;
import social.linnet.ai.AiFailure;
import social.linnet.ai.ModelName;
import social.linnet.ai.TextModel;
import social.linnet.assistant.Question.Reason;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.post.Draft;
import social.linnet.post.Drafts;
import social.linnet.post.Edits;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Versions;
import social.linnet.post.Words;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.ScriptedModel;
import social.linnet.testing.World;

/// Alice has help with what she writes; what she posts says how much of it is hers.
@LinnetTest
class HelpWithWritingTest {

    @Autowired
    private World world;
    @Autowired
    private ScriptedModel model;
    @Autowired
    private Writing writing;
    @Autowired
    private Posts posts;
    @Autowired
    private Edits edits;
    @Autowired
    private Versions versions;
    @Autowired
    private Drafts drafts;
    @Autowired
    private JdbcClient jdbc;

    private Account alice;
    private Account bob;

    @BeforeEach
    void people() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private Proposal proposed(Help help, String before) throws Failed {
        return writing.propose(alice.id(), help, before, "en", Writing.Watch.NOBODY);
    }

    private Predicate<Throwable> because(Reason reason) {
        return failure -> failure instanceof Failed failed && failed.reason() == reason;
    }

    @Test
    void aliceHasHerNotesMadeIntoAPostAndNothingIsPosted() throws Failed {
        String word = model.word("The ferry is late again; bring a book.");
        List<String> heard = new ArrayList<>();

        Proposal proposal = writing.propose(alice.id(), Help.DRAFT, "ferry late. book. " + word, "en",
                new Writing.Watch(heard::add, () -> false));

        assertThat(proposal.text()).isEqualTo("The ferry is late again; bring a book.");
        assertThat(heard).isNotEmpty();
        assertThat(proposal.model().model()).isEqualTo("script-1");
        assertThat(writing.find(alice.id(), proposal.id())).isEqualTo(proposal);
        assertThat(posts.byAuthor(alice.id(), Paging.newest(5), true, true)).isEmpty();
        TextModel.Request told = model.told(word).getFirst();
        assertThat(told.task()).isEqualTo(TextModel.Task.DRAFT);
        assertThat(told.tools()).isEmpty();
        assertThat(ScriptedModel.all(told)).doesNotContain(Long.toString(alice.id())).doesNotContain(alice.handle());
    }

    @Test
    void bobDoesNotSeeWhatWasProposedToAlice() throws Failed {
        Proposal proposal = proposed(Help.FORMAL, "hey " + model.word("Good day."));

        assertThatThrownBy(() -> writing.find(bob.id(), proposal.id())).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
        assertThat(writing.isMostly(bob.id(), List.of(proposal.id()), "Good day.")).isFalse();
        assertThat(writing.isMostly(alice.id(), List.of(proposal.id()), "Good day.")).isTrue();
    }

    @Test
    void whatAliceNamedStaysAndTheModelNamesNobodyElse() throws Failed {
        String word = model.word("Thank you @carol and @mallory! See https://example.org/a and https://evil.example/x #boats #buy");

        Proposal proposal = proposed(Help.FRIENDLY, word + " thanks @carol see https://example.org/a #boats");

        assertThat(proposal.text()).isEqualTo("Thank you @carol and mallory! See https://example.org/a and #boats buy");
    }

    @Test
    void aThreadFitsItsPosts() throws Failed {
        String sentence = "The weir was opened in 1932 and keeps the river back in spring. ";
        String word = model.word(sentence.repeat(20).strip() + "\n\nAnd that is all.");

        Proposal proposal = proposed(Help.THREAD, "x " + word);

        assertThat(proposal.parts()).hasSizeGreaterThan(3).last().isEqualTo("And that is all.");
        assertThat(proposal.parts()).allSatisfy(part -> assertThat(PostText.length(PostText.parse(part)))
                .isLessThanOrEqualTo(PostText.MAX_LENGTH));
        assertThat(String.join(" ", proposal.parts()).replace("And that is all.", "").strip()).isEqualTo(sentence.repeat(20).strip());
    }

    @Test
    void tagsStandBehindTheTextAndNoneTwice() throws Failed {
        String word = model.word("#weir, #Boats #spring");

        assertThat(proposed(Help.TAGS, word + " the weir #boats").text()).isEqualTo(word + " the weir #boats\n\n#weir #spring");
    }

    @Test
    void theBuiltInEngineShortensByLeavingOutSentencesAndHasNoOtherTone() throws Failed {
        String long_ = "The weir was opened in 1932. It keeps the river back in spring, when the snow melts. My aunt likes it. "
                + "The river is high in spring because of the snow on the hills.";

        Proposal shorter = proposed(Help.SHORTEN, long_);

        assertThat(shorter.text()).isNotEmpty().hasSizeLessThan(long_.length());
        for (String sentence : shorter.text().split("(?<=\\.) ")) {
            assertThat(long_).contains(sentence);
        }
        assertThat(writing.isMostly(alice.id(), List.of(shorter.id()), shorter.text())).as("they are her own words").isFalse();
        assertThatThrownBy(() -> proposed(Help.PLAYFUL, long_)).matches(because(Reason.UNSUPPORTED));
        assertThat(Writing.hindrance(Help.PLAYFUL, true, false)).contains(Reason.UNSUPPORTED);
        assertThat(Writing.hindrance(Help.PLAYFUL, true, true)).isEmpty();
        assertThat(Writing.hindrance(Help.SHORTEN, true, false)).isEmpty();
        assertThat(Writing.hindrance(Help.SHORTEN, false, true)).contains(Reason.OFF);
    }

    @Test
    void whatFailsOrBreaksOffProposesNothing() {
        String slow = model.word((_, _) -> {
            throw new AiFailure(AiFailure.Reason.TIMED_OUT, "slow", null);
        });
        String cut = model.word((_, _) -> new TextModel.Answer("Half a", List.of(), true, new TextModel.Usage(1, 1, true)));

        assertThatThrownBy(() -> proposed(Help.SHORTEN, slow)).matches(because(Reason.TIMED_OUT));
        assertThatThrownBy(() -> proposed(Help.SHORTEN, cut)).matches(because(Reason.UNUSABLE));
        assertThatThrownBy(() -> proposed(Help.SHORTEN, "  ")).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.key()).isEqualTo("writing-empty"));
        assertThat(jdbc.sql("select count(*) from assistant.proposal where owner = :owner").param("owner", alice.id())
                .query(Integer.class).single()).isZero();
    }

    private static Proposal of(Help help, String before, String text) {
        return new Proposal("-".repeat(22), 1, help, before, text, Proposal.From.WORDS, new ModelName("x", "y", false), Instant.EPOCH);
    }

    @Test
    void aWordIsAlicesWhenSheWroteItBefore() {
        Proposal draft = of(Help.DRAFT, "ferry late book", "The ferry is late again so bring a good long book");
        Proposal shorter = of(Help.SHORTEN, draft.text(), "The ferry is late again so bring a book");

        assertThat(Share.isMost(draft.text(), List.of(draft))).isTrue();
        assertThat(Share.isMost(shorter.text(), List.of(draft, shorter))).as("what was proposed does not become hers by a second proposal")
                .isTrue();
        assertThat(Share.isMost("I was at the pier all day long and nobody told me that the ferry is late", List.of(draft))).isFalse();
        assertThat(Share.isMost("ferry late book", List.of(draft))).isFalse();
        assertThat(Share.isMost("", List.of(draft))).isFalse();
    }

    @Test
    void whatIsAssistedStaysSoWhereverItGoes() {
        Post post = posts.publish(Draft.of(alice.id(), "Proposed words.", Audience.PUBLIC).assisted());
        assertThat(posts.find(post.id()).orElseThrow().words().assisted()).isTrue();

        edits.edit(alice.id(), post.id(), new Edits.Edit(Words.of("Proposed words!"), null, Map.of(), null));
        assertThat(posts.find(post.id()).orElseThrow().words().assisted()).isTrue();
        assertThat(versions.of(posts.find(post.id()).orElseThrow())).extracting(version -> version.words().assisted())
                .containsExactly(true, true);

        Post own = world.post(alice, Audience.PUBLIC, "My own.");
        edits.edit(alice.id(), own.id(), new Edits.Edit(Words.of("Proposed words.").assisted(true), null, Map.of(), null));
        assertThat(versions.of(posts.find(own.id()).orElseThrow())).extracting(version -> version.words().assisted())
                .containsExactly(false, true);

        long draft = drafts.add(Draft.of(alice.id(), "Kept.", Audience.PUBLIC).assisted()).id();
        assertThat(drafts.find(alice.id(), draft).draft().words().assisted()).isTrue();
    }

    @Test
    void aDraftOfBeforeIsItsAuthors() {
        long draft = drafts.add(Draft.of(alice.id(), "Kept long ago.", Audience.PUBLIC)).id();
        jdbc.sql("update post.unfinished set draft = draft #- '{words,assisted}' where id = :id").param("id", draft).update();

        assertThat(drafts.find(alice.id(), draft).draft().words()).isEqualTo(Words.of("Kept long ago."));
    }

    @Test
    void aProposalIsForgottenAfterAWeek() throws Failed {
        Proposal old = proposed(Help.FORMAL, "hey " + model.word("Good day."));
        jdbc.sql("update assistant.proposal set made_at = now() - interval '8 days' where id = :id").param("id", old.id()).update();
        Proposal young = proposed(Help.FORMAL, "hey " + model.word("Good evening."));

        writing.forget();

        assertThatThrownBy(() -> writing.find(alice.id(), old.id())).isInstanceOf(Refused.class);
        assertThat(writing.find(alice.id(), young.id()).text()).isEqualTo("Good evening.");
    }
}
