package social.linnet.post;

import java.time.Instant;
import java.util.List;

/// A poll as it stands.
///
/// @param post       the post that asks
/// @param hideTotals whether the counts are hidden until it has ended
/// @param votes      how many chose each option
/// @param voters     how many people voted
/// @param own        the numbers of the options that whoever looks chose, from 0; empty when they did not vote
public record Poll(long post, List<String> options, boolean multiple, boolean hideTotals, Instant endsAt,
                   List<Long> votes, long voters, List<Integer> own) {
}
