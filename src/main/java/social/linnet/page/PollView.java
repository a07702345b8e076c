package social.linnet.page;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A poll as one viewer sees it.
///
/// @param id       the post that asks
/// @param endsAt   when the last vote is taken or was
/// @param expired  whether that is past
/// @param multiple whether more than one option may be chosen
/// @param votes    how many votes there are in all
/// @param voters   how many people voted
/// @param voted    whether this viewer did, or asks it themselves
/// @param own      the numbers of the options that this viewer chose, from 0
public record PollView(long id, @Nullable Instant endsAt, boolean expired, boolean multiple, long votes, long voters,
                       List<Option> options, boolean voted, List<Integer> own) {

    /// @param votes how many chose it; null while the counts are hidden
    public record Option(String title, @Nullable Long votes) {
    }
}
