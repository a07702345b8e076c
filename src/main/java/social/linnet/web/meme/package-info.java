/// The editor of memes: a page with a form that works without scripts, and the picture that the server makes of what
/// stands in it.
@NullMarked
package social.linnet.web.meme;

import org.jspecify.annotations.NullMarked;
