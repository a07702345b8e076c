package social.linnet.studio.meme;

import social.linnet.event.Refused;

/// A box on a meme, in fractions of its width and height.
///
/// @param x      its left edge
/// @param y      its upper edge
/// @param width  more than nothing
/// @param height more than nothing
public record Area(double x, double y, double width, double height) {

    /// The smallest side of a box.
    public static final double LEAST = 0.03;
    /// How far outside a box may begin.
    private static final double FAR = 1;

    /// @throws Refused `meme-place` when it is no place on or near a picture
    public Area {
        // written so that what is not a number fails too
        if (!(Math.abs(x) <= FAR && Math.abs(y) <= FAR && width >= LEAST && width <= FAR && height >= LEAST && height <= FAR)) {
            throw Refused.invalid("meme-place");
        }
    }

    double middleX() {
        return x + width / 2;
    }

    double middleY() {
        return y + height / 2;
    }
}
