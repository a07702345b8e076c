/// For whoever works on the site (`linnet.dev`): a page of the design's tokens and of every piece in every state, with the
/// samples that it and the tests show.
@NullMarked
package social.linnet.web.dev;

import org.jspecify.annotations.NullMarked;
