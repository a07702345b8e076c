package social.linnet.ai.builtin;

import java.awt.image.BufferedImage;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.EditRequest;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.builtin.Brief.Mood;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Thing;
import social.linnet.ai.builtin.Brief.Weather;
import social.linnet.ai.builtin.Opened.Decoded;

/// One edit of a picture that is there. The words choose: a look is put on it; with a mask and no look, what is inside is
/// painted anew; otherwise its colours move to what the words say, and what can fall or fly through the air does.
final class Retouch {

    /// Longest side that is worked on, in pixels: larger sources are made smaller first.
    static final int SIDE = 1280;
    /// A crop that would keep less than this of the picture is not made: the rest of the shape is filled instead.
    private static final double LEAST_KEPT = 0.6;

    private final EditRequest request;
    private final Brief brief;
    private final Steps steps;

    /// Told after each step.
    interface Steps {

        /// @param fraction how much is done, 0 to 1
        /// @param canvas   the picture so far, or null when it is not worth showing
        void after(double fraction, @Nullable Canvas canvas);
    }

    Retouch(EditRequest request, Brief brief, Steps steps) {
        this.request = request;
        this.brief = brief;
        this.steps = steps;
    }

    /// @return the finished canvas
    /// @throws AiFailure UNUSABLE for sources that are no pictures, UNSUPPORTED for words that change nothing
    Canvas made() {
        Decoded source = Opened.decode(request.sources().getFirst().bytes(), "the source", SIDE);
        Canvas canvas = Opened.canvas(source.image(), SIDE);
        steps.after(0.15, null);
        int[] mask = mask(source, canvas);
        if (mask != null) {
            masked(canvas, Region.of(mask, canvas.width, canvas.height, (int) Math.max(2, Math.min(canvas.width, canvas.height) / 90)));
        } else if (brief.style() != Style.PLAIN) {
            look(stage(canvas, brief, false));
        } else {
            colours(canvas);
        }
        steps.after(0.85, canvas);
        Shape shape = request.shape();
        return shape == null ? canvas : shaped(canvas, shape);
    }

    private int @Nullable [] mask(Decoded source, Canvas canvas) {
        byte[] bytes = request.mask();
        if (bytes == null) {
            return null;
        }
        Decoded mask = Opened.decode(bytes, "the mask", SIDE);
        if (mask.width() != source.width() || mask.height() != source.height()) {
            throw Opened.unusable("the mask has " + mask.width() + " x " + mask.height() + " pixels and its picture "
                    + source.width() + " x " + source.height(), null);
        }
        return Opened.mask(mask.image(), canvas.width, canvas.height);
    }

    private Stage stage(Canvas on, Brief brief, boolean patch) {
        long variant = request.seed() + (brief.hash() & 0xFF);
        Stage stage = new Stage(on, brief, Palette.of(brief, variant), variant);
        stage.patch = patch;
        return stage;
    }

    private void masked(Canvas canvas, Region region) {
        if (brief.style() != Style.PLAIN) {
            Canvas copy = copy(canvas);
            look(stage(copy, brief, true));
            region.blend(canvas, copy);
        } else if (brief.isConcrete()) {
            region.blend(canvas, painted(canvas, region));
        } else if (Grade.speaks(brief)) {
            Canvas copy = copy(canvas);
            Grade.apply(copy, brief);
            region.blend(canvas, copy);
        } else {
            throw unsupported("the words name neither a look nor anything that it can paint into the mask");
        }
    }

    /// What the words name, in the box of a region. An hour that they leave open is the surroundings'.
    private Canvas painted(Canvas canvas, Region region) {
        boolean open = brief.time() == Brief.Time.ANY;
        double light = region.lightAround(canvas);
        Brief scene = !open ? brief : brief.at(light > 0.55 ? Brief.Time.DAY : light > 0.35 ? Brief.Time.DUSK : Brief.Time.NIGHT);
        Canvas patch = new Canvas(side(region.wide()), side(region.high()));
        Stage stage = stage(patch, scene, true);
        new Composer(stage, (fraction, show) -> steps.after(0.2 + fraction * 0.6, null)).compose();
        region.match(canvas, patch, open ? 0.3 : 0.12);
        return patch;
    }

    /// Small holes are painted larger than they are: brushes have a least size.
    private static int side(int pixels) {
        return Math.max(96, pixels);
    }

    private void look(Stage stage) {
        if (brief.time() != Brief.Time.ANY || brief.season() != Brief.Season.ANY || !brief.weather().isEmpty()) {
            Grade.apply(stage.canvas, brief);
        } else {
            Grade.tones(stage.canvas, brief);
        }
        over(stage);
        if (brief.style() == Style.NEON) {
            Tints.neon(stage.canvas);
        }
        steps.after(0.3, null);
        Finish.apply(stage);
    }

    private void colours(Canvas canvas) {
        Stage stage = stage(canvas, brief, false);
        boolean added = over(stage);
        if (Grade.speaks(brief)) {
            Grade.apply(canvas, brief);
        } else if (request.sources().size() > 1) {
            Decoded like = Opened.decode(request.sources().get(1).bytes(), "the second source", SIDE / 4);
            Region.transfer(canvas, Opened.canvas(like.image(), SIDE / 4), 0.85);
        } else if (!added) {
            throw unsupported("the words name no look, no light and no colour to give the picture");
        }
        if (brief.time() == Brief.Time.SUNSET || brief.time() == Brief.Time.DAWN) {
            canvas.halo(stage.lightX, stage.lightY, Math.max(canvas.width, canvas.height) * 0.6, 0xFFA050, 0.42);
        }
        steps.after(0.6, canvas);
        if (brief.has(Weather.RAIN) || brief.has(Weather.STORM) || brief.has(Weather.SNOW) || brief.has(Weather.FOG)
                || brief.has(Mood.DREAMY)) {
            Elements.paint(stage);
        }
    }

    /// What can be laid over any picture: hearts, butterflies, birds, balloons.
    private boolean over(Stage stage) {
        boolean added = false;
        if (brief.has(Thing.BALLOON)) {
            Things.balloons(stage);
            added = true;
        }
        if (brief.has(Thing.BIRD)) {
            Sky.birds(stage, 11, 26);
            added = true;
        }
        if (brief.has(Thing.RAINBOW)) {
            Sky.rainbow(stage);
            added = true;
        }
        if (brief.has(Thing.BUTTERFLY)) {
            Fauna.butterflies(stage);
            added = true;
        }
        if (brief.has(Thing.HEART)) {
            Things.hearts(stage);
            added = true;
        }
        return added;
    }

    private static AiFailure unsupported(String why) {
        return new AiFailure(Reason.UNSUPPORTED, "the built-in painter cannot do this: " + why, null);
    }

    private static Canvas copy(Canvas from) {
        Canvas copy = new Canvas(from.width, from.height);
        System.arraycopy(from.pixels, 0, copy.pixels, 0, from.pixels.length);
        return copy;
    }

    /// Crops around the middle; where that would cost too much, the picture stands whole before a blurred larger self.
    static Canvas shaped(Canvas from, Shape shape) {
        double wanted = (double) shape.width() / shape.height();
        double is = (double) from.width / from.height;
        double kept = Math.min(wanted, is) / Math.max(wanted, is);
        if (kept > 0.995) {
            return from;
        }
        boolean narrower = wanted < is;
        if (kept >= LEAST_KEPT) {
            int width = narrower ? (int) Math.round(from.height * wanted) : from.width;
            int height = narrower ? from.height : (int) Math.round(from.width / wanted);
            Canvas cut = new Canvas(Math.max(1, width), Math.max(1, height));
            BufferedImage part = from.image.getSubimage((from.width - cut.width) / 2, (from.height - cut.height) / 2, cut.width,
                    cut.height);
            Opened.draw(cut, part, 0, 0, cut.width, cut.height);
            return cut;
        }
        int longest = Math.max(from.width, from.height);
        Canvas wide = new Canvas(wanted >= 1 ? longest : (int) Math.round(longest * wanted),
                wanted >= 1 ? (int) Math.round(longest / wanted) : longest);
        double cover = Math.max((double) wide.width / from.width, (double) wide.height / from.height);
        int w = (int) Math.ceil(from.width * cover);
        int h = (int) Math.ceil(from.height * cover);
        Opened.draw(wide, from.image, (wide.width - w) / 2, (wide.height - h) / 2, w, h);
        Raster.soften(wide, Math.max(2, longest / 40));
        double inside = Math.min((double) wide.width / from.width, (double) wide.height / from.height);
        int iw = (int) Math.round(from.width * inside);
        int ih = (int) Math.round(from.height * inside);
        Opened.draw(wide, from.image, (wide.width - iw) / 2, (wide.height - ih) / 2, iw, ih);
        return wide;
    }
}
