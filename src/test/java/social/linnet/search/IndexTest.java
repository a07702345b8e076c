package social.linnet.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import social.linnet.event.Audience;
import social.linnet.event.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/// The index by itself: which words find which text, and what becomes of broken files.
class IndexTest {

    private static final long ALICE = 1;
    private static final long BOB = 2;
    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static long count;

    @TempDir
    Path folder;

    private static Entries.PostEntry post(String text, @Nullable String language, Set<String> has, Set<String> is) {
        return new Entries.PostEntry(Ids.firstAt(NOON) + ++count, ALICE, text, language, List.of("birds"),
                Set.of(ALICE), Audience.PUBLIC, true, has, is);
    }

    private static void put(Index index, Entries.PostEntry post) {
        index.put(Entries.key(Entries.POST, post.id()), Entries.document(post));
    }

    private static List<Long> found(Index index, String text) {
        PostQuery.Ready ready = PostQuery.of(Asked.read(text), new PostQuery.Asker(BOB, List.of(7L)),
                handle -> handle.equals("alice") ? Long.valueOf(ALICE) : null, NOON);
        return new Searcher(index).hits(ready.query(), ready.ranked() ? Searcher.BEST : Searcher.NEWEST, 10).stream()
                .map(Searcher.Hit::id).toList();
    }

    private Index opened(String database) {
        Index index = new Index(folder, () -> database);
        index.open();
        return index;
    }

    @Test
    void wordsAreFoundInEveryFormAndTheExactOneFirst() {
        try (Index index = opened("a")) {
            Entries.PostEntry english = post("She was running with Alice’s dogs", "en", Set.of(), Set.of());
            Entries.PostEntry french = post("L’été, les chevaux étaient à l'Opéra", "fr", Set.of(), Set.of());
            Entries.PostEntry exact = post("A run in the hills, ﬁne", "en", Set.of(), Set.of());
            Entries.PostEntry unsaid = post("Des oiseaux et des nids dans la haie", null, Set.of(), Set.of());
            Entries.PostEntry far = post("東京タワー と 日本語", "ja", Set.of(), Set.of());
            List.of(english, french, exact, unsaid, far).forEach(one -> put(index, one));

            assertThat(found(index, "run")).containsExactly(exact.id(), english.id());
            assertThat(found(index, "RUNNING dog")).containsExactly(english.id());
            assertThat(found(index, "alice")).containsExactly(english.id());
            assertThat(found(index, "ete CHEVAL")).containsExactly(french.id());
            assertThat(found(index, "e\u0301te\u0301 opera")).containsExactly(french.id());
            assertThat(found(index, "fine")).containsExactly(exact.id());
            assertThat(found(index, "oiseau")).containsExactly(unsaid.id());
            assertThat(found(index, "東京")).containsExactly(far.id());
            assertThat(found(index, "京東")).isEmpty();
            assertThat(found(index, "\"in the hills\"")).containsExactly(exact.id());
            assertThat(found(index, "\"hills the in\"")).isEmpty();
            assertThat(found(index, "“in the hills” run -dogs")).containsExactly(exact.id());
            assertThat(found(index, "run -hills")).containsExactly(english.id());
        }
    }

    @Test
    void operatorsNarrow() {
        try (Index index = opened("a")) {
            Entries.PostEntry one = post("one", "en-GB", Set.of("image", "media"), Set.of("reply"));
            Entries.PostEntry two = post("two", "fr", Set.of("link"), Set.of("sensitive", "quote"));
            put(index, one);
            put(index, two);
            for (String text : List.of("has:image", "has:images", "has:media", "-has:link", "is:reply", "-is:sensitive",
                    "language:en", "one before:2026-03-15", "one after:2026-03-13", "one during:2026-03-14",
                    "from:alice one", "#birds one", "one in:all", "one in:public", "HAS:image -nothing")) {
                assertThat(found(index, text)).as(text).containsExactly(one.id());
            }
            assertThat(found(index, "from:alice")).as("newest first").containsExactly(two.id(), one.id());
            for (String text : List.of("before:2026-03-14", "after:2026-03-14", "during:2026-03-13", "from:nobody",
                    "language:de", "has:video", "one two", "in:library", "#cats", "during:2026-02-31", "-", "")) {
                assertThat(found(index, text)).as(text).isEmpty();
            }
        }
    }

    @Test
    void whatWasCommittedIsThereWithItsPlaceAndTheRestComesAgain() throws IOException {
        Path survived = folder.resolve("survived");
        try (Index index = new Index(folder.resolve("alive"), () -> "a")) {
            index.open();
            put(index, post("kept", null, Set.of(), Set.of()));
            index.applied(41);
            index.commit();
            put(index, post("lost", null, Set.of(), Set.of()));
            index.applied(42);
            copy(folder.resolve("alive"), survived);
        }
        try (Index again = new Index(survived, () -> "a")) {
            assertThat(again.open()).hasValue(41);
            assertThat(found(again, "kept")).hasSize(1);
            assertThat(found(again, "lost")).isEmpty();
        }
        try (Index foreign = new Index(survived, () -> "another")) {
            assertThat(foreign.open()).isEmpty();
            assertThat(found(foreign, "kept")).isEmpty();
        }
    }

    /// Whoever deletes a post waits for the index with a connection in hand: were the database asked meanwhile, it would be for
    /// the last connection there is.
    @Test
    void whatItIsAnIndexOfIsAskedWhenItIsOpenedAndNoMore() {
        AtomicInteger asked = new AtomicInteger();
        try (Index index = new Index(folder.resolve("asked"), () -> "a" + asked.incrementAndGet())) {
            index.open();
            put(index, post("kept", null, Set.of(), Set.of()));
            index.applied(41);
            index.commit();
            assertThat(asked).hasValue(1);
        }
        try (Index again = new Index(folder.resolve("asked"), () -> "a1")) {
            assertThat(again.open()).hasValue(41);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    @Test
    void aBrokenFileIsNoticedAtTheStartAndTheIndexBeginsAnew() throws IOException {
        Path whole = folder.resolve("whole");
        try (Index index = new Index(whole, () -> "a")) {
            index.open();
            for (int i = 0; i < 50; i++) {
                put(index, post("text " + i, null, Set.of(), Set.of()));
            }
            index.applied(50);
        }
        for (Path file : files(whole)) {
            Path broken = folder.resolve("broken-" + file.getFileName());
            copy(whole, broken);
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 0x55;
            Files.write(broken.resolve(file.getFileName()), bytes);
            try (Index again = new Index(broken, () -> "a")) {
                assertThat(again.open()).as("%s", file.getFileName()).isEmpty();
                put(again, post("anew", null, Set.of(), Set.of()));
                assertThat(found(again, "anew")).hasSize(1);
            }
        }
    }

    @Test
    void whatIsNoIndexIsThrownAway() throws IOException {
        Files.writeString(folder.resolve("segments_1"), "not an index");
        try (Index index = opened("a")) {
            assertThat(index.size()).isZero();
        }
    }
}
