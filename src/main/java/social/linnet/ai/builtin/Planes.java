package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// The planes of a landscape. A plane is what its painting changed on the canvas; what it hides was painted before it, and is
/// painted again without it.
final class Planes {

    /// Of 255: less of a change than the first is none, more than the second hides all that was there.
    private static final int FAINT = 5;
    private static final int FULL = 26;
    /// A plane that covers less of a picture, or more, is none.
    private static final double LEAST = 0.01;
    private static final double MOST = 0.985;

    private final int width;
    private final int height;
    private final int[] whole;

    private Planes(int width, int height, int[] whole) {
        this.width = width;
        this.height = height;
        this.whole = whole;
    }

    static List<BufferedImage> of(Brief brief, int width, int height, long seed) {
        if (!Composer.isLandscape(brief)) {
            return List.of();
        }
        Map<Double, int[]> stages = new HashMap<>();
        Canvas canvas = new Canvas(width, height);
        Painter.paint(canvas, brief, seed, (fraction, show) -> {
            if (fraction == Composer.SKY_DONE || fraction == Composer.BACKDROP_DONE || fraction == Composer.PAINTED) {
                stages.put(fraction, pixels(canvas.image));
            }
        });
        int[] sky = stages.get(Composer.SKY_DONE);
        int[] backdrop = stages.get(Composer.BACKDROP_DONE);
        int[] painted = stages.get(Composer.PAINTED);
        if (sky == null || backdrop == null || painted == null) {
            return List.of();
        }
        Planes planes = new Planes(canvas.width, canvas.height, pixels(canvas.image));
        return planes.split(changed(sky, backdrop), changed(backdrop, painted),
                () -> without(brief, width, height, seed, Composer.Depth.SKY), () -> without(brief, width, height, seed, Composer.Depth.BACKDROP));
    }

    private interface Behind {
        int[] painted();
    }

    /// @param far  how much what stands far off hides, 0 to 255
    /// @param near how much the rest does
    private List<BufferedImage> split(int[] far, int[] near, Behind skyAlone, Behind noNear) {
        boolean hasFar = isPlane(far);
        boolean hasNear = isPlane(near);
        if (!hasFar && !hasNear) {
            return List.of();
        }
        int[] hidden = new int[whole.length];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Math.max(hasFar ? far[i] : 0, hasNear ? near[i] : 0);
        }
        List<BufferedImage> planes = new ArrayList<>();
        planes.add(plane(hasFar ? skyAlone.painted() : noNear.painted(), hidden, null));
        if (hasFar && hasNear) {
            planes.add(plane(noNear.painted(), near, far));
        } else if (hasFar) {
            planes.add(plane(whole, far, far));
        }
        if (hasNear) {
            planes.add(plane(whole, near, near));
        }
        return planes;
    }

    private static boolean isPlane(int[] alpha) {
        long sum = 0;
        for (int each : alpha) {
            sum += each;
        }
        double share = sum / 255.0 / alpha.length;
        return share > LEAST && share < MOST;
    }

    /// The picture itself where it is seen, and what was painted behind where it is hidden.
    ///
    /// @param alpha how much of it is there; null for all
    private BufferedImage plane(int[] behind, int[] hidden, int @Nullable [] alpha) {
        BufferedImage plane = new BufferedImage(width, height, alpha == null ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        int[] out = new int[whole.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = mixed(whole[i], behind[i], hidden[i]) | (alpha == null ? 255 : alpha[i]) << 24;
        }
        plane.setRGB(0, 0, width, height, out, 0, width);
        return plane;
    }

    private static int mixed(int one, int other, int share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = one >> shift & 0xFF;
            mixed |= from + ((other >> shift & 0xFF) - from) * share / 255 << shift;
        }
        return mixed;
    }

    /// How much of each pixel changed, 0 to 255.
    private static int[] changed(int[] before, int[] after) {
        int[] changed = new int[before.length];
        for (int i = 0; i < before.length; i++) {
            int most = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                most = Math.max(most, Math.abs((before[i] >> shift & 0xFF) - (after[i] >> shift & 0xFF)));
            }
            changed[i] = Math.clamp((most - FAINT) * 255 / (FULL - FAINT), 0, 255);
        }
        return changed;
    }

    private static int[] without(Brief brief, int width, int height, long seed, Composer.Depth depth) {
        Canvas canvas = new Canvas(width, height);
        Painter.paint(canvas, brief, seed, (fraction, show) -> { }, depth);
        return pixels(canvas.image);
    }

    private static int[] pixels(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = copy.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        int[] pixels = copy.getRGB(0, 0, copy.getWidth(), copy.getHeight(), null, 0, copy.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }
}
