/// Memes: pictures put into a layout of ours with captions on top, drawn here and nowhere else, so that what is posted is
/// what this server drew and not what a browser claims to have drawn.
///
/// No tables: what is made is a picture of its maker's in `media`.
///
/// `Memes` is the service. A `Meme` is what somebody asks for, `Layout` the drawings that we made for it; `Sources` decides
/// whose pictures may be in it and reads them, `Press` puts all together, `Scenery` draws what is no picture, `Lettering`
/// sets the words in the fonts of `Typefaces`.
///
/// Invariants: nothing is in a meme that its maker may not see; a picture of somebody else's is in it only where
/// `Remixes` says so; what a model made stays labelled as that, and what people made is never labelled as a model’s; the
/// words of a meme are its description.
@NullMarked
@NamedInterface("meme")
package social.linnet.studio.meme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
