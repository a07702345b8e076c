/// The engine that is always there: no network, no weights. It is honest about itself, [social.linnet.ai.ModelName#builtin]
/// is true for everything made here.
///
/// The painter works as an illustrator does: [social.linnet.ai.builtin.Brief] is what it understood of the words
/// (English and French), a [social.linnet.ai.builtin.Palette] fits the hour and is bent by named colours, a composer
/// lays sky, land, water and things from far to near, and a finish turns the result into watercolour, pixels, ink and
/// so on. The same prompt, shape and seed give the same pixels on the same Java; words it does not know give an abstract
/// picture, never an error.
///
/// [social.linnet.ai.builtin.Retouch] edits pictures that are there: the same styles, put on an upload; a part painted anew
/// under a mask; colours moved to an hour, a season, a weather. What it opens, it opens in bounds.
///
/// The moderator is in `builtin.words`, the reader that answers by quoting in `builtin.reading`.
///
/// Front doors: [social.linnet.ai.builtin.Builtin] and [social.linnet.ai.builtin.StarterPack]. Nothing else is public.
@NullMarked
@NamedInterface("builtin")
package social.linnet.ai.builtin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
