package social.linnet.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The styles a person may choose beside their own words. A style carries a look, never a face and never a living
/// artist's name.
public enum Style {
    NONE(""),
    WATERCOLOUR("watercolour painting on textured paper, soft washes"),
    CARTOON("hand-drawn animation still, clean outlines, warm flat colours"),
    PIXEL("pixel art, limited palette, crisp square pixels"),
    POSTER("screen-printed travel poster, bold flat shapes"),
    INK("ink line drawing, fine hatching on cream paper"),
    FILM("35 mm film photograph, soft grain, natural light"),
    CLAY("clay model scene, soft studio light, thumb prints"),
    ABSTRACT("abstract composition, geometric shapes, balanced colours");

    private final String words;

    Style(String words) {
        this.words = words;
    }

    /// What is added to the person's words for the model.
    public String words() {
        return words;
    }

    /// The lower-case word used in forms.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Every one that has a look.
    public static List<Style> offered() {
        return Arrays.stream(values()).filter(style -> style != NONE).toList();
    }

    /// The style with this word, or empty.
    public static Optional<Style> ofWord(String word) {
        for (Style style : values()) {
            if (style.word().equals(word)) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }
}
