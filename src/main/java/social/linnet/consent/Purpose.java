package social.linnet.consent;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What something of somebody's may be used for. Names are kept in the ledger for good.
public enum Purpose {

    /// To test and improve the assistant of this server, by those who run it: what one rates in chats with it, and what one
    /// asks again in other words. Not to be published.
    ASSISTANT_RATINGS;

    /// Its name in forms and in the keys of messages.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Purpose> ofWord(String word) {
        return Stream.of(values()).filter(purpose -> purpose.word().equals(word)).findFirst();
    }
}
