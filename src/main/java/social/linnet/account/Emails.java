package social.linnet.account;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Refused;

/// A conservative grammar of e-mail addresses: what mail servers might read in two ways is not accepted.
final class Emails {

    private static final int MAX = 254;
    private static final Pattern GRAMMAR = Pattern.compile(
            "[a-z0-9][a-z0-9._+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,63}");

    private Emails() {
    }

    /// The address in lower case, or null when none was given.
    static @Nullable String checked(String typed) {
        String email = typed.strip().toLowerCase(Locale.ROOT);
        if (email.isEmpty()) {
            return null;
        }
        if (!isPossible(email)) {
            throw Refused.invalid("email-invalid");
        }
        return email;
    }

    /// Whether somebody could have signed up with this address, which is in lower case.
    static boolean isPossible(String email) {
        return email.length() <= MAX && !email.contains("..") && GRAMMAR.matcher(email).matches();
    }
}
