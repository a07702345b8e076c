package social.linnet.studio;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.studio.work.Style;

/// What somebody asks the studio for.
///
/// @param kind    what is to be done
/// @param prompt  their own words; may be empty where a picture and a style say enough
/// @param style   the look they chose
/// @param shape   the shape they chose; of an edit it is that of its first source, whatever this says
/// @param count   how many variants, 1 to [Job#MAX_VARIANTS]
/// @param sources ids of the pictures it is made from, the one that is changed first
/// @param mask    the part of the first that is to change, as a PNG of its size where that part is transparent; null for
///                all of it
/// @param seconds how long a film is to be; 0 of what is no film from words
public record Order(Job.Kind kind, String prompt, Style style, Shape shape, int count, List<Long> sources, byte @Nullable [] mask,
                    int seconds) {

    public Order {
        sources = List.copyOf(sources);
    }

    /// What is no film from words.
    public Order(Job.Kind kind, String prompt, Style style, Shape shape, int count, List<Long> sources, byte @Nullable [] mask) {
        this(kind, prompt, style, shape, count, sources, mask, 0);
    }

    /// A film from words.
    ///
    /// @param sources none, a picture that it begins with, or a film that it changes
    public static Order film(String prompt, Style style, Shape shape, int seconds, List<Long> sources) {
        return new Order(Job.Kind.FILM, prompt, style, shape, 1, sources, null, seconds);
    }

    /// A picture from words.
    public static Order paint(String prompt, Style style, Shape shape, int count) {
        return new Order(Job.Kind.PAINT, prompt, style, shape, count, List.of(), null);
    }

    /// Whether it is made by what comes with the program, whatever model makes pictures otherwise.
    boolean isBuiltin() {
        return kind == Job.Kind.PACK || kind == Job.Kind.ANIMATE;
    }

    /// Who makes it: pictures out of pictures may come from another server than those from words.
    ModelName maker(ImageModel model) {
        return isBuiltin() ? Pack.MAKER : kind == Job.Kind.EDIT ? model.editor() : model.name();
    }

    /// What a model is told: the person's words, then the style's.
    String words() {
        return prompt.isEmpty() ? style.words() : style.with(prompt);
    }
}
