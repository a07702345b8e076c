package social.linnet.studio.work;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A named look that is added to somebody's own words. It carries a look, never a face and never a living artist's name.
///
/// @param word      what it is called in forms and addresses
/// @param name      what its maker calls it; null for those of the shelf, which the site names in the reader's language
/// @param words     what is added to a person's words for the model
/// @param creator   who made it; null for those of the shelf
/// @param shared    whether others may choose it
/// @param thumbnail a picture made with it, or null
/// @param licence   on what terms others may use its words
public record Style(String word, @Nullable String name, String words, @Nullable Long creator, boolean shared,
                    @Nullable Long thumbnail, Licence licence) {

    /// Longest name, in characters.
    public static final int MAX_NAME = 40;
    /// Longest words, in characters.
    public static final int MAX_WORDS = 300;

    /// A person's words as they are.
    public static final Style NONE = shelf("none", "");
    public static final Style WATERCOLOUR = shelf("watercolour", "watercolour painting on textured paper, soft washes");
    public static final Style CARTOON = shelf("cartoon", "hand-drawn animation still, clean outlines, warm flat colours");
    public static final Style COMIC = shelf("comic", "comic panel, bold ink outlines, halftone dots, bright flat colours");
    public static final Style PIXEL = shelf("pixel", "pixel art, limited palette, crisp square pixels");
    public static final Style CLAY = shelf("clay", "clay model scene, soft studio light, thumb prints");
    public static final Style POSTER = shelf("poster", "screen-printed travel poster, bold flat shapes");
    public static final Style INK = shelf("ink", "ink line drawing, fine hatching on cream paper");
    public static final Style BLUEPRINT = shelf("blueprint", "blueprint drawing, white lines on blue paper, fine grid");
    public static final Style DUOTONE = shelf("duotone", "duotone print, two inks, strong contrast");
    public static final Style FILM = shelf("film", "35 mm film photograph, soft grain, natural light");
    public static final Style ABSTRACT = shelf("abstract", "abstract composition, geometric shapes, balanced colours");

    /// Those that come with the program and have a look, in the order they are offered.
    public static final List<Style> SHELF = List.of(WATERCOLOUR, CARTOON, COMIC, PIXEL, CLAY, POSTER, INK, BLUEPRINT, DUOTONE,
            FILM, ABSTRACT);

    /// On what terms a style's words may be used by others.
    public enum Licence {
        CC0, CC_BY, CC_BY_SA, CC_BY_NC
    }

    private static Style shelf(String word, String words) {
        return new Style(word, null, words, null, true, null, Licence.CC0);
    }

    /// Whether it comes with the program.
    public boolean isShelf() {
        return creator == null;
    }

    /// One that was taken back, or whose maker is gone: what was made with it still says so.
    public static Style gone(String word) {
        return new Style(word, "", "", null, false, null, Licence.CC0);
    }

    /// A prompt with this look's words after it.
    public String with(String prompt) {
        return words.isEmpty() ? prompt : prompt + ". " + words;
    }
}
