/// What this server says of itself.
@NullMarked
package social.linnet.mastodon.instance;

import org.jspecify.annotations.NullMarked;
