/// Statuses, what is done with them, and their pictures.
@NullMarked
package social.linnet.mastodon.status;

import org.jspecify.annotations.NullMarked;
