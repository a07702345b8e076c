/// Who sees what, tried through every door: every audience, by whom it is looked at, and every place where a post's words
/// can be met. What must come out stands in one table ([social.linnet.story.sight.Truth]) that knows nothing of how the
/// program decides.
@NullMarked
package social.linnet.story.sight;

import org.jspecify.annotations.NullMarked;
