package social.linnet.ai.openai;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;

/// Images by `POST images/generations`. The caller's thread watches (deadline, silence, cancelling) and tells the
/// progress; a virtual thread talks to the provider, so that a silent provider cannot hold up either.
final class OpenAiImages implements ImageModel {

    /// Waits between two attempts, and stops waiting when the person cancels.
    interface Wait {
        void of(Duration time, BooleanSupplier cancelled) throws InterruptedException;
    }

    static final Wait WAIT = (time, cancelled) -> {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && !cancelled.getAsBoolean()) {
            Thread.sleep(Duration.ofNanos(Math.clamp(end - System.nanoTime(), 1, 50_000_000)));
        }
    };

    private static final int RETRIES = 2;
    private static final long LOOK_MILLIS = 50;
    private static final long FIRST_PAUSE_MILLIS = 500;

    private final Server server;
    private final Limits limits;
    private final Dialect dialect;
    private final Semaphore calls;
    private final Breaker breaker;
    private final Wait wait;
    private @Nullable Wire wire;

    OpenAiImages(Server server, Limits limits, LongSupplier nanos, Wait wait) {
        this.server = server;
        this.limits = limits;
        this.wait = wait;
        dialect = Dialect.of(server.model());
        calls = new Semaphore(limits.concurrent(), true);
        breaker = new Breaker(limits.failures(), limits.rest(), nanos);
    }

    @Override
    public ModelName name() {
        return new ModelName(server.base().getHost(), server.model() == null ? "default" : server.model(), false);
    }

    @Override
    public MadeImage create(ImageRequest request, Progress progress) {
        long end = System.nanoTime() + request.deadline().toNanos();
        String prompt = Prompts.clear(request.prompt(), dialect.promptLength());
        if (prompt.isEmpty()) {
            throw new AiFailure(Reason.REFUSED, "the prompt holds nothing but control text", null);
        }
        try {
            enter(end, progress);
            try {
                return insist(request, prompt, progress, end);
            } finally {
                calls.release();
            }
        } catch (Fault fault) {
            throw fault.failure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AiFailure(Reason.CANCELLED, "interrupted while waiting for the provider", e);
        }
    }

    private void enter(long end, Progress progress) throws Fault, InterruptedException {
        while (!calls.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (progress.getAsBoolean()) {
                throw Fault.of(Reason.CANCELLED, "taken back while waiting for a turn");
            }
            if (System.nanoTime() - end >= 0) {
                throw Fault.of(Reason.BUSY, "no turn came within the deadline");
            }
        }
    }

    private MadeImage insist(ImageRequest request, String prompt, Progress progress, long end) throws Fault, InterruptedException {
        for (int attempt = 0;; attempt++) {
            if (!breaker.admits()) {
                throw Fault.of(Reason.UNAVAILABLE, "the provider was down a moment ago and is not asked again yet");
            }
            try {
                MadeImage made = attempt(request, prompt, progress, end);
                breaker.answered();
                return made;
            } catch (Fault fault) {
                breaker.failed(fault.reason());
                Duration pause = pause(fault, attempt);
                if (attempt >= Math.min(RETRIES, fault.retries()) || end - System.nanoTime() <= pause.toNanos()) {
                    throw fault;
                }
                wait.of(pause, progress);
            } catch (InterruptedException e) {
                breaker.failed(Reason.CANCELLED);
                throw e;
            }
        }
    }

    /// Half to all of a step that doubles, so that callers who failed together do not come back together; or what the
    /// provider asked for.
    private static Duration pause(Fault fault, int attempt) {
        Duration asked = fault.after();
        long step = FIRST_PAUSE_MILLIS << attempt;
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(step / 2, step + 1));
        return asked == null || asked.compareTo(own) < 0 && asked.isZero() ? own : asked.plusMillis(own.toMillis() / 4);
    }

    /// What the talking thread tells the watching one.
    private sealed interface News {

        record Partial(byte[] bytes) implements News {
        }

        record Made(MadeImage image) implements News {
        }

        record Failed(Throwable cause) implements News {
        }
    }

    private MadeImage attempt(ImageRequest request, String prompt, Progress progress, long end) throws Fault, InterruptedException {
        Exchange exchange = new Exchange();
        LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();
        Thread talker = Thread.ofVirtual().name("openai-image").start(() -> talk(request, prompt, exchange, end, news));
        boolean over = false;
        try {
            progress.at(0.02, null);
            int partials = 0;
            while (true) {
                switch (news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    case null -> watch(exchange, progress, end);
                    case News.Partial(byte[] bytes) -> {
                        partials++;
                        progress.at(1 - Math.pow(0.6, partials), bytes);
                        watch(exchange, progress, end);
                    }
                    case News.Made(MadeImage image) -> {
                        over = true;
                        progress.at(1, null);
                        return image;
                    }
                    case News.Failed(Throwable cause) -> {
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

    private void watch(Exchange exchange, Progress progress, long end) throws Fault {
        if (progress.getAsBoolean()) {
            throw Fault.of(Reason.CANCELLED, "taken back while the provider worked");
        }
        if (System.nanoTime() - end >= 0) {
            throw Fault.of(Reason.TIMED_OUT, "the provider did not finish within the deadline");
        }
        if (exchange.silence() > limits.idle().toNanos()) {
            throw Fault.of(Reason.TIMED_OUT, "the provider fell silent in the middle of its answer");
        }
    }

    private void talk(ImageRequest request, String prompt, Exchange exchange, long end, LinkedBlockingQueue<News> news) {
        try {
            Wire used = wire();
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            ImageAnswer answer = new ImageAnswer(server, limits.bodyBytes(), address -> used.fetch(exchange, address, left));
            try (InputStream body = used.generate(exchange, dialect, prompt, dialect.size(request.shape()), request.requester(), left)) {
                news.add(new News.Made(answer.read(body, bytes -> news.add(new News.Partial(bytes)))));
            }
        } catch (Throwable e) {
            // handed over whole: the watching thread decides what it means, errors included
            news.add(new News.Failed(e));
        }
    }

    private static Fault fault(Throwable cause, Exchange exchange) {
        return switch (cause) {
            case Fault fault -> fault;
            case Exchange.TooLarge large -> Fault.of(Reason.UNUSABLE, "the provider's answer is too large", large);
            case IOException broken -> Fault.broken(broken, exchange.isAnswered());
            case Error error -> throw error;
            default -> Fault.of(Reason.UNAVAILABLE, "the provider's client failed", cause);
        };
    }

    private synchronized Wire wire() {
        Wire made = wire;
        if (made == null) {
            made = new Wire(server, limits);
            wire = made;
        }
        return made;
    }
}
