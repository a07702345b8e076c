package social.linnet.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import social.linnet.event.Audience;
import social.linnet.event.Ids;
import social.linnet.event.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Nothing that anybody types into a search breaks it, or keeps it busy.
class AnyQueryTest {

    private static final Duration LONG = Duration.ofSeconds(2);
    private static final List<String> WORDS = List.of("the", "run", "l'été", "alice's", "東京", "a", "b", "e\u0301", "☂");
    private static Index index;

    @BeforeContainer
    static void twoThousandPosts() throws IOException {
        index = new Index(Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "query"),
                () -> "a");
        index.open();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 20; k++) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            index.add(Entries.document(new Entries.PostEntry(Ids.firstAt(Instant.EPOCH.plusSeconds(i)), 1,
                    text.toString(), null, List.of("t" + i % 7), Set.of(1L), Audience.PUBLIC, i % 2 == 0, Set.of("link"),
                    Set.of())));
            index.add(Entries.document(new Entries.AccountEntry(1_000_000 + i, "person_" + i, "Person " + i, "bio",
                    true, true)));
        }
        index.rebuilt(1);
    }

    @AfterContainer
    static void closed() {
        index.close();
    }

    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> pieces = Arbitraries.of("from:", "has:", "before:", "during:2026-01-01", "after:2026-13-45",
                "language:", "is:reply", "in:library", "\"", "“", "-", "--", "#", "*", "?", "~", "^", "/.*/", "[a TO z]",
                "(", ")", "\\", "&&", "AND", "NOT", ":", "{", "\0", "\uD800", "\u202E", "https://example.org/?q=a b",
                "@a@b", "a".repeat(300), "l'l'l'l'", "東京", "the", "run", "\t", "９９", "before:9999-99-99",
                "during:0001-01-01", "from:me");
        Arbitrary<String> some = Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(12));
        return some.list().ofMaxSize(40).flatMap(list -> Arbitraries.of(" ", "", "  ").map(gap -> String.join(gap,
                list)));
    }

    @Property(tries = 1_500)
    void noTextBreaksASearchOrKeepsItBusy(@ForAll("typed") String text) {
        Searcher searcher = new Searcher(index);
        long started = System.nanoTime();
        if (text.length() > Asked.LONGEST) {
            assertThatThrownBy(() -> Asked.read(text)).isInstanceOf(Refused.class);
            return;
        }
        Asked asked = Asked.read(text);
        assertThat(asked.parts()).hasSizeLessThanOrEqualTo(Asked.MOST);
        PostQuery.Ready ready = PostQuery.of(asked, new PostQuery.Asker(2, List.of(3L)), handle -> null, Instant.EPOCH);
        searcher.hits(ready.query(), ready.ranked() ? Searcher.BEST : Searcher.NEWEST, 20);
        searcher.hits(AccountQuery.of(text, 2L, Set.of(1_000_001L), false), Searcher.BEST, 20);
        searcher.with(one -> OfferedTags.of(one, text, 20));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(LONG);
    }
}
