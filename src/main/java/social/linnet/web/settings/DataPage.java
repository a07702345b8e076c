package social.linnet.web.settings;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.web.Frame;

/// Settings: what is one's own, out and in.
///
/// @param kinds   what can be exported and imported, as words
/// @param aliases other addresses of the person
/// @param result  what came of the import that was just made, or null
public record DataPage(Frame frame, List<String> kinds, List<Alias> aliases, @Nullable Result result) {

    /// @param verified whether its page was seen to link here
    public record Alias(String id, String address, boolean verified) {
    }

    /// @param kind what was imported, as a word
    public record Result(String kind, int done, int requested, int already, int removed, int left, int untold,
                         List<Missed> missed) {
    }

    /// A row that came to nothing.
    ///
    /// @param line in the file
    /// @param what the address in it
    /// @param why  in the reader's words
    public record Missed(long line, String what, String why) {
    }
}
