/// The assistant as one person meets it: the panel on a post, the chat, sharing an answer, what it is told of its part, and
/// what moderators do about it.
@NullMarked
package social.linnet.web.assistant;

import org.jspecify.annotations.NullMarked;
