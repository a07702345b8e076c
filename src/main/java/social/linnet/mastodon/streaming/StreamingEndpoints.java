package social.linnet.mastodon.streaming;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.Network;
import social.linnet.settings.Settings;

/// Where streams begin: one address for WebSockets, and one for each stream as server-sent events. All of them demand a
/// token that acts for a person.
@Controller
class StreamingEndpoints {

    private final Connections connections;
    private final SocketTalk talk;
    private final Teller teller;
    private final Duration beat;

    StreamingEndpoints(Connections connections, SocketTalk talk, Teller teller, Settings settings) {
        this.connections = connections;
        this.talk = talk;
        this.teller = teller;
        this.beat = settings.streamBeat();
    }

    /// Which streams the token may follow is asked for each of them.
    @Needs({"read:statuses", "read:notifications", "read:lists"})
    @GetMapping("/api/v1/streaming")
    Answer socket(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JettyWebSocketServerContainer container = JettyWebSocketServerContainer.getContainer(
                request.getServletContext());
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw new Failure(Answer.error(426, "This address speaks WebSocket").with("Upgrade", "websocket"));
        }
        Connection connection = connections.enter(caller, Network.of(request.getRemoteAddr()));
        boolean upgraded = false;
        try {
            followAtOnce(connection, params);
            upgraded = container.upgrade((asked, answered) -> {
                // the token, when it stands here: browsers end a connection whose choice is not one of theirs
                asked.getSubProtocols().stream().findFirst().ifPresent(answered::setAcceptedSubProtocol);
                return new Socket(connection, connections, teller, talk, beat.multipliedBy(2));
            }, request, response);
        } finally {
            if (!upgraded) {
                connections.leave(connection);
            }
        }
        if (!upgraded && !response.isCommitted()) {
            throw new Failure(400, "This is not a valid WebSocket handshake");
        }
        return Answer.TAKEN;
    }

    /// What is wrong with the stream that the address names is said on the socket, as for those that are named there.
    private void followAtOnce(Connection connection, Params params) {
        String stream = params.text("stream");
        if (stream != null && !stream.isEmpty()) {
            try {
                talk.follow(connection, stream, params.text("tag"), params.text("list"));
            } catch (Failure failure) {
                connection.refuse(failure.text(), failure.answer().status());
            } catch (Refused notTheirs) {
                connection.refuse("Record not found", 404);
            }
        }
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/user")
    Answer user(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events("user", params, caller, request, response);
    }

    @Needs("read:notifications")
    @GetMapping("/api/v1/streaming/user/notification")
    Answer notifications(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events("user:notification", params, caller, request, response);
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/public")
    Answer everybody(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events(params.flag("only_media") ? "public:media" : "public", params, caller, request, response);
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/public/local")
    Answer local(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events(params.flag("only_media") ? "public:local:media" : "public:local", params, caller, request,
                response);
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/public/remote")
    Answer remote(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events(params.flag("only_media") ? "public:remote:media" : "public:remote", params, caller, request,
                response);
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/hashtag")
    Answer tag(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events("hashtag", params, caller, request, response);
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/hashtag/local")
    Answer localTag(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events("hashtag:local", params, caller, request, response);
    }

    @Needs({"read:statuses", "read:lists"})
    @GetMapping("/api/v1/streaming/list")
    Answer list(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events("list", params, caller, request, response);
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/streaming/direct")
    Answer direct(Params params, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return events("direct", params, caller, request, response);
    }

    @Public
    @GetMapping("/api/v1/streaming/health")
    Answer health() {
        return Answer.json(new JsonBytes(2).raw("OK")).as("text/plain; charset=utf-8");
    }

    private Answer events(String stream, Params params, Caller caller, HttpServletRequest request,
                          HttpServletResponse response) throws IOException {
        Channel channel = Channel.asked(caller, stream, params.text("tag"), params.text("list"));
        Connection connection = connections.enter(caller, Network.of(request.getRemoteAddr()));
        try {
            connections.follow(connection, channel, List.of(stream));
            connection.run(new EventStream(request, response, beat), teller);
        } finally {
            connections.leave(connection);
        }
        return Answer.TAKEN;
    }
}
