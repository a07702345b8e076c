package social.linnet.event;

import java.util.Optional;

/// An event that everybody may know of, and nothing else: the constructor refuses any other. Public readers (firehose,
/// search, trends, datasets) are given this type and cannot be given a private event by mistake.
///
/// @param seq    dense sequence over public events alone (1, 2, 3, …), so that it tells nobody how many private ones
///               there are
/// @param timeUs microseconds since 1970, unique and strictly increasing
/// @param event  what happened; its audience is public
public record PublicEvent(long seq, long timeUs, Event event) {

    public PublicEvent {
        if (!event.audience().isPublic()) {
            throw new IllegalArgumentException("not a public event: " + event.getClass().getSimpleName());
        }
    }

    /// The event as a public one, or empty when it is not.
    public static Optional<PublicEvent> of(long seq, long timeUs, Event event) {
        return event.audience().isPublic() ? Optional.of(new PublicEvent(seq, timeUs, event)) : Optional.empty();
    }
}
