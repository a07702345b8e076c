package social.linnet.notification;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Notifications that are told as one; often a single one.
///
/// @param members newest first, never empty
public record Group(Key key, List<Notification> members) {

    /// What the members of a group have in common: either all three of kind, post and bucket, or a single one's id.
    ///
    /// @param id the id of the single one that is not grouped; null for a group
    public record Key(Kind kind, @Nullable Long post, @Nullable Integer bucket, @Nullable Long id) {

        /// The key of a group.
        public static Key of(Kind kind, @Nullable Long post, int bucket) {
            return new Key(kind, post, bucket, null);
        }

        /// The key under which this one is told.
        ///
        /// @param grouped whether its kind is told in groups
        public static Key of(Notification one, boolean grouped) {
            return grouped && one.bucket() != null ? of(one.kind(), one.post(), one.bucket())
                    : new Key(one.kind(), null, null, one.id());
        }
    }

    /// The newest of them, which says where the group stands in the list.
    public Notification newest() {
        return members.getFirst();
    }
}
