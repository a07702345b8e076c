package social.linnet.assistant.writing;

import java.time.Instant;
import java.util.List;

import social.linnet.ai.ModelName;

/// Words that the assistant proposes to somebody in the place of their own.
///
/// @param id     128 random bits, as 22 characters
/// @param before what stood there
/// @param text   what is proposed; the posts of a thread have an empty line between them
/// @param from   what it was made from
/// @param model  who made it
public record Proposal(String id, long owner, Help help, String before, String text, From from, ModelName model, Instant madeAt) {

    /// What a proposal was made from.
    public enum From {
        /// What its author wrote.
        WORDS,
        /// The picture, which was looked at.
        PICTURE,
        /// What was asked for when the picture was made; the picture itself was not looked at.
        RECIPE
    }

    /// The posts of it, one unless it is a thread.
    public List<String> parts() {
        return help == Help.THREAD ? List.of(text.split("\n\n")) : List.of(text);
    }
}
