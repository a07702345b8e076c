package social.linnet.ai.openai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import social.linnet.ai.AiFailure.Reason;

/// The bounds of every call to one endpoint: how many at once, how often again, how long, and when not at all. The caller's
/// thread watches (deadline, silence, cancelling) and is told of what comes; a virtual thread talks to the provider, so that a
/// silent provider cannot hold up either.
public final class Endpoint {

    /// One attempt, on a thread of its own.
    ///
    /// @param <T> what comes of it
    /// @param <P> what comes on the way
    public interface Talk<T, P> {

        /// @param left  how much of the deadline is left
        /// @param parts told of each part on the way
        /// @throws UncheckedIOException when this program's own files are at fault, not the provider
        T talk(Exchange exchange, Duration left, Consumer<P> parts) throws Fault, IOException;
    }

    /// What it means when the provider does not know the endpoint at all.
    public enum Absence {
        /// The operator has named a server for this very thing: tell them.
        MISCONFIGURED,
        /// Many servers do without: this model cannot, and is not asked again for a while.
        UNSUPPORTED
    }

    private static final int RETRIES = 2;
    private static final long LOOK_MILLIS = 50;

    private final Limits limits;
    private final Absence absence;
    private final Capability capability;
    private final Semaphore turns;
    private final Breaker breaker;
    private final Pause pause;

    public Endpoint(Limits limits, Absence absence, LongSupplier nanos, Pause pause) {
        this.limits = limits;
        this.absence = absence;
        this.pause = pause;
        capability = new Capability(nanos);
        turns = new Semaphore(limits.concurrent(), true);
        breaker = new Breaker(limits.failures(), limits.rest(), nanos);
    }

    /// Whether the server has it, as far as answers have shown.
    public boolean isThere() {
        return capability.isThere();
    }

    /// Asks until there is an answer, or no point in asking on.
    ///
    /// @param end when it must be over, on the clock of [System#nanoTime]
    /// @throws UncheckedIOException when the talk threw one
    public <T, P> T call(long end, Watcher<P> watcher, Talk<T, P> talk) throws Fault {
        if (!capability.isThere()) {
            throw Fault.of(Reason.UNSUPPORTED, "the provider did not know the endpoint a while ago");
        }
        try {
            enter(end, watcher);
            try {
                return insist(end, watcher, talk);
            } finally {
                turns.release();
            }
        } catch (Fault fault) {
            if (absence == Absence.UNSUPPORTED && fault.isAbsence()) {
                capability.isMissing();
                throw Fault.of(Reason.UNSUPPORTED, String.valueOf(fault.getMessage()), fault);
            }
            throw fault;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Fault.of(Reason.CANCELLED, "interrupted while waiting for the provider", e);
        }
    }

    private void enter(long end, Watcher<?> watcher) throws Fault, InterruptedException {
        while (!turns.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (watcher.getAsBoolean()) {
                throw Fault.of(Reason.CANCELLED, "taken back while waiting for a turn");
            }
            if (System.nanoTime() - end >= 0) {
                throw Fault.of(Reason.BUSY, "no turn came within the deadline");
            }
        }
    }

    private <T, P> T insist(long end, Watcher<P> watcher, Talk<T, P> talk) throws Fault, InterruptedException {
        for (int attempt = 0;; attempt++) {
            if (!breaker.admits()) {
                throw Fault.of(Reason.UNAVAILABLE, "the provider was down a moment ago and is not asked again yet");
            }
            try {
                T made = attempt(end, watcher, talk);
                breaker.answered();
                return made;
            } catch (Fault fault) {
                breaker.failed(fault.reason());
                Duration time = Pause.after(attempt, fault.after());
                if (attempt >= Math.min(RETRIES, fault.retries()) || end - System.nanoTime() <= time.toNanos()) {
                    throw fault;
                }
                pause.of(time, watcher);
            } catch (InterruptedException | UncheckedIOException e) {
                breaker.failed(Reason.CANCELLED);
                throw e;
            }
        }
    }

    /// What the talking thread tells the watching one.
    private sealed interface News<T, P> {

        record Part<T, P>(P part) implements News<T, P> {
        }

        record Made<T, P>(T answer) implements News<T, P> {
        }

        record Failed<T, P>(Throwable cause) implements News<T, P> {
        }
    }

    private <T, P> T attempt(long end, Watcher<P> watcher, Talk<T, P> talk) throws Fault, InterruptedException {
        Exchange exchange = new Exchange();
        LinkedBlockingQueue<News<T, P>> news = new LinkedBlockingQueue<>();
        Thread talker = Thread.ofVirtual().name("openai").start(() -> tell(end, talk, exchange, news));
        boolean over = false;
        try {
            watcher.asked();
            while (true) {
                switch (news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    case null -> watch(exchange, watcher, end);
                    case News.Part<T, P>(P part) -> {
                        watcher.part(part);
                        watch(exchange, watcher, end);
                    }
                    case News.Made<T, P>(T answer) -> {
                        over = true;
                        watcher.whole();
                        return answer;
                    }
                    case News.Failed<T, P>(Throwable cause) -> {
                        over = true;
                        throw fault(cause, exchange);
                    }
                }
            }
        } finally {
            if (!over) {
                exchange.close();
                talker.interrupt();
            }
        }
    }

    private void watch(Exchange exchange, Watcher<?> watcher, long end) throws Fault {
        if (watcher.getAsBoolean()) {
            throw Fault.of(Reason.CANCELLED, "taken back while the provider worked");
        }
        if (System.nanoTime() - end >= 0) {
            throw Fault.of(Reason.TIMED_OUT, "the provider did not finish within the deadline");
        }
        if (exchange.silence() > limits.idle().toNanos()) {
            throw Fault.of(Reason.TIMED_OUT, "the provider fell silent in the middle of its answer");
        }
    }

    private static <T, P> void tell(long end, Talk<T, P> talk, Exchange exchange, LinkedBlockingQueue<News<T, P>> news) {
        try {
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            news.add(new News.Made<>(talk.talk(exchange, left, part -> news.add(new News.Part<>(part)))));
        } catch (Throwable e) {
            // handed over whole: the watching thread decides what it means, errors included
            news.add(new News.Failed<>(e));
        }
    }

    private static Fault fault(Throwable cause, Exchange exchange) {
        return switch (cause) {
            case Fault fault -> fault;
            case Exchange.TooLarge large -> Fault.of(Reason.UNUSABLE, "the provider's answer is too large", large);
            case IOException broken -> Fault.broken(broken, exchange.isSpent());
            case UncheckedIOException own -> throw own;
            case Error error -> throw error;
            default -> Fault.of(Reason.UNAVAILABLE, "the provider's client failed", cause);
        };
    }
}
