package social.linnet.web.compose;

import org.jspecify.annotations.Nullable;

import social.linnet.assistant.writing.Help;

/// A help that the box offers.
///
/// @param hindrance why it cannot be had just now, as the end of a key of the messages, or null
public record HelpEntry(Help help, @Nullable String hindrance) {

    /// Whether it gives another tone: those stand together.
    public boolean isTone() {
        return help == Help.FRIENDLY || help == Help.FORMAL || help == Help.PLAYFUL;
    }
}
