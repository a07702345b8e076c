package social.linnet.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

import social.linnet.testing.World;

/// Hashes everybody's password in the tests' stories ([World#PASSWORD]) once, compares it with that hash once, and treats any
/// other as ever. Argon2id is slow on purpose: the two thousand people of a test run would cost minutes of a processor.
@TestComponent
@Primary
public class HashedOnce extends Passwords {

    private volatile @Nullable String everybodys;
    private volatile boolean matched;

    @Override
    String hash(String password) {
        if (!password.equals(World.PASSWORD)) {
            return super.hash(password);
        }
        String known = everybodys;
        if (known == null) {
            known = super.hash(password);
            everybodys = known;
        }
        return known;
    }

    @Override
    boolean matches(String password, @Nullable String hash) {
        if (!password.equals(World.PASSWORD) || hash == null || !hash.equals(everybodys)) {
            return super.matches(password, hash);
        }
        if (!matched) {
            matched = super.matches(password, hash);
        }
        return matched;
    }
}
