package social.linnet.mastodon.entity;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.Relations;

/// Mastodon's Relationship: what is between the viewer and an account.
public record Relationship(String id, boolean following, boolean showingReblogs, boolean notifying,
                           @Nullable List<String> languages, boolean followedBy, boolean blocking, boolean blockedBy,
                           boolean muting, boolean mutingNotifications, boolean requested, boolean requestedBy,
                           boolean domainBlocking, boolean endorsed, String note) {

    /// What the graph says, in Mastodon's words. Nobody here is of another domain.
    public static Relationship of(long account, Relations.Standing standing) {
        boolean wanted = standing.follows() || standing.requested();
        return new Relationship(String.valueOf(account), standing.follows(), wanted && standing.showsReposts(),
                standing.notifies(), standing.languages().isEmpty() ? null : standing.languages(),
                standing.followedBy(), standing.blocks(), standing.blockedBy(), standing.mutes(),
                standing.mutesNotifications(), standing.requested(), standing.requestedBy(), false,
                standing.endorsed(), standing.note());
    }
}
