/// Tells people what others did that concerns them, and carries it to their devices.
///
/// - [Notices] is the view: from each event the rows of those it concerns.
/// - [Notifications] is what doors ask: lists, groups, dismissals, the policy's requests.
/// - `push` carries what arrived to the push services of browsers and phones.
///
/// Tables: schema `notification`. `notification.notification` is the view; all else there is about persons, is in no log,
/// and stays when the view is built again.
///
/// Invariants: nobody is told of what they may not see, which is decided again whenever they look; what is between two
/// people when something happens (a block, a mute, a policy) is decided once, when it arrives; nobody is told of what
/// they did themselves; one event tells one person one thing at most, however often it is delivered.
@NullMarked
@ApplicationModule(displayName = "notification",
        allowedDependencies = {"event", "worker", "archive", "log", "settings", "fetch", "account", "graph", "moderation", "post"})
package social.linnet.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
