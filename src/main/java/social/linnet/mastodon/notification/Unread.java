package social.linnet.mastodon.notification;

import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.home.Markers;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Kind;
import social.linnet.notification.Notifications;

/// How much somebody has not seen yet: what came after their marker, which apps set and the site moves when they look.
@Component
class Unread {

    private final Notifications notifications;
    private final Markers markers;

    Unread(Notifications notifications, Markers markers) {
        this.notifications = notifications;
        this.markers = markers;
    }

    /// @param grouped the kinds of which a group counts as one
    Answer answer(Params params, Caller caller, Set<Kind> grouped) {
        String limit = params.text("limit", "");
        if (!limit.matches("[0-9]{0,9}")) {
            throw Refused.invalid("parameter-not-number", "limit");
        }
        int most = limit.isEmpty() ? Notifications.DEFAULT_COUNT : Integer.parseInt(limit);
        return Answer.of(Map.of("count", notifications.count(caller.account(), Types.wanted(params), grouped,
                markers.at(caller.account(), Markers.Place.NOTIFICATIONS), most)));
    }
}
