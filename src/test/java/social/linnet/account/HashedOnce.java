package social.linnet.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

import social.linnet.testing.World;

/// Hashes everybody's password in the tests' stories ([World#PASSWORD]) once, and any other as ever. Argon2id is slow on
/// purpose: the two thousand people of a test run would cost minutes of a processor.
@TestComponent
@Primary
public class HashedOnce extends Passwords {

    private volatile @Nullable String everybodys;

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
}
