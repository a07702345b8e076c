package social.linnet.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/// The real time, but the story's while it is told: ids carry the time they were made at, so this is what spreads the
/// posts of the sample network over three weeks instead of three seconds.
///
/// The story is told before the web server listens. Nobody else sees this clock turned back.
final class StoryClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile @Nullable Instant told;

    void set(Instant instant) {
        told = instant;
    }

    void release() {
        told = null;
    }

    @Override
    public Instant instant() {
        Instant instant = told;
        return instant == null ? real.instant() : instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }
}
