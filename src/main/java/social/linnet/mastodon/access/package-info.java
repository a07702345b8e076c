/// Who calls, by which token, and what they may: the security of this door.
@NullMarked
package social.linnet.mastodon.access;

import org.jspecify.annotations.NullMarked;
