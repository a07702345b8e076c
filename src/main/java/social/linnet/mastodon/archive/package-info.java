/// Somebody's archive: the way to it for apps, and the part of it that other software of the fediverse reads.
@NullMarked
package social.linnet.mastodon.archive;

import org.jspecify.annotations.NullMarked;
