/// What waits for the reader: what they are told, what is written to them, and what they kept.
@NullMarked
package social.linnet.web.inbox;

import org.jspecify.annotations.NullMarked;
