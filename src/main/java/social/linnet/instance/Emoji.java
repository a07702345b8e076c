package social.linnet.instance;

import org.jspecify.annotations.Nullable;

/// A picture that people write as `:shortcode:`.
///
/// @param shortcode what stands between the colons: 2 to 50 letters, digits or underscores
/// @param category  under which pickers show it, or null
/// @param picture   the stored picture
/// @param path      of the picture below `/media/`; it may move
/// @param still     of the same without movement
/// @param visible   whether pickers offer it; one that is not can still be written
/// @param disabled  whether it is not shown at all any more
public record Emoji(long id, String shortcode, @Nullable String category, long picture, String path, String still,
                    boolean visible, boolean disabled) {

    /// Its name with the colons, as it is written and as it is read to those who do not see it.
    public String written() {
        return ":" + shortcode + ":";
    }
}
