package social.linnet.post.link;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.fetch.FetchFailure;
import social.linnet.fetch.Fetched;
import social.linnet.fetch.Fetcher;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;

/// The pictures of cards: fetched once for all the pages that show them, made anew by `media` like an upload, and served
/// from here, so that no reader is sent to a stranger's server. What is no picture is remembered as none.
@Component
class CardImages {

    /// Most bytes of a picture that is fetched.
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    /// How large it is kept.
    private static final int LONGEST_SIDE = 800;
    /// Smaller ones are icons, and pixels that count who looks.
    private static final int SHORTEST_SIDE = 40;
    private static final String ACCEPT = "image/webp, image/png, image/jpeg, image/gif";
    private static final Logger LOG = LoggerFactory.getLogger(CardImages.class);

    private final CardImageTable table;
    private final Fetcher fetcher;
    private final Pictures pictures;
    private final Clock clock;

    CardImages(CardImageTable table, Fetcher fetcher, Pictures pictures, Clock clock) {
        this.table = table;
        this.fetcher = fetcher;
        this.pictures = pictures;
        this.clock = clock;
    }

    /// Sees to it that the picture at this address is kept, unless it was looked at within this time.
    void see(String url, Duration fresh) {
        Instant now = clock.instant();
        if (table.isKnownSince(url, now.minus(fresh))) {
            return;
        }
        Picture picture = null;
        try {
            Fetched fetched = fetcher.get(URI.create(url), ACCEPT, MAX_BYTES);
            if (fetched.good()) {
                picture = pictures.keepStill(fetched.bytes(), LONGEST_SIDE);
            }
        } catch (FetchFailure | Refused e) {
            LOG.debug("No picture at {}: {}", url, e.getMessage());
        }
        if (picture != null && Math.min(picture.width(), picture.height()) < SHORTEST_SIDE) {
            pictures.drop(picture.id());
            picture = null;
        }
        table.keep(url, picture, now).ifPresent(pictures::drop);
    }

    /// Lets go of what no card shows any more.
    void forgetUnused(Instant seenBefore) {
        table.forgetUnused(seenBefore).forEach(pictures::drop);
    }
}
