package social.linnet.post;

/// Is told, once it is committed, that an author changed what others may do with a post. That is nothing that happened to
/// the post's readers, and so no event; but what is kept of the post must not be older.
@FunctionalInterface
public interface PermissionsListener {

    void permissionsChanged(long post);
}
