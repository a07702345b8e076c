package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import social.linnet.web.Ago;
import social.linnet.web.Messages;

class AgoTest {

    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");

    @Test
    void isShortAndInTheReadersLanguage() {
        assertThat(ago(Duration.ofSeconds(-5), Locale.ENGLISH)).isEqualTo("now");
        assertThat(ago(Duration.ofSeconds(59), Locale.FRENCH)).isEqualTo("à l’instant");
        assertThat(ago(Duration.ofMinutes(2), Locale.ENGLISH)).isEqualTo("2m");
        assertThat(ago(Duration.ofMinutes(2), Locale.FRENCH)).isEqualTo("2\u00a0min");
        assertThat(ago(Duration.ofHours(3), Locale.ENGLISH)).isEqualTo("3h");
        assertThat(ago(Duration.ofDays(6), Locale.FRENCH)).isEqualTo("6\u00a0j");
        assertThat(ago(Duration.ofDays(10), Locale.ENGLISH)).isEqualTo("12 Nov");
        assertThat(ago(Duration.ofDays(10), Locale.FRENCH)).isEqualTo("12 nov.");
        assertThat(ago(Duration.ofDays(375), Locale.ENGLISH)).isEqualTo("12 Nov 2025");
    }

    @Test
    void saysTheFullDateInFull() {
        assertThat(new Ago(NOW, NOW, Locale.FRENCH, Messages.strict()).full()).startsWith("22 novembre 2026")
                .endsWith("UTC");
    }

    private static String ago(Duration past, Locale locale) {
        return new Ago(NOW.minus(past), NOW, locale, Messages.strict()).text();
    }
}
