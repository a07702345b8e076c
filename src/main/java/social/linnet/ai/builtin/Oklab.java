package social.linnet.ai.builtin;

/// Colour arithmetic in OKLab, where equal steps look equal, so that mixtures stay clean and a hue can be bent without
/// its lightness moving. Colours are `0xRRGGBB`. Source: Björn Ottosson, "A perceptual color space for image
/// processing", 2020.
final class Oklab {

    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            LINEAR[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
    }

    private Oklab() {
    }

    /// Lightness (0 to 1), a and b (about -0.4 to 0.4).
    static double[] lab(int rgb) {
        double r = LINEAR[rgb >> 16 & 255];
        double g = LINEAR[rgb >> 8 & 255];
        double b = LINEAR[rgb & 255];
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
    }

    static int rgb(double lightness, double a, double b) {
        double l = lightness + 0.3963377774 * a + 0.2158037573 * b;
        double m = lightness - 0.1055613458 * a - 0.0638541728 * b;
        double s = lightness - 0.0894841775 * a - 1.2914855480 * b;
        l = l * l * l;
        m = m * m * m;
        s = s * s * s;
        return channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    /// The colour that is `t` of the way from one to the other.
    static int mix(int from, int to, double t) {
        double k = Math.clamp(t, 0, 1);
        double[] p = lab(from);
        double[] q = lab(to);
        return rgb(p[0] + (q[0] - p[0]) * k, p[1] + (q[1] - p[1]) * k, p[2] + (q[2] - p[2]) * k);
    }

    /// The same colour, lighter (or darker) by an amount of lightness, with chroma scaled.
    static int shift(int rgb, double lightness, double chroma) {
        double[] p = lab(rgb);
        return rgb(Math.clamp(p[0] + lightness, 0, 1), p[1] * chroma, p[2] * chroma);
    }

    /// Pulls the hue towards another colour's and keeps the lightness, all but a little.
    static int bend(int rgb, int toward, double strength) {
        double[] p = lab(rgb);
        double[] q = lab(toward);
        double light = p[0] + (q[0] - p[0]) * strength * 0.12;
        // very light and very dark colours hold little chroma: a full pull would clip to a garish edge
        double room = Math.clamp(1.25 - 2 * Math.abs(p[0] - 0.55), 0.25, 1);
        return rgb(light, p[1] + (q[1] * room - p[1]) * strength, p[2] + (q[2] * room - p[2]) * strength);
    }

    static double lightness(int rgb) {
        return lab(rgb)[0];
    }

    private static int channel(double linear) {
        double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.clamp(Math.round(c * 255), 0, 255);
    }
}
