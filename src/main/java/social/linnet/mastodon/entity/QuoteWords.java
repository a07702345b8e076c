package social.linnet.mastodon.entity;

import java.util.List;
import java.util.Locale;

import social.linnet.account.Details;
import social.linnet.event.Refused;
import social.linnet.moderation.QuotePolicy;
import social.linnet.page.QuoteView;

/// Mastodon's words for quotes.
public final class QuoteWords {

    private QuoteWords() {
    }

    /// The state of a quote.
    static String state(QuoteView.State state) {
        return switch (state) {
            case SHOWN -> "accepted";
            case DETACHED -> "revoked";
            case GONE -> "deleted";
            case NOT_FOR_THEM, AI_MADE -> "unauthorized";
            case BLOCKED -> "blocked_account";
            case MUTED -> "muted_account";
        };
    }

    /// The policy of a word; anybody when nothing is said.
    ///
    /// @throws Refused `quote-policy-unknown`
    public static QuotePolicy policy(String word) {
        return switch (word) {
            case "", "public" -> QuotePolicy.ANYONE;
            case "followers" -> QuotePolicy.FOLLOWERS;
            case "nobody" -> QuotePolicy.NOBODY;
            default -> throw Refused.invalid("quote-policy-unknown");
        };
    }

    /// The word of a policy.
    public static String of(QuotePolicy policy) {
        return switch (policy) {
            case ANYONE -> "public";
            case FOLLOWERS -> "followers";
            case NOBODY -> "nobody";
        };
    }

    /// The policy that somebody's posts begin with; anybody where they chose nothing.
    public static QuotePolicy usual(Details.Defaults defaults) {
        return defaults.quotes() == null ? QuotePolicy.ANYONE
                : QuotePolicy.valueOf(defaults.quotes().toUpperCase(Locale.ROOT));
    }

    /// Whose quotes are accepted unasked.
    static List<String> automatic(QuotePolicy policy) {
        return switch (policy) {
            case ANYONE -> List.of("public");
            case FOLLOWERS -> List.of("followers");
            case NOBODY -> List.of();
        };
    }
}
