package social.linnet.web.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.Relations.Standing;
import social.linnet.notification.Group;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.page.NotificationView;
import social.linnet.page.Person;
import social.linnet.page.PostView;

/// What the sample reader is told, for the page of the pieces and for tests.
public final class ToldSamples {

    private ToldSamples() {
    }

    /// How somebody stands to the reader.
    public static Standing standing(boolean requested, boolean blocks, boolean blockedBy, boolean mutes) {
        return new Standing(false, false, requested, requested, blocks, blockedBy, mutes, mutes, null, false, false,
                false, "", List.of());
    }

    /// One notification of each kind, and one of several people.
    public static List<NotificationView> told() {
        List<NotificationView> told = new ArrayList<>();
        told.add(view(new Notification(11, 90, Kind.FOLLOW, 12, null, null, 5, false), List.of(Samples.WREN), null));
        told.add(view(new Notification(11, 89, Kind.LIKE, 12, 107L, null, 5, false), List.of(Samples.WREN,
                Samples.HARBOUR, Samples.ARABIC), Samples.posts().get(6)));
        long id = 80;
        List<Kind> whole = List.of(Kind.MENTION, Kind.QUOTE, Kind.POST);
        for (Kind kind : Kind.values()) {
            told.add(view(new Notification(11, id--, kind, 13, kind.hasPost() ? 101L : null, 5L, null, false),
                    List.of(Samples.HARBOUR), whole.contains(kind) ? Samples.talk().get(whole.indexOf(kind))
                            : kind.hasPost() ? Samples.posts().get(6) : null));
        }
        return told;
    }

    private static NotificationView view(Notification newest, List<Person> people, @Nullable PostView post) {
        List<Notification> all = people.stream().map(person -> new Notification(11, newest.id(), newest.kind(),
                person.id(), newest.post(), newest.about(), newest.bucket(), false)).toList();
        return new NotificationView(new Group(Group.Key.of(newest, true), all), people, post);
    }

    /// How those in [#told] stand to the reader.
    public static Map<Long, Standing> standings() {
        return Map.of(12L, standing(false, false, false, true), 13L, new Standing(false, false, false, true, false, false,
                false, false, null, false, false, false, "", List.of()));
    }
}
