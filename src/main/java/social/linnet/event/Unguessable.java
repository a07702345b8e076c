package social.linnet.event;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// Names that nobody guesses: 128 random bits, written as 22 characters of base64url.
public final class Unguessable {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{22}");

    private Unguessable() {
    }

    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Whether this could be one, and so may be looked for.
    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }
}
