/// The addresses in posts, and what stands there: cards.
///
/// Tables: `post.linked` (a view of the log), `post.card`.
///
/// `LinkedPosts` is the view, `CardWorker` looks at what is due through the guarded fetcher, `PageReader` finds out what a
/// page says of itself, `CardTable` keeps it, [Links] answers.
///
/// Invariants: only what anybody may see is looked at: an address in a post for fewer people is not asked for, since the
/// asking would tell of it, and since it may be one that works once; whatever a page says is kept as text; nobody's
/// request waits for a page.
@NullMarked
@NamedInterface("link")
package social.linnet.post.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
