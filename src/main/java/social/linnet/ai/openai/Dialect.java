package social.linnet.ai.openai;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel.Shape;

/// The two ways of asking for an image, and the sizes each model knows.
enum Dialect {

    /// OpenAI's GPT image models: always base64, `response_format` is an error, partial pictures come as a stream.
    GPT_IMAGE(32_000, true),
    /// dall-e-3.
    DALLE_3(4_000, false),
    /// dall-e-2: squares only.
    DALLE_2(1_000, false),
    /// Any other server. It is asked for the size wanted; those that cannot round it or answer with their own.
    CLASSIC(4_000, false);

    /// As many pixels as the square that every model knows.
    private static final double PIXELS = 1024 * 1024;
    private static final double WIDEST = 2.5;

    private final int promptLength;
    private final boolean streaming;

    Dialect(int promptLength, boolean streaming) {
        this.promptLength = promptLength;
        this.streaming = streaming;
    }

    static Dialect of(@Nullable String model) {
        String name = model == null ? "" : model.toLowerCase(Locale.ROOT);
        if (name.startsWith("gpt-image") || name.startsWith("chatgpt-image")) {
            return GPT_IMAGE;
        }
        return name.startsWith("dall-e-3") ? DALLE_3 : name.startsWith("dall-e-2") ? DALLE_2 : CLASSIC;
    }

    int promptLength() {
        return promptLength;
    }

    boolean isStreaming() {
        return streaming;
    }

    String size(Shape shape) {
        return switch (this) {
            case GPT_IMAGE, CLASSIC -> shape.width() + "x" + shape.height();
            case DALLE_2 -> "1024x1024";
            case DALLE_3 -> switch (shape) {
                case SQUARE -> "1024x1024";
                case LANDSCAPE -> "1792x1024";
                case PORTRAIT -> "1024x1792";
            };
        };
    }

    /// The size to ask for when the picture is to keep its proportions.
    ///
    /// @param model the model's name: the newest take any size whose sides divide by 16
    String sizeLike(@Nullable String model, int width, int height) {
        double ratio = Math.clamp((double) width / height, 1 / WIDEST, WIDEST);
        if (this == CLASSIC || model != null && model.toLowerCase(Locale.ROOT).startsWith("gpt-image-2")) {
            return sixteens(Math.sqrt(PIXELS * ratio)) + "x" + sixteens(Math.sqrt(PIXELS / ratio));
        }
        Shape nearest = Shape.SQUARE;
        for (Shape shape : Shape.values()) {
            if (distance(ratio, shape) < distance(ratio, nearest)) {
                nearest = shape;
            }
        }
        return size(nearest);
    }

    /// Whether the model can be told to keep faces and lettering of the pictures it is given. The small one cannot; the
    /// newest always does, and takes no such wish.
    static boolean hasFidelity(@Nullable String model) {
        String name = model == null ? "" : model.toLowerCase(Locale.ROOT);
        return name.startsWith("gpt-image-1") && !name.contains("mini");
    }

    private static double distance(double ratio, Shape shape) {
        return Math.abs(Math.log(ratio * shape.height() / shape.width()));
    }

    private static int sixteens(double side) {
        return (int) Math.round(side / 16) * 16;
    }
}
