/// How often this door may be used: [RateLimits] counts by who calls and by the handler method that their request has
/// found, never by the path as it was written. What people may do to each other, however they do it, is limited by
/// `moderation`'s second gate.
@NullMarked
package social.linnet.mastodon.limit;

import org.jspecify.annotations.NullMarked;
