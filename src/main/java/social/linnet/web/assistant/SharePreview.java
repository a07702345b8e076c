package social.linnet.web.assistant;

import org.jspecify.annotations.Nullable;

import social.linnet.assistant.chat.Exchange;
import social.linnet.page.PostView;

/// What would be posted of an answer.
///
/// @param text   all of it, as it will stand
/// @param cut    whether there was no room for all of the answer
/// @param quoted the post that it quotes, or null
/// @param why    the key of the words why it cannot be shared, or null
public record SharePreview(Exchange exchange, String text, boolean cut, @Nullable PostView quoted, @Nullable String why) {
}
