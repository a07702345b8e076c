package social.linnet.page;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.notification.Group;
import social.linnet.notification.Notification;

/// What somebody is told, as they see it: one notification, or several that are told as one.
///
/// @param group  the notifications, newest first; often a single one
/// @param people who did it, the latest first, each once, at most [NotificationPages#SHOWN_PEOPLE]
/// @param post   the post it is about, or null when it is about none
public record NotificationView(Group group, List<Person> people, @Nullable PostView post) {

    /// The newest of them.
    public Notification newest() {
        return group.newest();
    }

    /// How many people did it besides the first.
    public int others() {
        return (int) group.members().stream().map(Notification::actor).distinct().count() - 1;
    }
}
