package social.linnet.mastodon.entity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// Mastodon's Relationship: what is between the viewer and an account.
public record Relationship(String id, boolean following, boolean showingReblogs, boolean notifying,
                           @Nullable List<String> languages, boolean followedBy, boolean blocking, boolean blockedBy,
                           boolean muting, boolean mutingNotifications, boolean requested, boolean requestedBy,
                           boolean domainBlocking, boolean endorsed, String note) {

    /// There are only follows yet.
    public static Relationship of(long account, boolean following, boolean followedBy) {
        return new Relationship(String.valueOf(account), following, following, false, null, followedBy, false, false,
                false, false, false, false, false, false, "");
    }
}
