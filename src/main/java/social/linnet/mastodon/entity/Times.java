package social.linnet.mastodon.entity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as this API has them: always three digits of fraction and `Z`, since some clients know no other form.
public final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private Times() {
    }

    /// The text of an instant.
    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }
}
