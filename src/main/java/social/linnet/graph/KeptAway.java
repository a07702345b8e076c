package social.linnet.graph;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/// What one viewer keeps away from themselves, and who keeps away from them.
///
/// @param blocks    whom they block
/// @param blockedBy who blocks them
/// @param mutes     whom they mute, with the end of the mute; [Instant#MAX] when it has none
public record KeptAway(Set<Long> blocks, Set<Long> blockedBy, Map<Long, Instant> mutes) {

    /// Nothing and nobody.
    public static final KeptAway NOTHING = new KeptAway(Set.of(), Set.of(), Map.of());

    /// Whether one of the two blocks the other.
    public boolean isBlocked(long account) {
        return blocks.contains(account) || blockedBy.contains(account);
    }

    /// Whether the viewer mutes the account at this time.
    public boolean isMuted(long account, Instant now) {
        Instant until = mutes.get(account);
        return until != null && until.isAfter(now);
    }

    int size() {
        return 16 + blocks.size() + blockedBy.size() + mutes.size();
    }
}
