package social.linnet.ai;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a provider knows of who asks: the same for the same person, and nothing that leads to them.
public final class Askers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /// @param kept keeps a fresh key, unless one is kept already, and says which is kept: every program on one database has the same
    public Askers(UnaryOperator<byte[]> kept) {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        this.key = new SecretKeySpec(kept.apply(fresh), ALGORITHM);
    }

    /// 32 hexadecimal digits.
    public String hashed(long person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(Long.toString(person).getBytes(StandardCharsets.US_ASCII)), 0, 16);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
