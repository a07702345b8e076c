package social.linnet.graph;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What one viewer keeps away from themselves, and who keeps away from them.
///
/// @param blocks         whom they block
/// @param blockedBy      who blocks them
/// @param mutes          whom they mute, with the end of the mute; [Instant#MAX] when it has none
/// @param withoutReposts whom they follow without their reposts
/// @param languages      whom they follow in some languages alone, with those
public record KeptAway(Set<Long> blocks, Set<Long> blockedBy, Map<Long, Instant> mutes, Set<Long> withoutReposts,
                       Map<Long, List<String>> languages) {

    /// Whether one of the two blocks the other.
    public boolean isBlocked(long account) {
        return blocks.contains(account) || blockedBy.contains(account);
    }

    /// Whether the viewer mutes the account at this time.
    public boolean isMuted(long account, Instant now) {
        Instant until = mutes.get(account);
        return until != null && until.isAfter(now);
    }

    /// Whether the viewer wants what an account that they follow posts in this language.
    ///
    /// @param language BCP 47 tag of the post, or null when its author did not say: that is always wanted
    public boolean wants(long author, @Nullable String language) {
        List<String> wanted = languages.get(author);
        return wanted == null || language == null
                || wanted.contains(language) || wanted.contains(language.split("-", 2)[0]);
    }

    int size() {
        return 16 + blocks.size() + blockedBy.size() + mutes.size() + withoutReposts.size() + languages.size();
    }
}
