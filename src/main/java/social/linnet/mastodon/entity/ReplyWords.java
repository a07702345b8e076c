package social.linnet.mastodon.entity;

import java.util.Locale;

import social.linnet.event.Refused;
import social.linnet.moderation.ReplyPolicy;

/// Words for who may answer a status: Mastodon has none, so they stand under `linnet`.
public final class ReplyWords {

    private static final String EVERYBODY = "everybody";

    private ReplyWords() {
    }

    /// The word of a policy.
    public static String of(ReplyPolicy policy) {
        return policy == ReplyPolicy.ANYONE ? EVERYBODY : policy.name().toLowerCase(Locale.ROOT);
    }

    /// The policy of a word; anybody when nothing is said.
    ///
    /// @throws Refused `reply-policy-unknown`
    public static ReplyPolicy policy(String word) {
        if (word.isEmpty()) {
            return ReplyPolicy.ANYONE;
        }
        for (ReplyPolicy policy : ReplyPolicy.values()) {
            if (of(policy).equals(word)) {
                return policy;
            }
        }
        throw Refused.invalid("reply-policy-unknown");
    }
}
