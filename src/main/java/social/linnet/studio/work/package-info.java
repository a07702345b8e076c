/// Works: what was made here and from what, what their makers let others make of them, and the styles that they are made in.
///
/// Tables: `studio.work`, `studio.habit`, `studio.style`, `studio.kept_style`, `studio.style_use` (a view),
/// `studio.likeness_grant`, `studio.likeness_use`.
///
/// Invariants: nothing is made from somebody else's picture without leave that is live when a model is given it ([Remixes]); a
/// work outlives its picture. Knows nothing of the jobs that make works.
@NullMarked
@NamedInterface("work")
package social.linnet.studio.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
