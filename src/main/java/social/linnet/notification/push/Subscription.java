package social.linnet.notification.push;

import java.net.URI;
import java.util.Set;

import social.linnet.notification.Kind;

/// Where one app wants to be told for one person.
///
/// @param token    the access token or the session that it belongs to, and ends with
/// @param endpoint address of the push service, which knows the device by it
/// @param p256dh   the device's public key, an uncompressed point of P-256
/// @param auth     the secret the device shares with this server, 16 bytes
/// @param standard whether the device reads `aes128gcm` (RFC 8291), rather than the draft before it
/// @param alerts   what it wants to be told
/// @param browser  whether a session of the site subscribed, and not an app
public record Subscription(long id, long token, long account, URI endpoint, byte[] p256dh, byte[] auth,
                           boolean standard, From policy, Set<Kind> alerts, boolean browser) {

    /// Whose doings are carried.
    public enum From {
        /// Everybody's.
        ALL,
        /// Those of the people one follows.
        FOLLOWED,
        /// Those of the people who follow one.
        FOLLOWER,
        /// Nobody's.
        NONE
    }
}
