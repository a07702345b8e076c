package social.linnet.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.openai.wire.Server;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that takes nothing but what the published schemas allow, answers as they say, and misbehaves on command: down to
/// the bytes on its sockets, of which each serves one request. Registered as an extension it forgets between two tests, fails
/// one that sent what the schemas do not allow, and closes after the last.
final class ContractServer implements AutoCloseable, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    static final String KEY = "secret-key";

    /// What it does instead of answering well.
    interface Answer {
        void give(Connection connection, Asked asked) throws IOException;
    }

    /// A part of a form.
    record Part(String name, String filename, String type, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// A request.
    record Asked(String method, String path, String query, Map<String, String> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        boolean isForm() {
            return header("content-type").startsWith("multipart/form-data; boundary=");
        }

        List<Part> parts() {
            return Forms.parts(body, header("content-type"));
        }

        /// The fields of a form or of a JSON body, as one JSON object.
        JsonNode fields() {
            return isForm() ? Forms.fields(parts()) : json();
        }
    }

    /// The way back to whoever asked.
    record Connection(Socket socket) {

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /// The connection breaks, with what was written still on its way.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /// Waits for the other side to hang up, saying this every now and then.
        void until(String said) throws IOException {
            socket.setSoTimeout(20);
            try {
                while (true) {
                    try {
                        if (socket.getInputStream().read() < 0) {
                            return;
                        }
                    } catch (java.net.SocketTimeoutException yetThere) {
                        write(said);
                    }
                }
            } catch (IOException hungUp) {
                socket.close();
            }
        }
    }

    private final ServerSocket socket;
    private final Answer well = new GoodAnswers();
    private final ConcurrentLinkedQueue<Answer> once = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Answer always;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<String> problems = new CopyOnWriteArrayList<>();

    ContractServer() {
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("contract-server").start(this::accept);
    }

    Server server(@Nullable String model) {
        return new Server(URI.create(address() + "/v1"), KEY, model);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    void reset() {
        once.clear();
        always = null;
        asked.clear();
        problems.clear();
    }

    void always(Answer answer) {
        always = answer;
    }

    void once(Answer answer) {
        once.add(answer);
    }

    /// How many requests went to the API, rather than to an address that it gave.
    long calls() {
        return asked.stream().filter(one -> one.path().startsWith("/v1/")).count();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        reset();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(problems).as("every request fits the published schemas").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// Why a call gave nothing, as it must.
    static Reason reason(ThrowableAssert.ThrowingCallable call) {
        AiFailure failure = catchThrowableOfType(AiFailure.class, call);
        assertThat(failure).as("the failure").isNotNull();
        return failure.reason();
    }

    private void accept() {
        try {
            while (true) {
                Socket accepted = socket.accept();
                Thread.ofVirtual().name("contract-connection").start(() -> serve(accepted));
            }
        } catch (IOException closed) {
            if (!socket.isClosed()) {
                problems.add("the server broke: " + closed);
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket connection = accepted) {
            Asked request = read(new BufferedInputStream(connection.getInputStream()));
            List<String> found = Strictness.problems(request);
            problems.addAll(found);
            asked.add(request);
            Answer next = once.poll();
            Answer answer = next != null ? next : always != null ? always : well;
            answer.give(new Connection(connection), request);
        } catch (IOException hungUp) {
            // whoever asked has what it wanted, or gave up: the test knows which
            if (hungUp instanceof java.net.ProtocolException) {
                problems.add(String.valueOf(hungUp.getMessage()));
            }
        } catch (RuntimeException e) {
            problems.add("a request that cannot be read: " + e);
        }
    }

    private static Asked read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        if (first.length != 3 || !first[2].equals("HTTP/1.1")) {
            throw new java.net.ProtocolException("no HTTP/1.1: " + String.join(" ", first));
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
        }
        byte[] body = new byte[0];
        if (headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked")) {
            ByteArrayOutputStream chunks = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                chunks.write(in.readNBytes(size));
                line(in);
            }
            line(in);
            body = chunks.toByteArray();
        } else if (headers.containsKey("content-length")) {
            body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
        }
        URI target = URI.create(first[1]);
        return new Asked(first[0], target.getPath(), String.valueOf(target.getQuery()), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("hung up in the middle of a line");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /// An answer with this status, these headers (each ending in a line feed) and this body.
    static Answer answer(int status, String headers, String body) {
        return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer answer(int status, String headers, byte[] body) {
        return (connection, asked) -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(("HTTP/1.1 " + status + " As It Is\r\n" + headers.replace("\n", "\r\n") + "Content-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(body);
            connection.write(all.toByteArray());
        };
    }

    static Answer json(int status, String body) {
        return answer(status, "Content-Type: application/json\n", body);
    }

    static Answer stream(String body) {
        return answer(200, "Content-Type: text/event-stream; charset=utf-8\n", body);
    }

    /// The names of all parts, in order.
    static List<String> names(Asked asked) {
        List<String> names = new ArrayList<>();
        asked.parts().forEach(part -> names.add(part.name()));
        return names;
    }
}
