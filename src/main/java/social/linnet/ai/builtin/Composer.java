package social.linnet.ai.builtin;

import java.awt.Graphics2D;
import java.util.Arrays;
import java.util.List;

import social.linnet.ai.builtin.Brief.Scene;
import social.linnet.ai.builtin.Brief.Season;
import social.linnet.ai.builtin.Brief.Style;
import social.linnet.ai.builtin.Brief.Thing;
import social.linnet.ai.builtin.Brief.Weather;

/// Puts a picture together, from far to near. It stops between layers to show what there is and to ask whether to go on.
final class Composer {

    /// Told after each layer.
    interface Steps {

        /// @param fraction how much is done, 0 to 1
        /// @param show     whether the canvas is worth showing
        void after(double fraction, boolean show);
    }

    /// How much of a landscape is painted, from far to near.
    enum Depth {
        SKY, BACKDROP, ALL
    }

    /// How much is done after the sky, after what stands far off, and when all is painted but not yet graded.
    static final double SKY_DONE = 0.2;
    static final double BACKDROP_DONE = 0.36;
    static final double PAINTED = 0.72;

    private final Stage stage;
    private final Brief brief;
    private final Steps steps;
    private final Depth depth;

    Composer(Stage stage, Steps steps) {
        this(stage, steps, Depth.ALL);
    }

    /// @param depth what is nearer is left out of a landscape, as when one looks behind it
    Composer(Stage stage, Steps steps, Depth depth) {
        this.stage = stage;
        this.brief = stage.brief;
        this.steps = steps;
        this.depth = depth;
    }

    /// Whether this becomes a landscape, which has planes that lie behind each other.
    static boolean isLandscape(Brief brief) {
        return !isPortrait(brief) && !isSpace(brief) && !isUnderwater(brief) && !isStillLife(brief) && !isAbstract(brief);
    }

    void compose() {
        if (isPortrait(brief)) {
            portrait();
        } else if (isSpace(brief)) {
            Space.paint(stage, steps);
        } else if (isUnderwater(brief)) {
            Underwater.paint(stage, steps);
        } else if (isStillLife(brief)) {
            StillLife.paint(stage, steps);
        } else if (isAbstract(brief)) {
            Abstracts.paint(stage, steps);
        } else {
            landscape();
        }
        steps.after(PAINTED, true);
        Grade.tones(stage.canvas, brief);
        Finish.apply(stage);
        steps.after(0.95, false);
    }

    /// A person alone is a portrait; a person in a place is a small figure there, unless a portrait is asked for.
    private static boolean isPortrait(Brief brief) {
        boolean others = brief.things().stream().anyMatch(thing -> thing.isCreature() && thing != Thing.PERSON);
        return brief.has(Scene.PORTRAIT) && !others
                || brief.has(Thing.PERSON) && brief.scenes().isEmpty() && brief.things().size() == 1;
    }

    private void portrait() {
        boolean place = brief.scenes().stream().anyMatch(scene -> scene != Scene.PORTRAIT && scene != Scene.ABSTRACT)
                || brief.time() != Brief.Time.ANY || brief.season() != Season.ANY || !brief.weather().isEmpty()
                || brief.anyOf(Thing.TREE, Thing.FLOWERS, Thing.MOON, Thing.SUN, Thing.STARS, Thing.AURORA);
        if (place) {
            stage.closeUp = true;
            landscape();
        }
        Portrait.paint(stage, place, steps);
    }

    private static boolean isSpace(Brief brief) {
        return brief.has(Scene.SPACE) || brief.has(Thing.ROCKET) && brief.scenes().isEmpty();
    }

    private static boolean isUnderwater(Brief brief) {
        return brief.has(Scene.UNDERWATER) || brief.has(Thing.FISH) && !brief.anyOf(Scene.LAKE, Scene.VILLAGE, Scene.CITY)
                && !brief.has(Thing.BOAT);
    }

    private static boolean isStillLife(Brief brief) {
        boolean outside = brief.has(Thing.TREE) || brief.anyOf(Scene.SEA, Scene.LAKE, Scene.MOUNTAINS, Scene.FOREST, Scene.CITY, Scene.VILLAGE,
                Scene.DESERT, Scene.MEADOW, Scene.SKY, Scene.ISLAND);
        return brief.has(Scene.STILL_LIFE) || !outside && (brief.anyOf(Thing.VASE, Thing.CUP, Thing.FRUIT)
                || brief.things().size() == 1 && brief.has(Thing.FLOWERS) && brief.time() == Brief.Time.ANY);
    }

    private static boolean isAbstract(Brief brief) {
        return brief.has(Scene.ABSTRACT) || brief.scenes().isEmpty() && brief.things().isEmpty()
                && brief.time() == Brief.Time.ANY && brief.season() == Season.ANY && brief.weather().isEmpty();
    }

    private void landscape() {
        if (stage.patch && brief.isSkyAlone()) {
            sky();
            return;
        }
        boolean water = brief.anyOf(Scene.SEA, Scene.LAKE, Scene.ISLAND)
                || brief.scenes().isEmpty() && brief.anyOf(Thing.BOAT, Thing.LIGHTHOUSE, Thing.WHALE, Thing.BRIDGE);
        // every other city lies on a river, which doubles its lights
        water |= brief.has(Scene.CITY) && !brief.anyOf(Scene.MEADOW, Scene.DESERT, Scene.FOREST) && stage.way(2) == 0;
        boolean bare = brief.scenes().isEmpty() || brief.scenes().equals(List.of(Scene.SKY));
        boolean mountains = brief.has(Scene.MOUNTAINS) || bare && !water && stage.way(2) == 0
                && !creatureOnly() || brief.has(Scene.LAKE) && brief.scenes().size() == 1 && stage.way(4) != 1;
        boolean creature = brief.things().stream().anyMatch(Thing::isCreature);
        if (creature || brief.anyOf(Thing.TREE, Thing.CASTLE, Thing.WINDMILL)) {
            stage.horizon = (int) (stage.height * stage.between(0.66, 0.72));
            stage.lightY = stage.horizon - stage.height * stage.between(0.2, 0.32);
        }
        if (brief.scenes().equals(List.of(Scene.SKY))) {
            stage.horizon = (int) (stage.height * 0.86);
        }
        if (mountains && stage.palette.isDark()) {
            stage.lightY = stage.height * stage.between(0.15, 0.24);
        }
        if (brief.has(Scene.CITY)) {
            stage.horizon = (int) (stage.height * (water ? stage.between(0.66, 0.74) : 0.8));
            stage.lightY = stage.height * stage.between(0.2, 0.36);
        }
        if (brief.has(Scene.SEA) && !mountains || brief.has(Scene.DESERT)) {
            stage.lightY = stage.horizon - stage.height * stage.between(0.06, 0.2);
        }
        Sky.paint(stage);
        if (brief.has(Weather.STORM)) {
            Sky.lightning(stage);
        }
        steps.after(SKY_DONE, true);
        if (depth == Depth.SKY) {
            return;
        }
        backdrop(mountains, water);
        steps.after(BACKDROP_DONE, false);
        if (depth == Depth.BACKDROP) {
            return;
        }
        double[] ground = water ? shore(mountains) : ground();
        steps.after(0.5, true);
        Things.place(stage, ground, water);
        steps.after(0.6, false);
        foreground(water);
        if (brief.has(Thing.FLOWERS) && !water && brief.season() != Season.WINTER) {
            Land.closeFlowers(stage);
        }
        Elements.paint(stage);
    }

    /// A piece of sky for another picture, which has its own land.
    private void sky() {
        stage.horizon = (int) (stage.height * 1.04);
        stage.lightY = stage.height * stage.between(0.3, 0.6);
        Sky.paint(stage);
        steps.after(0.4, true);
        if (brief.has(Thing.BALLOON)) {
            Things.balloons(stage);
        }
        if (brief.has(Thing.BIRD)) {
            Sky.birds(stage, 11, 26);
        }
        Elements.paint(stage);
    }

    private boolean creatureOnly() {
        return brief.things().stream().anyMatch(Thing::isCreature);
    }

    private void backdrop(boolean mountains, boolean water) {
        int foot = stage.horizon + (water ? 1 : (int) (20 * stage.unit));
        if (mountains) {
            Land.mountains(stage, foot);
        }
        if (brief.has(Scene.CITY)) {
            if (!water) {
                foot = (int) (stage.horizon + stage.height * 0.06);
            }
            Town.city(stage, foot);
        }
        if (water && brief.has(Scene.FOREST)) {
            bank(0.7);
        }
        if (water && !mountains && !brief.has(Scene.CITY) && (stage.way(2) == 0 || brief.has(Scene.LAKE))) {
            headland();
        }
        if (brief.has(Weather.FOG)) {
            Town.mist(stage, stage.horizon, stage.height * 0.3, Oklab.mix(stage.palette.horizon(), stage.palette.haze(), 0.4), 0.62);
        }
    }

    /// A low strip of land beyond the water.
    private void headland() {
        Palette palette = stage.palette;
        int colour = Oklab.mix(palette.haze(), palette.far(), 0.55);
        double base = stage.horizon + 6 * stage.unit;
        Canvas canvas = stage.canvas;
        Noise noise = stage.noise.other(130);
        double from = stage.pick(0.0, 1.0, 0.2, 0.8);
        for (int x = 0; x < canvas.width; x++) {
            double near = Math.clamp(1.25 - Math.abs((double) x / canvas.width - from) * 1.5, 0, 1);
            double top = base - near * stage.unit * (58 + 90 * noise.fbm(x / (stage.unit * 190), 4, 5)) + (near <= 0 ? 40 : 0);
            for (int y = Math.max(0, (int) top); y <= Math.min(base, canvas.height - 1); y++) {
                canvas.over(y * canvas.width + x, colour, Math.clamp(y + 1 - top, 0, 1));
            }
        }
    }

    private void bank(double near) {
        Palette palette = stage.palette;
        Graphics2D pen = stage.pen();
        int leaf = Oklab.mix(palette.haze(), Oklab.mix(palette.near(), palette.ground(), 0.35), near);
        for (double x = -20 * stage.unit; x < stage.width + 20 * stage.unit; x += stage.between(8, 20) * stage.unit) {
            double edge = Math.abs(x / stage.width - 0.5) * 2;
            Trees.conifer(stage, pen, x, stage.horizon + 4 * stage.unit,
                    stage.unit * stage.between(46, 100) * (0.55 + edge * 0.9), leaf, brief.season() == Season.WINTER ? 0.4 : 0);
        }
        pen.dispose();
    }

    private double[] shore(boolean mountains) {
        boolean lake = brief.has(Scene.LAKE) && !brief.has(Scene.SEA);
        if (brief.has(Scene.ISLAND)) {
            Things.island(stage);
        }
        Things.beforeWater(stage);
        double rough = lake ? 0.12 : mountains ? 0.3 : brief.has(Weather.STORM) ? 1 : brief.has(Brief.Mood.CALM) ? 0.2 : stage.pick(0.5, 0.32, 0.62, 0.42);
        Water.paint(stage, stage.horizon, rough);
        if (brief.has(Scene.SEA) && (brief.has(Thing.BEACH) || stage.way(2) == 1) && brief.style() != Style.MINIMAL) {
            Water.beach(stage);
        }
        double[] flat = new double[stage.width];
        Arrays.fill(flat, stage.horizon + stage.height * 0.16);
        return flat;
    }

    private double[] ground() {
        if (brief.has(Scene.CITY)) {
            double[] flat = new double[stage.width];
            Arrays.fill(flat, stage.height * 0.94);
            return flat;
        }
        if (brief.has(Scene.DESERT)) {
            return Land.dunes(stage, stage.horizon);
        }
        if (brief.has(Scene.FOREST) && !brief.has(Scene.MEADOW)) {
            Trees.forest(stage, stage.horizon - stage.height * 0.08);
            if (!stage.palette.isDark()) {
                Trees.rays(stage);
            }
            double[] flat = new double[stage.width];
            Arrays.fill(flat, stage.height * 0.9);
            return flat;
        }
        double[] top = Land.country(stage, stage.horizon);
        boolean winter = brief.season() == Season.WINTER;
        if (brief.has(Scene.VILLAGE)) {
            Town.village(stage, top, 6 + stage.way(3), stage.unit * 86);
        }
        if (!winter && brief.style() != Style.MINIMAL) {
            boolean flowers = brief.has(Thing.FLOWERS) || brief.has(Scene.MEADOW) || brief.season() == Season.SPRING;
            Land.meadow(stage, stage.height * 0.8, flowers, 0.9);
        }
        return top;
    }

    /// Something dark and close at one edge, which makes the rest far.
    private void foreground(boolean water) {
        if (brief.style() == Style.MINIMAL || brief.has(Scene.CITY) || brief.has(Scene.DESERT)) {
            return;
        }
        boolean reeds = water && !brief.anyOf(Scene.SEA, Scene.ISLAND) || brief.has(Scene.MOUNTAINS) && !water && stage.way(2) == 0;
        if (reeds && brief.season() != Season.WINTER) {
            Graphics2D pen = stage.pen();
            boolean left = stage.lightX > stage.width / 2.0;
            int colour = Oklab.mix(stage.palette.near(), stage.palette.ground(), 0.12);
            for (int i = 0; i < 9; i++) {
                double x = stage.width * (left ? 0 : 1) + (left ? 1 : -1) * stage.between(-30.0, 240.0) * stage.unit;
                double near = 1 - Math.abs(x - (left ? 0 : stage.width)) / (280 * stage.unit);
                Trees.conifer(stage, pen, x, stage.height * 1.02, stage.unit * stage.between(150, 300) * (0.5 + near), colour, 0);
            }
            pen.dispose();
        }
    }
}
