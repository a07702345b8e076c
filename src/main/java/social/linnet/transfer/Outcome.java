package social.linnet.transfer;

import java.util.List;

import social.linnet.event.Refused;

/// What came of an import.
///
/// @param done      how many rows did something
/// @param requested how many of those ask somebody who is locked
/// @param already   how many rows were so already
/// @param removed   how many were taken away since the file does not name them
/// @param missed    the first [#MAX_TOLD] rows that came to nothing, by line
/// @param untold    how many more did
/// @param left      how many rows were not reached in time; the same file once more goes on with them
public record Outcome(int done, int requested, int already, int removed, List<Missed> missed, int untold, int left) {

    /// Most rows of which it is said why they came to nothing.
    public static final int MAX_TOLD = 100;

    /// A row that came to nothing.
    ///
    /// @param line where it begins in the file, from 1
    /// @param what the address in it, at most 200 characters
    /// @param why  what is said to the person
    public record Missed(long line, String what, Refused why) {
    }
}
