package social.linnet.notification;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Which of somebody's notifications are asked for.
///
/// @param kinds    of these kinds alone
/// @param actor    of what this account did alone, or null for everybody
/// @param filtered whether those count that a policy holds back
public record Wanted(Set<Kind> kinds, @Nullable Long actor, boolean filtered) {

    /// All that are shown.
    public static final Wanted ALL = new Wanted(EnumSet.allOf(Kind.class), null, false);

    public Wanted {
        kinds = Set.copyOf(kinds);
    }
}
