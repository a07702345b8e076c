package social.linnet.assistant.chat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Task;

/// What somebody talked about with the assistant.
///
/// @param id        128 random bits in base64url
/// @param post      the post that it began with, or null
/// @param title     its first question, shortened; empty when that was a task without words
/// @param begun     what was to be done first
/// @param exchanges in order, those that were replaced included; empty in a list of chats
public record Chat(String id, long owner, @Nullable Long post, String title, Task begun, Instant createdAt,
                   Instant usedAt, List<Exchange> exchanges) {

    /// Longest title, in characters.
    public static final int MAX_TITLE = 120;
    /// Most exchanges of one chat.
    public static final int MAX_EXCHANGES = 200;

    public Chat {
        exchanges = List.copyOf(exchanges);
    }
}
