package social.linnet.post.link;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.fetch.FetchFailure;
import social.linnet.fetch.Fetched;
import social.linnet.fetch.Fetcher;
import social.linnet.worker.Crew;
import social.linnet.worker.Signal;

/// Looks at what is due, a few pages at a time, and writes down what they say.
@Component
class CardWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CardWorker.class);
    /// How many pages are looked at at once.
    private static final int AT_ONCE = 8;
    /// How much of a page is read: what it says of itself stands at its beginning.
    private static final int MAX_BYTES = 512 * 1024;
    private static final String ACCEPT = "text/html, application/xhtml+xml;q=0.9, image/*;q=0.5";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int MAX_ATTEMPTS = 3;
    private static final Duration KEPT_UNLINKED = Duration.ofHours(1);

    private final CardTable table;
    private final CardImages images;
    private final Links links;
    private final Fetcher fetcher;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Crew crew = new Crew("cards", POLL);

    CardWorker(CardTable table, CardImages images, Links links, Fetcher fetcher, Clock clock) {
        this.table = table;
        this.images = images;
        this.links = links;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    @Override
    public void start() {
        crew.start(1, Thread.ofVirtual().name("cards"), new Signal(), this::takeUp);
    }

    @Override
    public void stop() {
        crew.stop();
    }

    @Override
    public boolean isRunning() {
        return crew.isRunning();
    }

    /// @return whether there may be more at once
    private boolean takeUp() throws InterruptedException {
        places.acquire();
        int free = 1 + places.drainPermits();
        List<String> claimed = List.of();
        try {
            claimed = table.claim(free, clock.instant(), LEASE);
        } finally {
            places.release(free - claimed.size());
        }
        for (String url : claimed) {
            Thread.ofVirtual().name("card").start(() -> {
                try {
                    look(url);
                } finally {
                    places.release();
                }
            });
        }
        return claimed.size() == free;
    }

    private void look(String url) {
        try {
            Instant now = clock.instant();
            try {
                Fetched page = fetcher.beginning(URI.create(url), ACCEPT, MAX_BYTES);
                if (page.status() >= 500 || page.status() == 429) {
                    table.later(url, now, now.plus(AGAIN), MAX_ATTEMPTS);
                } else {
                    PageReader.read(url, page).ifPresentOrElse(card -> {
                        // the picture first: who sees the card sees all of it
                        if (card.imageUrl() != null) {
                            images.see(card.imageUrl(), LinkedPosts.FRESH);
                        }
                        table.found(card, now);
                    }, () -> table.nothing(url, now));
                }
            } catch (FetchFailure e) {
                LOG.debug("No card of {}: {} {}", url, e.reason(), e.getMessage());
                switch (e.reason()) {
                    case BAD_URL, NOT_PUBLIC, TOO_LARGE, REDIRECTED, UNUSABLE -> table.nothing(url, now);
                    case UNREACHABLE, TIMED_OUT, BUSY -> table.later(url, now, now.plus(AGAIN), MAX_ATTEMPTS);
                }
            }
            links.changed(url);
        } catch (RuntimeException e) {
            if (crew.isRunning()) {
                LOG.error("The card of {} could not be made; it is tried again when its lease is over", url, e);
            }
        }
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 300_000)
    void forgetUnlinked() {
        Instant before = clock.instant().minus(KEPT_UNLINKED);
        table.forgetUnlinked(before);
        images.forgetUnused(before);
    }
}
