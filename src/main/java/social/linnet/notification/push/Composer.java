package social.linnet.notification.push;

import social.linnet.account.Account;
import social.linnet.notification.Notification;

/// Says what a device is sent, in the words of whoever subscribed: of the apps, or of the site. The door whose they are
/// implements it.
public interface Composer {

    /// Whether it writes for the browsers of the site, and not for apps.
    boolean forBrowsers();

    /// The message of one notification, at most [#MAX_BYTES] long.
    ///
    /// @param token that of the app, by which it knows for which of its people this is; empty when it is not known, and for
    ///              browsers
    byte[] compose(Notification one, Account recipient, Account actor, String token);

    /// Longest message: with what encrypts it, it fits into the 4096 bytes that every push service must take (RFC 8030
    /// §7.2).
    int MAX_BYTES = 3900;
}
