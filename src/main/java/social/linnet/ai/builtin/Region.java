package social.linnet.ai.builtin;

/// The part of a picture that is to change, with a soft edge that lies inside it: outside, not one bit moves.
final class Region {

    /// Fewer samples than this say nothing of the surroundings.
    private static final int LEAST_AROUND = 50;

    final int left;
    final int top;
    final int right;
    final int bottom;
    private final int width;
    private final float[] weight;

    private Region(int width, float[] weight, int left, int top, int right, int bottom) {
        this.width = width;
        this.weight = weight;
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /// @param mask    0 stays, 255 changes
    /// @param feather over how many pixels the edge is soft
    /// @throws social.linnet.ai.AiFailure when nothing is to change
    static Region of(int[] mask, int width, int height, int feather) {
        float[] weight = new float[mask.length];
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] > 127) {
                weight[i] = 1;
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
            }
        }
        if (right < 0) {
            throw Opened.unusable("the mask is opaque all over: nothing is to change", null);
        }
        float[] soft = weight.clone();
        Raster.blur(soft, width, height, feather);
        Raster.blur(soft, width, height, feather);
        for (int i = 0; i < weight.length; i++) {
            // a straight edge has a half: from there inwards it grows
            double t = Math.clamp((soft[i] - 0.5) * 2.2, 0, 1);
            weight[i] = weight[i] == 0 ? 0 : (float) Math.max(t * t * (3 - 2 * t), 0);
        }
        return new Region(width, weight, left, top, right, bottom);
    }

    int wide() {
        return right - left + 1;
    }

    int high() {
        return bottom - top + 1;
    }

    /// Lays new pixels over old ones. `patch` covers the box of this region, or the whole picture.
    void blend(Canvas canvas, Canvas patch) {
        boolean whole = patch.width == canvas.width && patch.height == canvas.height;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int i = y * width + x;
                if (weight[i] > 0) {
                    int p = whole ? patch.pixels[i] : patch.at((x - left) * patch.width / wide(), (y - top) * patch.height / high());
                    canvas.pixels[i] = Canvas.blend(canvas.pixels[i], p, weight[i]);
                }
            }
        }
    }

    /// Draws a patch's colours to those of the surroundings: their means and spreads in OKLab. Source: E. Reinhard and
    /// others, "Color Transfer between Images", 2001.
    ///
    /// @param strength 0 leaves the patch, 1 gives it the surroundings' means and spreads
    void match(Canvas canvas, Canvas patch, double strength) {
        double[][] sums = new double[3][2];
        int count = around(canvas, sums);
        if (count >= LEAST_AROUND) {
            double[][] target = new double[3][2];
            spread(sums, count, target);
            transfer(patch, target, strength);
        }
    }

    /// How light it is around, 0 to 1; 1 where nothing is around.
    double lightAround(Canvas canvas) {
        double[][] sums = new double[3][2];
        int count = around(canvas, sums);
        return count < LEAST_AROUND ? 1 : sums[0][0] / count;
    }

    private int around(Canvas canvas, double[][] sums) {
        int around = Math.max(8, Math.max(wide(), high()) / 3);
        int count = 0;
        for (int y = Math.max(0, top - around); y < Math.min(canvas.height, bottom + around); y += 3) {
            for (int x = Math.max(0, left - around); x < Math.min(canvas.width, right + around); x += 3) {
                if (weight[y * width + x] == 0) {
                    add(sums, Oklab.lab(canvas.pixels[y * width + x]));
                    count++;
                }
            }
        }
        return count;
    }

    /// Draws one picture's colours to another's.
    static void transfer(Canvas canvas, Canvas like, double strength) {
        double[][] sums = new double[3][2];
        int count = 0;
        for (int i = 0; i < like.pixels.length; i += 7) {
            add(sums, Oklab.lab(like.pixels[i]));
            count++;
        }
        double[][] target = new double[3][2];
        spread(sums, count, target);
        transfer(canvas, target, strength);
    }

    private static void transfer(Canvas canvas, double[][] target, double strength) {
        double[][] sums = new double[3][2];
        int count = 0;
        for (int i = 0; i < canvas.pixels.length; i += 7) {
            add(sums, Oklab.lab(canvas.pixels[i]));
            count++;
        }
        double[][] own = new double[3][2];
        spread(sums, count, own);
        new Cube(rgb -> {
            double[] lab = Oklab.lab(rgb);
            for (int c = 0; c < 3; c++) {
                double scale = Math.clamp(target[c][1] / Math.max(0.01, own[c][1]), 0.6, 1.6);
                double moved = (lab[c] - own[c][0]) * scale + target[c][0];
                lab[c] += (moved - lab[c]) * strength;
            }
            return Oklab.rgb(Math.clamp(lab[0], 0, 1), lab[1], lab[2]);
        }).apply(canvas);
    }

    private static void add(double[][] sums, double[] lab) {
        for (int c = 0; c < 3; c++) {
            sums[c][0] += lab[c];
            sums[c][1] += lab[c] * lab[c];
        }
    }

    /// From sums to mean and deviation.
    private static void spread(double[][] sums, int count, double[][] target) {
        for (int c = 0; c < 3; c++) {
            double mean = sums[c][0] / count;
            target[c][0] = mean;
            target[c][1] = Math.sqrt(Math.max(0, sums[c][1] / count - mean * mean));
        }
    }
}
