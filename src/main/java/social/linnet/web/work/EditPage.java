package social.linnet.web.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.media.Picture;
import social.linnet.studio.Region;
import social.linnet.studio.work.Style;
import social.linnet.web.Frame;

/// Changing a picture.
///
/// @param styles to choose from
/// @param style  the word of the one that is chosen at first
/// @param prompt what was typed
/// @param problem why that was not taken, or null
/// @param maker  who will change it
/// @param left   how many pictures may still be made today
/// @param daily  how many a day
public record EditPage(Frame frame, Picture picture, List<Style> styles, String style, String prompt,
                       @Nullable String problem, ModelName maker, int left, int daily) {

    public List<Region> regions() {
        return List.of(Region.values());
    }
}
