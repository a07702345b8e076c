package social.linnet.ai.openai.wire;

import java.time.Duration;
import java.util.function.LongSupplier;

import social.linnet.ai.AiFailure.Reason;

/// Stops asking a provider that is down: after some failures in a row calls fail at once for a while, then one at a time
/// tries whether it is back.
public final class Breaker {

    public static final LongSupplier NANOS = System::nanoTime;

    private final int limit;
    private final long rest;
    private final LongSupplier nanos;
    private int failures;
    private long until;

    public Breaker(int limit, Duration rest, LongSupplier nanos) {
        this.limit = limit;
        this.rest = rest.toNanos();
        this.nanos = nanos;
    }

    /// Whether a call may be made now.
    public synchronized boolean admits() {
        if (failures < limit) {
            return true;
        }
        long now = nanos.getAsLong();
        if (now - until < 0) {
            return false;
        }
        // this caller tries; whoever comes while it does is turned away
        until = now + rest;
        return true;
    }

    /// The provider answered, whatever it said.
    public synchronized void answered() {
        failures = 0;
    }

    /// A call gave nothing. A refusal or a full house is an answer; a person who cancels says nothing about the provider.
    public synchronized void failed(Reason reason) {
        switch (reason) {
            case UNAVAILABLE, TIMED_OUT -> {
                failures = Math.min(limit, failures + 1);
                if (failures == limit) {
                    until = nanos.getAsLong() + rest;
                }
            }
            case REFUSED, BUSY, MISCONFIGURED, UNSUPPORTED, TOO_LONG, UNUSABLE -> failures = 0;
            case CANCELLED -> {
                if (failures == limit) {
                    // the one who tried gave up: the next may try at once
                    until = nanos.getAsLong();
                }
            }
        }
    }
}
