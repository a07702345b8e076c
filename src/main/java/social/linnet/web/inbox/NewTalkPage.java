package social.linnet.web.inbox;

import org.jspecify.annotations.Nullable;

import social.linnet.web.Frame;

/// The first message to somebody.
///
/// @param to    handles, as typed
/// @param text  what was typed already
/// @param wrong what is wrong with it, or null
public record NewTalkPage(Frame frame, String to, String text, String key, @Nullable String wrong) {
}
