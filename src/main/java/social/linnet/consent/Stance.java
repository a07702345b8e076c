package social.linnet.consent;

import org.jspecify.annotations.Nullable;

/// Where somebody stands on one purpose: what all that they said comes to, which is what they said last.
///
/// @param choice null as long as they have said nothing
/// @param epoch  the place in the ledger at which they said it, or 0
public record Stance(@Nullable Choice choice, long epoch) {

    /// Of whoever has said nothing.
    public static final Stance UNSAID = new Stance(null, 0);

    public boolean isYes() {
        return choice != null && choice.isYes();
    }

    /// Whether they agreed for what was made in this epoch.
    public boolean covers(long madeIn) {
        return switch (choice) {
            case null -> false;
            case NO -> false;
            case FROM_NOW -> madeIn >= epoch;
            case EVERYTHING -> true;
        };
    }

    /// Where somebody stands who says this at that place in the ledger; this very stance when it changes nothing. A yes never
    /// takes back what an earlier yes covers: for that there is no.
    Stance saying(Choice said, long position) {
        boolean isSaidAlready = switch (said) {
            case NO, EVERYTHING -> choice == said;
            case FROM_NOW -> isYes();
        };
        return isSaidAlready ? this : new Stance(said, position);
    }
}
