package social.linnet.web.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import social.linnet.account.Account.Kind;
import social.linnet.event.Audience;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.post.Permissions;
import social.linnet.post.Words;

/// How what answers a post is set out below it.
class BranchTest {

    private static final Person ALICE = new Person(1, "alice", "Alice", Kind.PERSON, null, false);
    private static final Person BOB = new Person(2, "bob", "Bob", Kind.PERSON, null, false);
    private static final PostView ROOT = post(1, ALICE, null);

    private static PostView post(long id, Person author, @Nullable Long answers) {
        return new PostView(id, id, author, Permissions.of(Audience.values()[0]), Words.of("x"), List.of(), Instant.EPOCH, null,
                answers, null, List.of(), null, null, null, new PostView.Counts(0, 0, 0), PostView.Mine.NOBODY, List.of(), null,
                null);
    }

    private static List<Long> ids(List<Branch> branches) {
        return branches.stream().map(branch -> branch.post().id()).toList();
    }

    @Test
    void theAuthorGoesOnFirst() {
        List<Branch> below = Branch.below(ROOT, List.of(post(2, BOB, 1L), post(3, ALICE, 1L), post(4, ALICE, 3L)));
        assertThat(ids(below)).containsExactly(3L, 2L);
        assertThat(below.getFirst().goesOn()).isTrue();
        assertThat(ids(below.getFirst().shown())).containsExactly(4L);
        assertThat(below.getLast().goesOn()).isFalse();
    }

    @Test
    void aLongBranchIsFoldedAndSaysHowManyPostsAreThere() {
        List<Branch> below = Branch.below(ROOT, List.of(post(2, BOB, 1L), post(3, BOB, 2L), post(4, BOB, 2L), post(5, BOB, 2L),
                post(6, BOB, 5L), post(7, BOB, 2L)));
        Branch branch = below.getFirst();
        assertThat(ids(branch.shown())).containsExactly(3L, 4L);
        assertThat(ids(branch.folded())).containsExactly(5L, 7L);
        assertThat(branch.hidden()).isEqualTo(3);
    }

    @Test
    void oneReplyAloneIsNotHiddenBehindALine() {
        List<Branch> below = Branch.below(ROOT, List.of(post(2, BOB, 1L), post(3, BOB, 2L), post(4, BOB, 2L), post(5, BOB, 2L)));
        assertThat(below.getFirst().folded()).isEmpty();
    }

    @Test
    void whatAnswersAPostThatIsNotShownSaysSo() {
        List<Branch> below = Branch.below(ROOT, List.of(post(9, BOB, 8L)));
        assertThat(below.getFirst().headless()).isTrue();
        assertThat(Branch.below(ROOT, List.of(post(2, BOB, 1L))).getFirst().headless()).isFalse();
    }

    @Test
    void changedWordsAreMarkedAndTheOthersAreNot() {
        List<Difference.Part> parts = Difference.of("Two boats, one tide.", "Three boats, one slow tide.");
        assertThat(parts.stream().filter(part -> part.fate() != Difference.Fate.REMOVED).map(Difference.Part::text))
                .containsExactly("Three", " boats, one ", "slow ", "tide.");
        assertThat(parts.getFirst()).isEqualTo(new Difference.Part(Difference.Fate.REMOVED, "Two"));
        assertThat(Difference.of("", "New")).containsExactly(new Difference.Part(Difference.Fate.ADDED, "New"));
        assertThat(Difference.of("same", "same")).containsExactly(new Difference.Part(Difference.Fate.KEPT, "same"));
        assertThat(Difference.of("", "")).isEmpty();
    }
}
