package social.linnet.log;

import social.linnet.event.Event;

/// An event where it stands in the log.
///
/// @param seq    1, 2, 3, … without gaps
/// @param timeUs microseconds since 1970 when it was sequenced; unique and strictly increasing
public record Logged(long seq, long timeUs, Event event) {
}
