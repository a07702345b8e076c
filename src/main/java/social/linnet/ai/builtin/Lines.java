package social.linnet.ai.builtin;

/// Drawn lines, found in a picture: the difference of two blurs, joined along the flow. Source: H. Winnemöller and
/// others, "XDoG: An eXtended difference-of-Gaussians compendium", 2012.
final class Lines {

    private Lines() {
    }

    /// How much ink lies on each pixel, 0 to 1, for the contours alone.
    ///
    /// @param thick half the width of a line in pixels, about
    /// @param least how strong an edge must be to be drawn, 0.005 (all) to 0.03 (the great ones)
    static float[] contours(float[] luma, int width, int height, Flow flow, int thick, double least) {
        float[] ink = difference(luma, width, height, thick, 1);
        flow.smooth(ink, 3 + 2 * thick);
        for (int i = 0; i < ink.length; i++) {
            double d = -ink[i] - least;
            ink[i] = (float) (d <= 0 ? 0 : Math.min(1, d * 38 / Math.sqrt(thick)));
        }
        return ink;
    }

    /// Ink for contours and for what is dark, as a brush lays it: black shapes that end in lines.
    ///
    /// @param dark below which lightness a place is filled
    static float[] brushed(float[] luma, int width, int height, Flow flow, int thick, double dark) {
        float[] ink = difference(luma, width, height, thick, 1);
        flow.smooth(ink, 4 + 2 * thick);
        float[] soft = luma.clone();
        Raster.blur(soft, width, height, 2 * thick);
        Raster.blur(soft, width, height, 2 * thick);
        for (int i = 0; i < ink.length; i++) {
            double u = soft[i] + 22 * ink[i];
            ink[i] = (float) (u >= dark ? 0 : Math.min(1, (dark - u) * 9));
        }
        return ink;
    }

    private static float[] difference(float[] luma, int width, int height, int thick, double weight) {
        float[] fine = luma.clone();
        float[] broad = luma.clone();
        for (int pass = 0; pass < 2; pass++) {
            Raster.blur(fine, width, height, thick);
            Raster.blur(broad, width, height, 2 * thick);
        }
        for (int i = 0; i < fine.length; i++) {
            fine[i] -= (float) (weight * broad[i]);
        }
        return fine;
    }
}
