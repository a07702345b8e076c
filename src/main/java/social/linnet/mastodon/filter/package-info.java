/// Filters: the present form, and the first one as a shape over the same.
@NullMarked
package social.linnet.mastodon.filter;

import org.jspecify.annotations.NullMarked;
