package social.linnet.media.film;

import java.awt.geom.Rectangle2D;

/// Where the camera of a [Shot] looks at each moment, in the pixels of a picture.
final class Camera {

    /// How much closer a zoom ends than it began.
    private static final double ZOOM = 1.28;
    /// How much closer than the whole picture a pan looks, so that there is somewhere to go.
    private static final double PAN = 1.18;
    /// A pan over a wide picture goes no further than this share of what it shows each second.
    private static final double PACE = 0.16;
    /// A parallax looks this much closer, and its nearest layer goes this share of what is shown to either side.
    private static final double NEAR = 1.16;
    private static final double SWAY = 0.065;
    private static final double FAR_SWAY = 0.012;
    /// How much closer the middle of a loop is.
    private static final double BREATH = 1.05;

    private final Shot.Move move;
    private final double seconds;
    /// Width divided by height of what is shown.
    private final double shape;

    Camera(Shot.Move move, double seconds, double shape) {
        this.move = move;
        this.seconds = seconds;
        this.shape = shape;
    }

    /// Starts and stops with no speed.
    static double eased(double time) {
        return time * time * time * (time * (6 * time - 15) + 10);
    }

    /// @param time  0 to 1
    /// @param depth of a layer: 0 the farthest, 1 the nearest
    Rectangle2D at(double time, double depth, int width, int height) {
        double far = eased(time);
        double whole = Math.min(width, height * shape);
        return switch (move) {
            // equal factors in equal times look like an even approach
            case ZOOM_IN -> around(width / 2.0, height / 2.0, whole / Math.pow(ZOOM, far));
            case ZOOM_OUT -> around(width / 2.0, height / 2.0, whole / Math.pow(ZOOM, 1 - far));
            case PAN_LEFT -> pan(width, height, whole, 1 - 2 * far, 0);
            case PAN_RIGHT -> pan(width, height, whole, 2 * far - 1, 0);
            case PAN_UP -> pan(width, height, whole, 0, 1 - 2 * far);
            case PAN_DOWN -> pan(width, height, whole, 0, 2 * far - 1);
            case PARALLAX -> around(width / 2.0 + (2 * far - 1) * whole / NEAR * (FAR_SWAY + (SWAY - FAR_SWAY) * depth),
                    height / 2.0, whole / NEAR / (1 + 0.02 * far * depth));
            case LOOP -> around(width / 2.0, height / 2.0,
                    whole / Math.pow(BREATH, (1 - Math.cos(2 * Math.PI * time)) / 2));
        };
    }

    /// @param x from -1, as far left as it goes, to 1
    /// @param y from -1, as far up as it goes, to 1
    private Rectangle2D pan(int width, int height, double whole, double x, double y) {
        double wide = whole / PAN;
        double high = wide / shape;
        double room = PACE * seconds / 2;
        return around(width / 2.0 + x * Math.min((width - wide) / 2, room * wide),
                height / 2.0 + y * Math.min((height - high) / 2, room * high), wide);
    }

    private Rectangle2D around(double x, double y, double wide) {
        double high = wide / shape;
        return new Rectangle2D.Double(x - wide / 2, y - high / 2, wide, high);
    }
}
