package social.linnet.story.sight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An app of one viewer's that listens to every stream there is: to all of them over one WebSocket, and to each as
/// server-sent events. Keeps all that it hears, by stream and event.
final class Ears implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final String base;
    private final String token;
    private final Map<String, StringBuffer> heard = new ConcurrentHashMap<>();
    private final List<InputStream> events = new java.util.ArrayList<>();
    private @Nullable WebSocket socket;

    Ears(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /// What was heard of this event on this stream: `user update` over the WebSocket, `/user update` as server-sent event.
    String heard(String channel) {
        StringBuffer text = heard.get(channel);
        return text == null ? "" : text.toString();
    }

    void follow(String stream, String... more) {
        if (socket == null) {
            socket = Eyes.CLIENT.newWebSocketBuilder().subprotocols(token)
                    .buildAsync(URI.create(base.replace("http", "ws") + "/api/v1/streaming"), new Listener()).join();
        }
        Map<String, String> wish = new java.util.LinkedHashMap<>(Map.of("type", "subscribe", "stream", stream));
        for (int i = 0; i < more.length; i += 2) {
            wish.put(more[i], more[i + 1]);
        }
        socket.sendText(JSON.writeValueAsString(wish), true).join();
    }

    /// Follows a stream of events, if this listener may.
    void events(String path) {
        try {
            var response = Eyes.CLIENT.send(HttpRequest.newBuilder(URI.create(base + "/api/v1/streaming" + path))
                    .header("Authorization", "Bearer " + token).build(), BodyHandlers.ofInputStream());
            InputStream body = response.body();
            events.add(body);
            String channel = path.split("\\?")[0];
            if (response.statusCode() == 200) {
                Thread.ofVirtual().start(() -> read(channel, body));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read(String channel, InputStream body) {
        String event = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    keep(channel + " " + event, line);
                }
            }
        } catch (IOException closed) {
            keep(channel, "closed");
        }
    }

    private void keep(String channel, String text) {
        heard.computeIfAbsent(channel, _ -> new StringBuffer()).append(text).append('\n');
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode message = JSON.readTree(text.toString());
                keep(message.path("stream").path(0).asString("") + " " + message.path("event").asString(""),
                        message.has("event") ? message.path("payload").toString() : text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.abort();
            }
            for (InputStream each : events) {
                each.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
