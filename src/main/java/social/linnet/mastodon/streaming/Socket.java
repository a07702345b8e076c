package social.linnet.mastodon.streaming;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// A WebSocket. What its client says goes to [SocketTalk], what it is told comes from the connection's own thread.
///
/// Public, as Jetty wants its listeners.
public final class Socket implements Session.Listener.AutoDemanding, Transport {

    /// Most bytes of a message from the client.
    static final int MAX_MESSAGE = 4096;
    /// A client that answers no ping within this time is gone.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connection connection;
    private final Connections connections;
    private final Teller teller;
    private final SocketTalk talk;
    private final Duration beat;
    private volatile @Nullable Session session;

    /// @param beat how often it is pinged
    Socket(Connection connection, Connections connections, Teller teller, SocketTalk talk, Duration beat) {
        this.beat = beat;
        this.connection = connection;
        this.connections = connections;
        this.teller = teller;
        this.talk = talk;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setIdleTimeout(beat.multipliedBy(2).plus(PATIENCE));
        opened.setMaxTextMessageSize(MAX_MESSAGE);
        opened.setMaxBinaryMessageSize(MAX_MESSAGE);
        session = opened;
        Thread.ofVirtual().name("stream-" + connection.viewer()).start(() -> {
            try {
                connection.run(this, teller);
            } finally {
                connections.leave(connection);
            }
        });
    }

    @Override
    public void onWebSocketText(String message) {
        talk.heard(connection, message);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        talk.heard(connection, "");
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        connection.end(Connection.End.GONE);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        connection.end(Connection.End.GONE);
        callback.succeed();
    }

    @Override
    public Duration beatEvery() {
        return beat;
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        write(done -> opened().sendText(message.asText(), done));
    }

    @Override
    public void refuse(String text, int status) throws IOException, InterruptedException {
        write(done -> opened().sendText(Message.error(text, status), done));
    }

    @Override
    public void beat() throws IOException, InterruptedException {
        write(done -> opened().sendPing(ByteBuffer.allocate(0), done));
    }

    private Session opened() {
        Session opened = session;
        if (opened == null) {
            throw new IllegalStateException("Not open");
        }
        return opened;
    }

    private static void write(Consumer<Callback> write) throws IOException, InterruptedException {
        try {
            Callback.Completable.with(write::accept).get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close(Connection.End end) {
        if (end == Connection.End.SLOW) {
            abort();
        } else {
            opened().close(end.code, end.reason, Callback.NOOP);
        }
    }

    @Override
    public void abort() {
        opened().disconnect();
    }
}
