package social.linnet.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import social.linnet.ai.builtin.Builtin;
import social.linnet.event.Audience;
import social.linnet.event.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/// What an answer may rest on, those that say most about what is asked first: open posts alone, and for the asker alone what is
/// theirs as well.
class EvidenceTest {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private Index index;
    private Searcher searcher;
    private int posts;

    @BeforeEach
    void emptyIndex() throws IOException {
        index = new Index(Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "evidence"), () -> "a");
        index.open();
        index.rebuild();
        searcher = new Searcher(index);
    }

    @AfterEach
    void closed() {
        index.close();
    }

    @Test
    void aQuestionFindsWhatHoldsMostOfItsWords() {
        long pool = put(ALICE, "The swimming pool opens again in March", true);
        long market = put(ALICE, "The market is open every day", true);
        long lesson = put(BOB, "Swimming lessons are at the pool on Mondays", true);
        index.rebuilt(1);
        assertThat(found("When does the swimming pool open?")).startsWith(pool).contains(lesson).doesNotContain(market);
    }

    @Test
    void whatIsNotOpenIsNoEvidenceNotEvenForItsAuthor() {
        put(ALICE, "My door code is 4711, the door is green", false);
        long open = put(ALICE, "The green door sticks when it rains", true);
        index.rebuilt(1);
        assertThat(found("Which code opens the green door?")).containsExactly(open);
        assertThat(searcher.hits(PostQuery.evidence(Map.of("4711", 1.0), null), Searcher.BEST, 10)).isEmpty();
    }

    @Test
    void whatAliceAsksForHerselfAloneFindsWhatSheWroteAndWhatSheKept() {
        long open = put(BOB, "A heron is at the lake", true);
        long own = put(ALICE, "The heron ate my lunch", Audience.FOLLOWERS, false);
        long kept = put(BOB, "The heron is back", Audience.QUIET, false);
        long close = put(BOB, "The heron nests in my garden", Audience.FOLLOWERS, false);
        long message = put(ALICE, "The heron is a secret", Audience.DIRECT, false);
        put(BOB, "The heron is grey", Audience.PUBLIC, false);
        index.rebuilt(1);
        assertThat(foundBy(ALICE, "heron", kept, close, message)).as("a message never, and of others what is for everybody")
                .containsExactlyInAnyOrder(open, own, kept);
        assertThat(foundBy(BOB, "heron")).as("what she wrote for her followers is not his to find").doesNotContain(own, message).contains(close);
        assertThat(found("heron")).containsExactly(open);
    }

    @Test
    void whatPeopleSayOfTrainsIsFoundByTrains() {
        long train = put(ALICE, "The train left at 7:42 and nobody clapped", true);
        put(BOB, "People say that it is good to know people", true);
        index.rebuilt(1);
        assertThat(found("What do people say about the train?")).containsExactly(train);
    }

    @Test
    void nothingIsFoundByNothing() {
        put(ALICE, "The and of is", true);
        index.rebuilt(1);
        assertThat(found("What is it?")).isEmpty();
        assertThat(searcher.hits(PostQuery.evidence(Map.of("?!", 1.0), null), Searcher.BEST, 10)).isEmpty();
    }

    @Test
    void aTagIsFoundAsATag() {
        long tagged = put(BOB, "Look at this", true, "lino");
        put(BOB, "lino lino lino", true);
        index.rebuilt(1);
        assertThat(found("Who prints #Lino?")).containsExactly(tagged);
    }

    @Test
    void whatWasJustWrittenIsFoundByWhomItMatters() {
        put(ALICE, "The ferry leaves at nine", true);
        index.rebuilt(1);
        assertThat(found("When does the ferry leave?", Duration.ofHours(1))).hasSize(1);
        put(BOB, "The ferry leaves at ten today", true);
        assertThat(found("When does the ferry leave?", Duration.ofHours(1))).hasSize(1);
        assertThat(found("When does the ferry leave?")).hasSize(2);
    }

    private List<Long> found(String question) {
        return found(question, Duration.ZERO);
    }

    private List<Long> found(String question, Duration lag) {
        return searcher.hits(PostQuery.evidence(Builtin.keywords(question), null), Searcher.BEST, 10, lag).stream().map(Searcher.Hit::id).toList();
    }

    private List<Long> foundBy(long asker, String question, Long... kept) {
        return searcher.hits(PostQuery.evidence(Builtin.keywords(question), new PostQuery.Asker(asker, Stream.of(kept).toList())),
                Searcher.BEST, 10).stream().map(Searcher.Hit::id).toList();
    }

    private long put(long author, String text, boolean open, String... tags) {
        return put(author, text, Audience.PUBLIC, open, tags);
    }

    private long put(long author, String text, Audience audience, boolean open, String... tags) {
        long id = Ids.firstAt(Instant.EPOCH.plusSeconds(++posts));
        index.put(Entries.key(Entries.POST, id), Entries.document(new Entries.PostEntry(id, author, text, "en", List.of(tags), Set.of(author), audience, open, Set.of(),
                Set.of())));
        return id;
    }
}
