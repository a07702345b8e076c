package social.linnet.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import social.linnet.ai.VideoModel;
import social.linnet.ai.openai.OpenAi;
import social.linnet.settings.Settings;

/// A server that makes films as OpenAI's does, on loopback, and goes wrong on command: each step answers what was put in its
/// queue, and well when that is empty.
final class FilmServer implements AutoCloseable {

    /// @param before what happens while it thinks
    record Answer(int status, String body, Runnable before) {
    }

    private final HttpServer server;
    private final byte[] film;
    final ConcurrentLinkedQueue<Answer> starts = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Answer> polls = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Answer> contents = new ConcurrentLinkedQueue<>();
    /// Method and path of each request, and bodies of what was begun.
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> begun = new CopyOnWriteArrayList<>();

    FilmServer(byte[] film) throws IOException {
        this.film = film;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    VideoModel model() {
        return OpenAi.videos(new Settings.Provider(Settings.Provider.Kind.OPENAI,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"), "a-key", "sora-2"));
    }

    void reset() {
        List.of(starts, polls, contents).forEach(ConcurrentLinkedQueue::clear);
        asked.clear();
        begun.clear();
    }

    static Answer answer(int status, String body) {
        return new Answer(status, body, () -> { });
    }

    static Answer video(String status, int progress, String more) {
        return answer(200, """
                {"id":"video_1","object":"video","status":"%s","progress":%d,"created_at":1%s}""".formatted(status, progress, more));
    }

    static Answer error(int status, String code) {
        return answer(status, """
                {"error":{"message":"said so","type":"error","param":null,"code":"%s"}}""".formatted(code));
    }

    /// How often it was asked this.
    long count(String method, String path) {
        return asked.stream().filter((method + " " + path)::equals).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            asked.add(method + " " + path);
            if (method.equals("POST")) {
                begun.add(body);
                give(exchange, starts.isEmpty() ? video("queued", 0, "") : starts.remove());
            } else if (method.equals("DELETE")) {
                give(exchange, answer(200, "{\"id\":\"video_1\",\"object\":\"video.deleted\",\"deleted\":true}"));
            } else if (!path.endsWith("/content")) {
                give(exchange, polls.isEmpty() ? video("completed", 100, "") : polls.remove());
            } else if (!contents.isEmpty()) {
                give(exchange, contents.remove());
            } else {
                exchange.getResponseHeaders().set("Content-Type", "video/mp4");
                exchange.sendResponseHeaders(200, film.length);
                exchange.getResponseBody().write(film);
            }
        }
    }

    private static void give(HttpExchange exchange, Answer answer) throws IOException {
        answer.before().run();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("retry-after-ms", "1");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static FilmServer with(byte[] film) {
        try {
            return new FilmServer(film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
