package social.linnet.mastodon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/// An app that listens to streams: over a WebSocket, or to server-sent events.
final class Listening implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What came: on a socket each message, of events each line.
    final List<String> heard = new CopyOnWriteArrayList<>();
    final AtomicInteger pings = new AtomicInteger();
    volatile int closedWith;
    private @Nullable WebSocket socket;
    private @Nullable InputStream events;

    /// @param query       what follows the address, with its `?`
    /// @param subprotocol the token, when it is to stand there
    static Listening socket(String base, String query, @Nullable String subprotocol, @Nullable String authorization) {
        Listening listening = new Listening();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (subprotocol != null) {
            builder.subprotocols(subprotocol);
        }
        if (authorization != null) {
            builder.header("Authorization", "Bearer " + authorization);
        }
        listening.socket = builder.buildAsync(URI.create(base.replace("http", "ws") + "/api/v1/streaming" + query),
                listening.new Ears()).join();
        return listening;
    }

    /// The status with which a handshake was refused.
    static int refused(String base, String query, @Nullable String subprotocol) {
        try {
            socket(base, query, subprotocol, null).close();
            return 101;
        } catch (CompletionException e) {
            return ((java.net.http.WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    static Listening events(String base, String path, String token) {
        Listening listening = new Listening();
        try {
            HttpResponse<InputStream> response = CLIENT.send(HttpRequest.newBuilder(URI.create(base
                    + "/api/v1/streaming/" + path)).header("Authorization", "Bearer " + token).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("answered " + response.statusCode());
            }
            InputStream body = response.body();
            listening.events = body;
            Thread.ofVirtual().start(() -> listening.read(body));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        listening.awaitHeard(":)");
        return listening;
    }

    private void read(InputStream body) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
            }
            closedWith = 1000;
        } catch (IOException e) {
            closedWith = 1006;
        }
    }

    private final class Ears implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closedWith = code;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closedWith = 1006;
        }
    }

    String subprotocol() {
        return java.util.Objects.requireNonNull(socket).getSubprotocol();
    }

    Listening say(String text) {
        java.util.Objects.requireNonNull(socket).sendText(text, true).join();
        return this;
    }

    /// Says it unless the other side has closed the connection: false then.
    boolean mayBeTold(String text) {
        try {
            say(text);
            return true;
        } catch (java.util.concurrent.CompletionException closed) {
            return false;
        }
    }

    /// Follows a stream. Which streams are followed is known only by what comes, or by an answer to nonsense, which comes
    /// after.
    Listening subscribe(String stream, String... more) {
        return ask("subscribe", stream, more);
    }

    Listening unsubscribe(String stream, String... more) {
        return ask("unsubscribe", stream, more);
    }

    private Listening ask(String type, String stream, String... more) {
        Map<String, String> message = new java.util.LinkedHashMap<>(Map.of("type", type, "stream", stream));
        for (int i = 0; i < more.length; i += 2) {
            message.put(more[i], more[i + 1]);
        }
        int before = errors();
        say(JSON.writeValueAsString(message)).say("{\"type\":\"is it done?\"}");
        await().atMost(PATIENCE).until(() -> errors() > before);
        return this;
    }

    private int errors() {
        return (int) heard.stream().filter(text -> text.contains("Unknown message type")).count();
    }

    /// All messages that are no errors, as `stream event payload`, the payload of posts being their id.
    List<String> told() {
        return heard.stream().map(JSON::readTree).filter(message -> message.has("event")).map(Listening::told).toList();
    }

    private static String told(JsonNode message) {
        List<String> label = new java.util.ArrayList<>();
        message.path("stream").forEach(part -> label.add(part.asString()));
        String payload = message.path("payload").asString("");
        return String.join("/", label) + " " + message.path("event").asString() + (payload.startsWith("{")
                ? " " + JSON.readTree(payload).path("id").asString() : payload.isEmpty() ? "" : " " + payload);
    }

    /// The payload of the newest message that tells of this.
    JsonNode payload(String told) {
        awaitTold(told);
        return heard.reversed().stream().map(JSON::readTree).filter(message -> message.has("event")
                && told(message).equals(told)).findFirst().map(message ->
                JSON.readTree(message.path("payload").asString())).orElseThrow();
    }

    void awaitTold(String told) {
        await().atMost(PATIENCE).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(told())
                .contains(told));
    }

    void awaitHeard(String part) {
        await().atMost(PATIENCE).untilAsserted(() -> org.assertj.core.api.Assertions.assertThat(heard)
                .anyMatch(text -> text.contains(part)));
    }

    void awaitClosed(Duration atMost) {
        await().atMost(atMost).until(() -> closedWith != 0);
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.abort();
            }
            if (events != null) {
                events.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
