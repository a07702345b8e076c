package social.linnet.mastodon.streaming;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import social.linnet.event.Refused;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Json;

/// What clients say on a WebSocket: that they follow a stream from now on, or no more. What cannot be done is answered
/// with an error, and the connection stays.
@Component
class SocketTalk {

    private final Connections connections;

    SocketTalk(Connections connections) {
        this.connections = connections;
    }

    void heard(Connection connection, String message) {
        if (!connection.mayAsk()) {
            connection.end(Connection.End.RUDE);
            return;
        }
        try {
            JsonNode said = parsed(message);
            String stream = text(said, "stream");
            String tag = text(said, "tag");
            String list = text(said, "list");
            switch (text(said, "type")) {
                case "subscribe" -> follow(connection, stream, tag, list);
                case "unsubscribe" -> connections.unfollow(connection,
                        Channel.asked(connection.caller(), stream, tag, list));
                case null, default -> throw new Failure(400, "Unknown message type");
            }
        } catch (Failure failure) {
            connection.refuse(failure.text(), failure.answer().status());
        } catch (Refused notTheirs) {
            connection.refuse("Record not found", 404);
        }
    }

    /// Lets a connection follow a stream.
    ///
    /// @throws Failure when there is none such for it
    /// @throws Refused `not-found` when it is a list, and not its viewer's
    void follow(Connection connection, @Nullable String stream, @Nullable String tag, @Nullable String list) {
        Channel channel = Channel.asked(connection.caller(), stream, tag, list);
        connections.follow(connection, channel, channel.label(tag, list));
    }

    private static JsonNode parsed(String message) {
        JsonNode said;
        try {
            said = Json.read(message.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new Failure(400, "The message is not valid JSON");
        }
        if (!said.isObject()) {
            throw new Failure(400, "The message must be a JSON object");
        }
        return said;
    }

    /// Ids come as numbers, too.
    private static @Nullable String text(JsonNode said, String name) {
        JsonNode value = said.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isString() || value.isIntegralNumber()) {
            return value.asString();
        }
        throw new Failure(400, name + " must be text");
    }
}
