package social.linnet.notification;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// One event's notification, for everybody whom it tells the same.
///
/// @param recipients whom it tells; the actor among them only where they are told of their own
/// @param bucket     as of [Notification#bucket]
/// @param seq        the event's place in the log
record Arrival(Collection<Long> recipients, long id, Kind kind, long actor, @Nullable Long post, @Nullable Long about,
               @Nullable Integer bucket, long seq) {

    Arrival(long recipient, long id, Kind kind, long actor, @Nullable Long post, @Nullable Long about,
            @Nullable Integer bucket, long seq) {
        this(List.of(recipient), id, kind, actor, post, about, bucket, seq);
    }
}
