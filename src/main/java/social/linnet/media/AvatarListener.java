package social.linnet.media;

/// Is told of a new avatar, inside the transaction that stores it.
@FunctionalInterface
interface AvatarListener {

    /// @param path below `/media/`
    void changed(long owner, String path);
}
