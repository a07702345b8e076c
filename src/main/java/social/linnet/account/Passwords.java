package social.linnet.account;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

import social.linnet.event.Refused;

/// Argon2id with OWASP's second recommendation (19 MiB, 2 passes, 1 lane).
/// Not final: tests hash the password of their people once.
@Component
class Passwords {

    static final int SHORTEST = 8;
    /// Long enough for any phrase, short enough that hashing it costs nothing more.
    static final int LONGEST = 200;

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    /// Each takes a core and 19 MiB: as many at once as there are cores.
    private final Semaphore room = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
    /// Compared against when there is no such account, so that it takes as long.
    private volatile @Nullable String nobody;

    static void check(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw Refused.invalid("password-short", SHORTEST);
        }
        if (length > LONGEST) {
            throw Refused.invalid("password-long", LONGEST);
        }
    }

    String hash(String password) {
        return inRoom(() -> {
            String hash = argon2.encode(password);
            if (hash == null) {
                throw new IllegalStateException("Argon2 gave no hash");
            }
            return hash;
        });
    }

    /// Whether the password is the one of this hash. Without a hash it is not, after as much work.
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST * 2) {
            return false;
        }
        String against = hash == null ? ofNobody() : hash;
        boolean same = inRoom(() -> argon2.matches(password, against));
        return same && hash != null;
    }

    private String ofNobody() {
        String known = nobody;
        if (known == null) {
            known = hash("the password of nobody");
            nobody = known;
        }
        return known;
    }

    private <T> T inRoom(Supplier<T> work) {
        room.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            room.release();
        }
    }
}
