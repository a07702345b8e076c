package social.linnet.ai.openai.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/// How long a provider asks to be left alone: `retry-after-ms`, or `retry-after` in seconds or as a date (RFC 9110, 10.2.3).
public final class RetryAfter {

    private RetryAfter() {
    }

    /// The pause asked for, or null when none is, or nonsense.
    public static @Nullable Duration of(@Nullable String millis, @Nullable String secondsOrDate) {
        try {
            if (millis != null) {
                return Duration.ofMillis((long) Math.clamp(Double.parseDouble(millis), 0, 1e9));
            }
            if (secondsOrDate == null) {
                return null;
            }
            String text = secondsOrDate.strip();
            if (text.matches("[0-9.]{1,9}")) {
                return Duration.ofMillis((long) (Double.parseDouble(text) * 1000));
            }
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(Instant.now(), at);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (NumberFormatException | DateTimeParseException nonsense) {
            return null;
        }
    }
}
