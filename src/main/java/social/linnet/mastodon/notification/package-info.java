/// Notifications, plain and in groups, what is done with those of strangers, and push subscriptions.
@NullMarked
package social.linnet.mastodon.notification;

import org.jspecify.annotations.NullMarked;
