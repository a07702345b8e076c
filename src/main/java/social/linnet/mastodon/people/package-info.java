/// Accounts: what they show, what they change, and how they stand to each other.
@NullMarked
package social.linnet.mastodon.people;

import org.jspecify.annotations.NullMarked;
