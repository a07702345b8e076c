/// Reports and what moderators do with them, in Mastodon's form.
@NullMarked
package social.linnet.mastodon.moderation;

import org.jspecify.annotations.NullMarked;
