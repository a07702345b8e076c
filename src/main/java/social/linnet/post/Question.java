package social.linnet.post;

import java.time.Duration;
import java.util.List;

/// A poll as somebody wants to ask it.
///
/// @param options    what can be chosen, in order
/// @param open       for how long votes are taken
/// @param multiple   whether more than one option may be chosen
/// @param hideTotals whether the counts are hidden until it has ended
public record Question(List<String> options, Duration open, boolean multiple, boolean hideTotals) {
}
