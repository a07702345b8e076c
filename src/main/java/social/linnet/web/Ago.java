package social.linnet.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// How long ago something was, as short as a feed wants it: `2m`, `3h`, `12 Nov`, `12 Nov 2024`.
///
/// Dates are in UTC, since the server does not know where its reader is; the script sets them to the reader's own zone.
public record Ago(Instant then, Instant now, Locale locale, Messages messages) {

    /// `now`, minutes, hours, days up to a week, then the date.
    public String text() {
        Duration past = Duration.between(then, now);
        if (past.toMinutes() < 1) {
            return messages.text(locale, "ago.now");
        }
        if (past.toHours() < 1) {
            return messages.text(locale, "ago.minutes", past.toMinutes());
        }
        if (past.toDays() < 1) {
            return messages.text(locale, "ago.hours", past.toHours());
        }
        if (past.toDays() < 7) {
            return messages.text(locale, "ago.days", past.toDays());
        }
        ZonedDateTime date = then.atZone(ZoneOffset.UTC);
        boolean thisYear = date.getYear() == now.atZone(ZoneOffset.UTC).getYear();
        return DateTimeFormatter.ofPattern(thisYear ? "d MMM" : "d MMM yyyy", dated()).format(date);
    }

    /// Day and time in full, in UTC.
    public String full() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(dated())
                .format(then.atZone(ZoneOffset.UTC)) + " UTC";
    }

    /// The day alone.
    public String day() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(dated())
                .format(then.atZone(ZoneOffset.UTC));
    }

    /// For the `datetime` attribute.
    public String iso() {
        return then.toString();
    }

    // English dates with the day first, as most of the world writes them
    private Locale dated() {
        return locale.getLanguage().equals("en") ? Locale.UK : locale;
    }
}
