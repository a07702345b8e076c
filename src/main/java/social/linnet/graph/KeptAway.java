package social.linnet.graph;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one viewer keeps away from themselves, and who keeps away from them: all of it at once, as every page asks for it.
///
/// @param blocks    whom they block
/// @param blockedBy who blocks them
/// @param mutes     whom they mute, with the end of the mute; [Instant#MAX] when it has none
/// @param narrowed  those they follow without wanting everything of them
public record KeptAway(Set<Long> blocks, Set<Long> blockedBy, Map<Long, Instant> mutes, Map<Long, Narrowed> narrowed) {

    /// Nothing and nobody.
    public static final KeptAway NOTHING = new KeptAway(Set.of(), Set.of(), Map.of(), Map.of());

    /// What is wanted of somebody who is followed.
    ///
    /// @param showsReposts whether their reposts are
    /// @param languages    the languages that are; none means all
    public record Narrowed(boolean showsReposts, List<String> languages) {

        /// Everything is.
        public static final Narrowed NOT = new Narrowed(true, List.of());
    }

    /// Whether one of the two blocks the other.
    public boolean isBlocked(long account) {
        return blocks.contains(account) || blockedBy.contains(account);
    }

    /// Whether the viewer mutes the account at this time.
    public boolean isMuted(long account, Instant now) {
        Instant until = mutes.get(account);
        return until != null && until.isAfter(now);
    }

    /// What the viewer wants of this account at home.
    public Narrowed wanted(long account) {
        return narrowed.getOrDefault(account, Narrowed.NOT);
    }

    int size() {
        return 16 + blocks.size() + blockedBy.size() + mutes.size() + 4 * narrowed.size();
    }
}
