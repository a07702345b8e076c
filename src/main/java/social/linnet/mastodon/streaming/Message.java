package social.linnet.mastodon.streaming;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.mastodon.wire.JsonBytes;

/// What goes out to a reader.
///
/// @param label   the stream: its word, and its tag or list
/// @param event   Mastodon's name of what happened
/// @param payload JSON, or a bare id; null for events that say everything by their name
record Message(List<String> label, String event, @Nullable String payload) {

    /// Its form on a WebSocket: JSON, in which the payload is a string.
    String asText() {
        StringBuilder out = new StringBuilder((payload == null ? 0 : payload.length() * 9 / 8) + 100);
        out.append("{\"stream\":[");
        for (int i = 0; i < label.size(); i++) {
            JsonBytes.quote(i == 0 ? out : out.append(','), label.get(i));
        }
        JsonBytes.quote(out.append("],\"event\":"), event);
        if (payload != null) {
            JsonBytes.quote(out.append(",\"payload\":"), payload);
        }
        return out.append('}').toString();
    }

    /// An error's form on a WebSocket.
    static String error(String text, int status) {
        return JsonBytes.quote(new StringBuilder("{\"error\":"), text).append(",\"status\":").append(status).append('}').toString();
    }

    /// Its form among server-sent events. One without a payload says `undefined`, as Mastodon's own server does: an event
    /// without data would never reach a browser's listener.
    String asEvent() {
        return "event: " + event + "\ndata: " + (payload == null ? "undefined" : payload) + "\n\n";
    }
}
