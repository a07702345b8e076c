package social.linnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.post.PostText;
import social.linnet.post.Posts;
import social.linnet.post.Segment;

/// The sample network as it is written down can be told from its first word to its last.
class NetworkTest {

    private static final int MAX_PROMPT = 1000;

    private final Network network = Network.read();
    private final List<Network.Entry> said =
            network.story().stream().filter(entry -> entry.repost() == null).toList();

    @Test
    void aDozenPeopleAndAHundredPosts() {
        assertThat(network.people()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(said).hasSizeGreaterThanOrEqualTo(100);
        assertThat(network.people().stream().map(Network.Person::kind))
                .contains(Account.Kind.PERSON, Account.Kind.ORGANISATION, Account.Kind.BOT)
                .doesNotContain(Account.Kind.ASSISTANT);
        assertThat(said.stream().collect(Collectors.groupingBy(this::language, Collectors.counting())))
                .hasEntrySatisfying("en", count -> assertThat(count).isGreaterThan(40))
                .hasEntrySatisfying("fr", count -> assertThat(count).isGreaterThan(40)).hasSize(2);
        assertThat(said.stream().map(Network.Entry::audience)).contains(Audience.FOLLOWERS);
    }

    @Test
    void everybodyIsPossibleAndSaysThatTheyAreInvented() {
        assertThat(network.people()).extracting(Network.Person::handle).doesNotHaveDuplicates()
                .allMatch(handle -> handle.matches("[a-z0-9_]{1," + Accounts.MAX_HANDLE + "}"));
        Set<String> handles = handles();
        assertThat(network.people()).allSatisfy(person -> {
            assertThat(person.name()).isNotBlank().hasSizeLessThanOrEqualTo(Accounts.MAX_NAME);
            assertThat(person.bio()).hasSizeLessThanOrEqualTo(Accounts.MAX_BIO)
                    .containsPattern("(?i)\\b(sample person|d'exemple)\\b");
            assertThat(person.follows()).doesNotHaveDuplicates().doesNotContain(person.handle()).isSubsetOf(handles);
            assertThat(person.avatar().prompt()).isNotBlank().hasSizeLessThanOrEqualTo(MAX_PROMPT);
            assertThat(person.avatar().crop()).hasSize(3);
            double side = person.avatar().crop().get(2);
            assertThat(side).isBetween(0.1, 1.0);
            assertThat(person.avatar().crop().get(0)).isBetween(0.0, 1 - side);
            assertThat(person.avatar().crop().get(1)).isBetween(0.0, 1 - side);
        });
    }

    @Test
    void everyPostFits() {
        assertThat(said).allSatisfy(entry -> {
            List<Segment> segments = PostText.parse(entry.text() == null ? "" : entry.text());
            assertThat(entry.text()).isNotBlank();
            assertThat(PostText.length(segments)).as(entry.text()).isLessThanOrEqualTo(PostText.MAX_LENGTH);
            assertThat(PostText.handles(segments)).as(entry.text()).isSubsetOf(handles());
            assertThat(entry.pictures()).hasSizeLessThanOrEqualTo(Posts.MAX_PICTURES);
        });
    }

    @Test
    void everyPictureSaysWhatItShows() {
        List<Network.Picture> pictures = said.stream().flatMap(entry -> entry.pictures().stream()).toList();
        assertThat(said.stream().filter(entry -> !entry.pictures().isEmpty())).hasSizeGreaterThanOrEqualTo(20);
        assertThat(pictures).allSatisfy(picture -> {
            assertThat(picture.prompt()).isNotBlank().hasSizeLessThanOrEqualTo(MAX_PROMPT);
            assertThat(picture.alt()).hasSizeBetween(30, Picture.MAX_ALT).isNotEqualTo(picture.prompt());
            assertThat(picture.shape()).isNotNull();
        });
    }

    @Test
    void everyReplyAndRepostHasItsPostBeforeIt() {
        Set<String> known = new HashSet<>();
        assertThat(network.story()).allSatisfy(entry -> {
            assertThat(handles()).contains(entry.by());
            assertThat(known).containsAll(Stream.of(entry.re(), entry.repost())
                    .filter(java.util.Objects::nonNull).toList());
            if (entry.repost() != null) {
                assertThat(Stream.of(entry.text(), entry.re(), entry.id()).allMatch(java.util.Objects::isNull)).isTrue();
            }
            if (entry.id() != null) {
                assertThat(known.add(entry.id())).as(entry.id()).isTrue();
            }
        });
    }

    /// What is for followers is answered and liked by followers alone, as the gates would have it.
    @Test
    void nobodyReactsToWhatTheyCannotSee() {
        Map<String, Network.Entry> byId = new HashMap<>();
        said.stream().filter(entry -> entry.id() != null).forEach(entry -> byId.put(entry.id(), entry));
        assertThat(said).allSatisfy(entry -> {
            long fans = network.people().stream().filter(person -> person.kind() != Account.Kind.BOT)
                    .filter(person -> !person.handle().equals(entry.by()))
                    .filter(person -> entry.audience() != Audience.FOLLOWERS || person.follows().contains(entry.by()))
                    .count();
            assertThat((long) entry.likes()).as(entry.text()).isLessThanOrEqualTo(fans);
            Network.Entry answered = entry.re() == null ? null : byId.get(entry.re());
            if (answered != null && answered.audience() == Audience.FOLLOWERS) {
                assertThat(entry.audience()).isEqualTo(Audience.FOLLOWERS);
                assertThat(follows(entry.by())).contains(answered.by());
            }
        });
        assertThat(network.story()).filteredOn(entry -> entry.repost() != null)
                .allMatch(entry -> byId.get(entry.repost()).audience() == Audience.PUBLIC);
    }

    @Test
    void timeGoesForwardThroughTheStory() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        int size = network.story().size();
        for (int i = 1; i < size; i++) {
            assertThat(Telling.at(i, size, now)).isAfter(Telling.at(i - 1, size, now)).isBefore(now);
        }
        assertThat(Telling.at(0, size, now)).isAfter(now.minus(Telling.SPAN));
    }

    private Set<String> handles() {
        return network.people().stream().map(Network.Person::handle).collect(Collectors.toSet());
    }

    private List<String> follows(String handle) {
        return person(handle).follows();
    }

    private String language(Network.Entry entry) {
        return entry.language() == null ? person(entry.by()).language() : entry.language();
    }

    private Network.Person person(String handle) {
        return network.people().stream().filter(person -> person.handle().equals(handle)).findFirst().orElseThrow();
    }
}
