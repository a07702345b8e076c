package social.linnet.ai.builtin;

/// A model of clay under a soft lamp: few chalky colours in lumps with round edges, with the prints of a thumb.
final class Clay {

    private Clay() {
    }

    static void model(Stage stage) {
        Canvas canvas = stage.canvas;
        int w = canvas.width;
        int h = canvas.height;
        Raster.flatten(canvas, Drawn.size(stage, 8));
        Raster.flatten(canvas, Drawn.size(stage, 12));
        float[] luma = Raster.luma(canvas);
        Flow.of(luma, w, h, Drawn.size(stage, 9)).smooth(canvas, Drawn.size(stage, 12));
        Raster.flatten(canvas, Drawn.size(stage, 6));
        int[] cube = Raster.cube(Raster.palette(canvas.pixels, 12));
        int[] lumps = canvas.pixels.clone();
        for (int i = 0; i < lumps.length; i++) {
            // few colours of clay, kneaded a little into each other
            lumps[i] = Canvas.blend(lumps[i], Raster.lookup(cube, lumps[i]), 0.4);
        }
        float[] height = relief(canvas.pixels, luma, w, h, stage);
        Noise noise = stage.noise.other(370);
        double lx = stage.lightX > w / 2.0 ? 0.5 : -0.5;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                double gx = (height[y * w + Math.min(w - 1, x + 1)] - height[y * w + Math.max(0, x - 1)]) * 7;
                double gy = (height[Math.min(h - 1, y + 1) * w + x] - height[Math.max(0, y - 1) * w + x]) * 7;
                double rough = noise.at(x / (stage.unit * 9), y / (stage.unit * 9)) * 0.07;
                double print = print(noise, x / stage.unit, y / stage.unit);
                double nx = -gx + rough + print;
                double ny = -gy + rough - print * 0.6;
                double n = Math.sqrt(nx * nx + ny * ny + 1);
                double lamp = (nx * lx - ny * 0.62 + 0.72) / n;
                double shine = Math.pow(Math.clamp((nx * lx * 0.7 - ny * 0.5 + 0.9) / n, 0, 1.1), 14) * 0.07;
                double shade = 0.56 + 0.6 * Math.clamp(lamp, 0, 1.2);
                int p = lumps[i];
                double grey = ((p >> 16 & 255) * 0.3 + (p >> 8 & 255) * 0.59 + (p & 255) * 0.11);
                // clay is chalky: neither black nor white
                double base = 34 + grey * 0.8;
                canvas.pixels[i] = Canvas.pack((base + ((p >> 16 & 255) - grey) * 1.2) * shade + 255 * shine,
                        (base + ((p >> 8 & 255) - grey) * 1.2) * shade + 250 * shine, (base + ((p & 255) - grey) * 1.15) * shade
                                + 235 * shine);
            }
        }
    }

    /// Lumps stand high in their middle and fall to their rims; light ones lie above dark ones.
    private static float[] relief(int[] lumps, float[] luma, int w, int h, Stage stage) {
        float[] rims = new float[w * h];
        for (int y = 0; y < h - 1; y++) {
            for (int x = 0; x < w - 1; x++) {
                int i = y * w + x;
                int step = step(lumps[i], lumps[i + 1]) + step(lumps[i], lumps[i + w]);
                // a slope of colour is one lump, an edge is two
                rims[i] = Math.clamp((step - 14) / 40f, 0, 1);
            }
        }
        float[] broad = rims.clone();
        int near = Drawn.size(stage, 3.5);
        Raster.blur(rims, w, h, near);
        Raster.blur(rims, w, h, near);
        int far = Drawn.size(stage, 10);
        Raster.blur(broad, w, h, far);
        Raster.blur(broad, w, h, far);
        float[] steps = luma.clone();
        int round = Drawn.size(stage, 4);
        Raster.blur(steps, w, h, round);
        Raster.blur(steps, w, h, round);
        for (int i = 0; i < rims.length; i++) {
            rims[i] = -rims[i] * near * 0.5f - broad[i] * far * 0.6f + steps[i] * 0.5f;
        }
        return rims;
    }

    private static int step(int one, int two) {
        return Math.abs((one >> 16 & 255) - (two >> 16 & 255)) + Math.abs((one >> 8 & 255) - (two >> 8 & 255))
                + Math.abs((one & 255) - (two & 255));
    }

    /// Ridges of a thumb, here and there. `x` and `y` in thousandths of the shorter side.
    private static double print(Noise noise, double x, double y) {
        double cell = 190;
        double cx = (Math.floor(x / cell) + 0.5) * cell;
        double cy = (Math.floor(y / cell) + 0.5) * cell;
        double ox = noise.at(cx * 0.37, cy * 0.53) * 60;
        double oy = noise.at(cx * 0.71 + 9, cy * 0.29) * 60;
        double dx = x - cx - ox;
        double dy = (y - cy - oy) * 0.72;
        double d = Math.sqrt(dx * dx + dy * dy);
        double there = Math.clamp(1 - d / 44, 0, 1) * (noise.at(cx * 0.13 + 3, cy * 0.17) > -0.1 ? 1 : 0);
        return there <= 0 ? 0 : Math.sin(d * 1.05 + noise.at(x / 30, y / 30) * 2.4) * 0.14 * Math.min(1, there * 2);
    }
}
