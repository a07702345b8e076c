/// Timelines.
@NullMarked
package social.linnet.mastodon.timeline;

import org.jspecify.annotations.NullMarked;
