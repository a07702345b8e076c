package social.linnet.web.app;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import social.linnet.notification.Kind;

/// What the browser that somebody uses is told, for `push/toggle.jte`.
///
/// @param on       whether it is told anything
/// @param followed whether only of people one follows
/// @param alerts   which kinds
/// @param key      the server's public key, for which the browser subscribes
public record PushState(boolean on, boolean followed, Set<Kind> alerts, String key) {

    /// The kinds that people choose from; what moderators are told as such waits on their page.
    public static final Set<Kind> OFFERED = Collections.unmodifiableSet(EnumSet.of(Kind.MENTION, Kind.FOLLOW,
            Kind.FOLLOW_REQUEST, Kind.LIKE, Kind.REPOST, Kind.QUOTE, Kind.POST, Kind.POLL, Kind.JOB_READY,
            Kind.JOB_FAILED, Kind.APPEAL_ANSWERED));
}
