package social.linnet.web.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture;
import social.linnet.studio.Clip;
import social.linnet.web.Frame;

/// Setting a picture in motion.
///
/// @param others   pictures that were made beside it, to go round through
/// @param layered  whether it was painted here in layers, which pass each other
/// @param move     the move that is chosen
/// @param captions what was typed
/// @param problem  why that was not taken, or null
public record AnimatePage(Frame frame, Picture picture, List<Picture> others, boolean layered, String move, int seconds, String captions,
                          @Nullable String problem, int left, int daily) {

    /// The moves to choose from: a round needs something to go to.
    public List<String> moves() {
        return Clip.moveWords().stream().filter(word -> !word.equals("loop") || !others.isEmpty())
                .filter(word -> !word.equals("parallax") || layered).toList();
    }
}
