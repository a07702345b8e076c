package social.linnet.web.work;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture;
import social.linnet.web.Frame;

/// Asking for a starter pack.
///
/// @param figure  a picture of whoever stands in it, or null for a drawn figure
/// @param problem why what was typed was not taken, or null
public record PackPage(Frame frame, String name, String title, String things, @Nullable Picture figure, @Nullable String problem,
                       int left, int daily) {
}
