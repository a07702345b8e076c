package social.linnet.media;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signs addresses of pictures that are not open: HMAC-SHA256 over name and expiry, with a key that the database keeps
/// so that every process of one network has the same.
@Component
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    /// For this long the same address is given, in seconds.
    private static final long STABLE = 300;

    /// No address holds longer, in seconds; one holds for at least `LONGEST - STABLE`.
    private static final long LONGEST = 900;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final JdbcClient db;
    private final Clock clock;
    private volatile @Nullable SecretKeySpec key;

    Signatures(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// `exp=…&sig=…`
    String sign(String name) {
        long now = clock.instant().getEpochSecond();
        String expires = Long.toString(now - Math.floorMod(now, STABLE) + LONGEST);
        return "exp=" + expires + "&sig=" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(name, expires));
    }

    /// Whether it is this picture's and has not run out. Whatever else it may be, it is not.
    boolean holds(String name, String expires, String signature) {
        if (!SECONDS.matcher(expires).matches()) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
        long left = Long.parseLong(expires) - clock.instant().getEpochSecond();
        return MessageDigest.isEqual(given, mac(name, expires)) && left > 0 && left <= LONGEST;
    }

    private byte[] mac(String name, String expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac.doFinal((name + "\n" + expires).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException(ALGORITHM, cannotBe);
        }
    }

    /// Read at the first need, since the tables are not there yet when this is made.
    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(load(), ALGORITHM);
            key = known;
        }
        return known;
    }

    /// Whoever is first makes the key; everybody reads that one.
    private byte[] load() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        db.sql("""
                insert into media.secret (id, key)
                values (1, :key)
                on conflict do nothing
                """)
                .param("key", fresh)
                .update();
        return db.sql("""
                select key
                from media.secret
                where id = 1
                """)
                .query(byte[].class)
                .single();
    }
}
