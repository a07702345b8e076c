/// Signing up and in, and what people set for themselves: what they show, how they sign in, who reaches them, what they
/// do not want to read, how the site looks; their data, what may be used of it, their apps, and what moderators decided about them.
@NullMarked
package social.linnet.web.settings;

import org.jspecify.annotations.NullMarked;
