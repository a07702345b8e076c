package social.linnet.post;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;

/// The idempotency keys with which a client may send the same twice and have it made once, within a day. Table:
/// `post.idempotency`. Every method takes part in its caller's transaction.
@Component
class Keys {

    /// Longest key, in characters.
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;

    Keys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a key made.
    private record Known(byte[] fingerprint, long made) {
    }

    /// @param fingerprint of what was sent with it
    /// @return false when the key is known
    boolean remember(long account, String key, byte[] fingerprint, long made) {
        return jdbc.sql("""
                insert into post.idempotency (account, key, fingerprint, post)
                values (:account, :key, :fingerprint, :post) on conflict do nothing
                """).param("account", account).param("key", checked(key)).param("fingerprint", fingerprint)
                .param("post", made).update() == 1;
    }

    /// The id of what this key made before, if it did.
    ///
    /// @throws Refused `key-too-long`, and `key-reused` when it was sent with something else
    Optional<Long> made(long account, String key, byte[] fingerprint) {
        Optional<Known> known = jdbc.sql("select fingerprint, post from post.idempotency where account = :account and key = :key")
                .param("account", account).param("key", checked(key))
                .query((row, n) -> new Known(row.getBytes(1), row.getLong(2))).optional();
        if (known.isPresent() && !Arrays.equals(known.get().fingerprint(), fingerprint)) {
            throw Refused.invalid("key-reused");
        }
        return known.map(Known::made);
    }

    private static String checked(String key) {
        if (key.length() > LONGEST || key.indexOf('\0') >= 0) {
            throw Refused.invalid("key-too-long", LONGEST);
        }
        return key;
    }

    static byte[] fingerprint(Draft draft) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Words words = draft.words();
            for (String part : List.of(words.text(), words.warning(), String.valueOf(words.sensitive()),
                    String.valueOf(words.language()), draft.permissions().toString(),
                    String.valueOf(draft.replyTo()), String.valueOf(draft.quoteOf()), draft.pictures().toString(),
                    String.valueOf(draft.question()))) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void forget() {
        jdbc.sql("delete from post.idempotency where created_at < now() - interval '1 day'").update();
    }
}
