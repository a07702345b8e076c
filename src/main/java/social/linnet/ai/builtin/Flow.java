package social.linnet.ai.builtin;

/// Which way the forms of a picture run at each place: along edges, never across them. Smoothing along it keeps edges
/// sharp and joins broken lines. Worked out at half the size, since it changes slowly. Source: the smoothed structure
/// tensor, as in H. Kang and others, "Coherent Line Drawing", 2007, and J. Kyprianidis and H. Kang, "Image and Video
/// Abstraction by Coherence-Enhancing Filtering", 2011.
final class Flow {

    /// A walk along the flow looks at every other pixel: half the work, and no difference that is seen.
    private static final float STRIDE = 2;

    private final int width;
    private final int height;
    private final int halfWidth;
    private final int halfHeight;
    private final float[] along;
    private final float[] down;

    private Flow(int width, int height) {
        this.width = width;
        this.height = height;
        halfWidth = Math.max(1, width / 2);
        halfHeight = Math.max(1, height / 2);
        along = new float[halfWidth * halfHeight];
        down = new float[halfWidth * halfHeight];
    }

    /// @param reach over how many pixels a direction is agreed on
    static Flow of(float[] luma, int width, int height, int reach) {
        Flow flow = new Flow(width, height);
        int w = flow.halfWidth;
        int h = flow.halfHeight;
        float[] small = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = Math.min(height - 1, 2 * y) * width + Math.min(width - 1, 2 * x);
                int right = 2 * x + 1 < width ? 1 : 0;
                int below = 2 * y + 1 < height ? width : 0;
                small[y * w + x] = (luma[i] + luma[i + right] + luma[i + below] + luma[i + below + right]) / 4;
            }
        }
        float[] xx = new float[w * h];
        float[] xy = new float[w * h];
        float[] yy = new float[w * h];
        for (int y = 1; y < h - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                float gx = small[i - w + 1] + 2 * small[i + 1] + small[i + w + 1] - small[i - w - 1] - 2 * small[i - 1] - small[i + w - 1];
                float gy = small[i + w - 1] + 2 * small[i + w] + small[i + w + 1] - small[i - w - 1] - 2 * small[i - w] - small[i - w + 1];
                xx[i] = gx * gx;
                xy[i] = gx * gy;
                yy[i] = gy * gy;
            }
        }
        int blur = Math.max(1, reach / 2);
        for (float[] plane : new float[][] {xx, xy, yy}) {
            Raster.blur(plane, w, h, blur);
            Raster.blur(plane, w, h, blur);
        }
        for (int i = 0; i < w * h; i++) {
            // the eigenvector of the smaller eigenvalue: across it lies the gradient
            double angle = 0.5 * Math.atan2(2 * xy[i], xx[i] - yy[i]) + Math.PI / 2;
            flow.along[i] = (float) Math.cos(angle);
            flow.down[i] = (float) Math.sin(angle);
        }
        return flow;
    }

    /// Averages a plane along the flow, about `reach` pixels either way.
    void smooth(float[] plane, int reach) {
        int[] places = new int[2 * steps(reach)];
        float[] from = plane.clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                walk(x, y, places);
                float sum = from[y * width + x];
                for (int place : places) {
                    sum += from[place];
                }
                plane[y * width + x] = sum / (places.length + 1);
            }
        }
    }

    /// Averages colours along the flow, about `reach` pixels either way.
    void smooth(Canvas canvas, int reach) {
        int[] places = new int[2 * steps(reach)];
        int[] from = canvas.pixels.clone();
        int count = places.length + 1;
        int half = places.length / 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                walk(x, y, places);
                int p = from[y * width + x];
                int r = p >> 16 & 255;
                int g = p >> 8 & 255;
                int b = p & 255;
                for (int place : places) {
                    int q = from[place];
                    r += q >> 16 & 255;
                    g += q >> 8 & 255;
                    b += q & 255;
                }
                canvas.pixels[y * width + x] = (r + half) / count << 16 | (g + half) / count << 8 | (b + half) / count;
            }
        }
    }

    private static int steps(int reach) {
        return Math.max(1, Math.round(reach / STRIDE));
    }

    /// Where one comes from a pixel along the flow.
    ///
    /// @param places is filled with the pixels on the way, half of them on one side, half on the other
    private void walk(int x, int y, int[] places) {
        int steps = places.length / 2;
        int next = 0;
        for (int side = -1; side <= 1; side += 2) {
            float px = x;
            float py = y;
            float lastX = 0;
            float lastY = 0;
            for (int k = 0; k < steps; k++) {
                int at = half(px, py);
                float dx = along[at] * side;
                float dy = down[at] * side;
                if (dx * lastX + dy * lastY < 0) {
                    dx = -dx;
                    dy = -dy;
                }
                px += dx * STRIDE;
                py += dy * STRIDE;
                lastX = dx;
                lastY = dy;
                places[next++] = whole(px, py);
            }
        }
    }

    private int half(float x, float y) {
        int hx = Math.clamp((int) (x * 0.5f), 0, halfWidth - 1);
        int hy = Math.clamp((int) (y * 0.5f), 0, halfHeight - 1);
        return hy * halfWidth + hx;
    }

    private int whole(float x, float y) {
        int ix = Math.clamp((int) (x + 0.5f), 0, width - 1);
        int iy = Math.clamp((int) (y + 0.5f), 0, height - 1);
        return iy * width + ix;
    }
}
