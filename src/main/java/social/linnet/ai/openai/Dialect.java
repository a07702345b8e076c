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
}
