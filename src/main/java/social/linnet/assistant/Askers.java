package social.linnet.assistant;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a provider knows of who asks: the same for the same person, and nothing that leads to them.
@Component
final class Askers {

    private final SecretKeySpec key;

    Askers(JdbcClient jdbc) {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into assistant.secret (key) values (:key) on conflict do nothing").param("key", fresh).update();
        key = new SecretKeySpec(jdbc.sql("select key from assistant.secret").query((row, n) -> row.getBytes(1)).single(), "HmacSHA256");
    }

    /// 32 hexadecimal digits.
    String hashed(long person) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(Long.toString(person).getBytes(StandardCharsets.US_ASCII)), 0, 16);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
