package social.linnet.mastodon.streaming;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import social.linnet.mastodon.access.Caller;

/// One open connection: who it is for, what it follows, and what it has still to tell. Whoever has news hands it over
/// and goes on; one thread of the connection's own ([#run]) tells them, at its reader's pace.
///
/// What waits is bounded by [#MAX_WAITING]: a piece of news is an id and a few references, so a connection whose reader
/// reads nothing holds some 100 KB at most, and the one message that is being written.
final class Connection {

    /// How much news may wait for a reader before they are taken to be gone.
    static final int MAX_WAITING = 1000;
    /// How long one write may take.
    static final long WRITE_SECONDS = 10;
    /// How many messages a client may send within [#ASKED_WITHIN].
    static final int MAX_ASKED = 200;
    static final Duration ASKED_WITHIN = Duration.ofSeconds(30);
    /// How long the write of a connection that has ended may go on.
    private static final long LAST_WRITE_SECONDS = 1;
    /// How much is presented at once.
    private static final int BATCH = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /// Why a connection ended, and the WebSocket close code that says so (RFC 6455 §7.4.1).
    enum End {
        GONE(1000, "bye"), STOPPING(1001, "the server stops"), REVOKED(1008, "the token is no longer valid"),
        SLOW(1008, "reads too slowly"), RUDE(1008, "too many messages"), FAILED(1011, "something went wrong");

        final int code;
        final String reason;

        End(int code, String reason) {
            this.code = code;
            this.reason = reason;
        }
    }

    private final Caller caller;
    private final String address;
    private final long token;
    private final long openedAt = System.nanoTime();
    private final BlockingQueue<Object> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Map<Channel, Following> followed = new ConcurrentHashMap<>();
    private final Told told = new Told();
    private final Bucket questions = Bucket.builder().addLimit(Bandwidth.builder().capacity(MAX_ASKED)
            .refillGreedy(MAX_ASKED, ASKED_WITHIN).build()).build();
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private volatile @Nullable Transport transport;
    /// When the write that is under way began; 0 when none is.
    private volatile long writingSince;

    /// @param address the network that it is counted for
    Connection(Caller caller, String address) {
        this.caller = caller;
        this.address = address;
        this.token = caller.tokenId();
    }

    /// @param label what messages of this channel are marked with
    /// @param watch what else ends when the channel is followed no more
    record Following(List<String> label, Runnable watch) {
    }

    private record Error(String text, int status) {
    }

    private enum Wake {
        UP
    }

    Caller caller() {
        return caller;
    }

    long viewer() {
        return caller.account();
    }

    String address() {
        return address;
    }

    long token() {
        return token;
    }

    Map<Channel, Following> followed() {
        return followed;
    }

    Told told() {
        return told;
    }

    /// Spends one of the messages that its client may send.
    boolean mayAsk() {
        return questions.tryConsume(1);
    }

    boolean isOpen() {
        return end.get() == null;
    }

    /// Hands news over. Never waits: when too much waits already the connection ends.
    void offer(News news) {
        if (news instanceof News.Post post) {
            told.add(post.channel(), post.id(), post.id());
        }
        put(news);
    }

    /// Says that something the client asked for is not possible.
    void refuse(String text, int status) {
        put(new Error(text, status));
    }

    private void put(Object item) {
        if (isOpen() && !waiting.offer(item)) {
            end(End.SLOW);
        }
    }

    /// Ends it, for the first reason that is given.
    void end(End reason) {
        if (end.compareAndSet(null, reason)) {
            waiting.clear();
            waiting.offer(Wake.UP);
        }
    }

    /// Tells until the connection ends, then closes the way to its reader.
    void run(Transport way, Teller teller) {
        transport = way;
        try {
            talk(way, teller);
        } catch (IOException gone) {
            LOG.debug("A reader has gone", gone);
            end(End.GONE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            end(End.STOPPING);
        } catch (RuntimeException failed) {
            // its client comes back and reads what it missed; to go on would be to leave that out in silence
            LOG.error("A stream failed", failed);
            end(End.FAILED);
        }
        way.close(reason());
    }

    private End reason() {
        End reason = end.get();
        return reason == null ? End.GONE : reason;
    }

    private void talk(Transport way, Teller teller) throws IOException, InterruptedException {
        long beatNanos = way.beatEvery().toNanos();
        long beatAt = System.nanoTime() + beatNanos;
        while (isOpen()) {
            Object first = waiting.poll(beatAt - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (first == null) {
                write(way::beat);
                beatAt = System.nanoTime() + beatNanos;
                continue;
            }
            List<Object> batch = new ArrayList<>(List.of(first));
            waiting.drainTo(batch, BATCH - 1);
            tell(way, teller, batch);
        }
    }

    private void tell(Transport way, Teller teller, List<Object> batch) throws IOException, InterruptedException {
        List<News> news = batch.stream().filter(News.class::isInstance).map(News.class::cast).toList();
        for (Message message : teller.messages(this, news)) {
            if (!isOpen()) {
                return;
            }
            write(() -> way.send(message));
        }
        for (Object item : batch) {
            if (item instanceof Error(String text, int status)) {
                write(() -> way.refuse(text, status));
            }
        }
    }

    private interface Write {
        void run() throws IOException, InterruptedException;
    }

    private void write(Write write) throws IOException, InterruptedException {
        // 0 stands for none
        writingSince = System.nanoTime() | 1;
        try {
            write.run();
        } finally {
            writingSince = 0;
        }
    }

    /// Breaks off a write that takes too long. Called again and again, from another thread.
    void breakOffSlowWrite() {
        long since = writingSince;
        Transport way = transport;
        if (since == 0 || way == null) {
            return;
        }
        long bound = isOpen() ? WRITE_SECONDS : LAST_WRITE_SECONDS;
        if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(bound)) {
            end(End.SLOW);
            way.abort();
        }
    }

    /// Whether it was opened this long ago and nobody talks on it still: its client went away in between.
    boolean isStillborn(long seconds) {
        return transport == null && System.nanoTime() - openedAt > TimeUnit.SECONDS.toNanos(seconds);
    }
}
