package social.linnet.web.catchup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import social.linnet.assistant.catchup.Gists;
import social.linnet.page.CardView;
import social.linnet.page.CatchUp;
import social.linnet.page.CatchUp.Group;
import social.linnet.page.CatchUp.Kind;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// What has gathered.
///
/// @param isSummedUp whether the groups are summed up in words, which are asked for when the page is there
public record CatchUpPage(Frame frame, CatchUp digest, boolean isSummedUp) {

    /// So many groups are more than one sees at a glance.
    static final int MANY_GROUPS = 3;
    /// How many posts of a group stand open.
    static final int OPEN = 5;

    /// Where the words of a group are asked for, or nothing when there are none to come.
    public String words(Group group) {
        return isSummedUp && group.posts().size() >= Gists.FEWEST_POSTS
                ? "/catch-up/words?post=" + String.join("&post=", group.ids().stream().map(String::valueOf).toList()) : "";
    }

    /// Whether it begins with a list of its groups.
    public boolean isMany() {
        return digest.groups().size() >= MANY_GROUPS;
    }

    /// The posts of a group that stand open: all of them, unless two or more would wait.
    public List<PostView> open(Group group) {
        return group.posts().size() <= OPEN + 1 ? group.posts() : group.posts().subList(0, OPEN);
    }

    /// The others.
    public List<PostView> folded(Group group) {
        return group.posts().subList(open(group).size(), group.posts().size());
    }

    /// Who speaks in a group that does not name them, those who say most first.
    public List<Person> people(Group group) {
        return group.kind() == Kind.THREAD ? List.of() : speakers(group);
    }

    /// What a group is called.
    public String name(Group group) {
        CardView card = group.card();
        List<Person> people = speakers(group);
        return switch (group.kind()) {
            case TAG -> "#" + group.word();
            case LINK -> card == null || card.title().isBlank() ? frame.shownLink(group.word()) : card.title();
            case THREAD -> frame.t("catchup.thread", people.size() - 2, people.getFirst().name(), people.size() == 1 ? "" : people.get(1).name());
            case PERSON, OTHERS -> group.person() == null ? frame.t("catchup.others") : group.person().name();
        };
    }

    private static List<Person> speakers(Group group) {
        return group.person() != null ? List.of() : group.posts().stream().map(PostView::author)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<Person, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Person::id))))
                .map(Map.Entry::getKey).toList();
    }

    /// How many people speak in all of it.
    public long authors() {
        return posts().map(post -> post.author().id()).distinct().count();
    }

    private Stream<PostView> posts() {
        return digest.groups().stream().flatMap(group -> group.posts().stream());
    }

    /// How many pictures a group shows.
    public int pictures(Group group) {
        return group.posts().stream().mapToInt(post -> post.pictures().size()).sum();
    }

    /// How many polls a group has.
    public long polls(Group group) {
        return group.posts().stream().filter(post -> post.poll() != null).count();
    }
}
