package social.linnet.account;

/// A module that keeps what accounts made. When an account goes for good, each is asked to destroy its part.
@FunctionalInterface
public interface Erasing {

    /// Destroys some of what this account made, in transactions of its own. Called again until nothing is left, and
    /// perhaps once more after that: of what is gone nothing is left to do.
    ///
    /// @return whether there may be more
    boolean erase(long account);
}
