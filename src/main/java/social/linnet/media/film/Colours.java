package social.linnet.media.film;

/// Colours as video counts them: ITU-R BT.709-6, 3, in eight bits.
final class Colours {

    /// Shares of red, green and blue in luma.
    static final float KR = 0.2126f;
    static final float KG = 0.7152f;
    static final float KB = 0.0722f;

    static final float BLACK = 16;
    static final float GREY = 128;

    /// From 0 to 255 to what each spans: luma 219 steps, differences 224, from blue or red to the opposite.
    static final float LUMA = 219 / 255f;
    static final float BLUE = 224 / 255f / (2 * (1 - KB));
    static final float RED = 224 / 255f / (2 * (1 - KR));

    private Colours() {
    }

    /// As a screen shows it, in 24 bits.
    static int rgb(float luma, float blue, float red) {
        float light = (luma - BLACK) / LUMA;
        float b = light + (blue - GREY) / BLUE;
        float r = light + (red - GREY) / RED;
        float g = (light - KR * r - KB * b) / KG;
        return eight(r) << 16 | eight(g) << 8 | eight(b);
    }

    private static int eight(float value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
