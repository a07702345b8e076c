package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.util.SplittableRandom;

/// One picture being made: the canvas, what is asked, and the few decisions that every layer shares.
final class Stage {

    final Canvas canvas;
    final Brief brief;
    final Palette palette;
    final SplittableRandom random;
    final Noise noise;
    /// Which of the variants this is; consecutive variants differ in what `pick` gives.
    final long variant;
    final int width;
    final int height;
    /// One thousandth of the shorter side: lengths are written in it.
    final double unit;
    /// Whether this becomes a part of another picture: then no border, no paper edge, no dark corners.
    boolean patch;
    /// Whether a person fills the picture: then none stands in the landscape.
    boolean closeUp;
    /// Where sky and land (or water) meet, in pixels from the top.
    int horizon;
    /// Where the sun or the moon stands.
    double lightX;
    double lightY;

    Stage(Canvas canvas, Brief brief, Palette palette, long variant) {
        this.canvas = canvas;
        this.brief = brief;
        this.palette = palette;
        this.variant = variant;
        width = canvas.width;
        height = canvas.height;
        unit = Math.min(width, height) / 1000.0;
        long seed = Brief.mix(brief.hash() ^ Brief.mix(variant));
        random = new SplittableRandom(seed);
        noise = new Noise(Brief.mix(seed));
        horizon = (int) (height * between(0.54, 0.66));
        // left, right, centre-left, centre-right in turn, so that variants do not share a composition
        double[] places = {0.70, 0.28, 0.42, 0.60};
        lightX = width * (pick(places[0], places[1], places[2], places[3]) + between(-0.06, 0.06));
        lightY = horizon - height * between(0.12, 0.26);
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    int between(int low, int high) {
        return low + random.nextInt(Math.max(1, high - low + 1));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// One of these, another for each consecutive variant.
    double pick(double... choices) {
        return choices[Math.floorMod(variant, choices.length)];
    }

    /// Which of `count` ways, another for each consecutive variant.
    int way(int count) {
        return Math.floorMod(variant, count);
    }

    Graphics2D pen() {
        return canvas.pen();
    }

    /// The side the light comes from: 1 when it stands right of `x`.
    int lightSide(double x) {
        return lightX >= x ? 1 : -1;
    }
}
