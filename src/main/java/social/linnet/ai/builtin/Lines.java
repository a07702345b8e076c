package social.linnet.ai.builtin;

/// Drawn lines, found in a picture: the difference of two blurs, joined along the flow. Source: H. Winnemöller and
/// others, "XDoG: An eXtended difference-of-Gaussians compendium", 2012.
final class Lines {

    private final float[] luma;
    private final int width;
    private final int height;
    private final int thick;
    private final float[] difference;

    /// @param thick half the width of a line in pixels, about
    Lines(float[] luma, int width, int height, Flow flow, int thick) {
        this.luma = luma;
        this.width = width;
        this.height = height;
        this.thick = thick;
        float[] broad = luma.clone();
        difference = luma.clone();
        for (int pass = 0; pass < 2; pass++) {
            Raster.blur(difference, width, height, thick);
            Raster.blur(broad, width, height, 2 * thick);
        }
        for (int i = 0; i < broad.length; i++) {
            difference[i] -= broad[i];
        }
        flow.smooth(difference, 3 + 2 * thick);
    }

    /// How much ink lies on each pixel, 0 to 1, for the contours alone.
    ///
    /// @param least how strong an edge must be to be drawn, 0.005 (all) to 0.03 (the great ones)
    float[] contours(double least) {
        float[] ink = new float[difference.length];
        double steep = 38 / Math.sqrt(thick);
        for (int i = 0; i < ink.length; i++) {
            double d = -difference[i] - least;
            ink[i] = (float) (d <= 0 ? 0 : Math.min(1, d * steep));
        }
        return ink;
    }

    /// Adds ink for what is dark, as a brush lays it: black shapes that end in lines.
    ///
    /// @param dark below which lightness a place is filled
    void fill(float[] ink, double dark) {
        float[] soft = luma.clone();
        Raster.blur(soft, width, height, 2 * thick);
        Raster.blur(soft, width, height, 2 * thick);
        for (int i = 0; i < ink.length; i++) {
            double u = soft[i] + 22 * difference[i];
            if (u < dark) {
                ink[i] = (float) Math.max(ink[i], Math.min(1, (dark - u) * 9));
            }
        }
    }
}
