/// The addresses in posts, and what stands there: cards.
///
/// Tables: `post.card`, `post.card_image`; which post holds which link stands in `post.link`.
///
/// `LinkedPosts` is a view of the log and says what is to be looked at, `CardWorker` looks at what is due through the
/// guarded fetcher, `PageReader` finds out what a page says of itself, `CardTable` keeps it, `CardImages` has its picture
/// made anew by `media`, [Links] answers.
///
/// Invariants: only what anybody may see is looked at: an address in a post for fewer people is not asked for, since the
/// asking would tell of it, and since it may be one that works once; whatever a page says is kept as text; nobody's
/// request waits for a page; no reader is sent to a stranger's server for a picture, and nothing that a page would have
/// embedded is.
@NullMarked
@NamedInterface("link")
package social.linnet.post.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
