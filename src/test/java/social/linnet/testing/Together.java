package social.linnet.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Several threads that do something at the same moment.
public final class Together {

    private Together() {
    }

    /// What each of them ended with, in the order of their numbers.
    ///
    /// @param result  what it returned, or null
    /// @param failure what it threw, or null
    public record Outcome<T>(T result, RuntimeException failure) {
        public boolean succeeded() {
            return failure == null;
        }
    }

    /// Runs `what` in so many threads, which all start once the last of them is there.
    ///
    /// @param what is given the number of its thread, from 0
    public static <T> List<Outcome<T>> run(int threads, IntFunction<T> what) {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<T>>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(executor.submit(() -> {
                    start.await();
                    try {
                        return new Outcome<>(what.apply(number), null);
                    } catch (RuntimeException e) {
                        return new Outcome<>(null, e);
                    }
                }));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Future<Outcome<T>> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What those threads returned that did not throw.
    public static <T> List<T> results(List<Outcome<T>> outcomes) {
        return outcomes.stream().filter(Outcome::succeeded).map(Outcome::result).toList();
    }

    /// What those threads threw that did not return.
    public static List<RuntimeException> failures(List<? extends Outcome<?>> outcomes) {
        List<RuntimeException> failures = new ArrayList<>();
        outcomes.stream().filter(outcome -> !outcome.succeeded()).forEach(outcome -> failures.add(outcome.failure()));
        return failures;
    }
}
