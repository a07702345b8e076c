/// The box in which posts are written: as it stands at the top of home and under a thread, and as a page of its own;
/// uploads on their way into a post, and what is kept of a post that is not finished.
@NullMarked
package social.linnet.web.compose;

import org.jspecify.annotations.NullMarked;
