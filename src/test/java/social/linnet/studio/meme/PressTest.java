package social.linnet.studio.meme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import social.linnet.event.Refused;
import social.linnet.studio.meme.Caption.Align;
import social.linnet.studio.meme.Caption.Look;
import social.linnet.testing.Beside;

/// What memes look like, by measures of their pixels.
@Beside
class PressTest {

    private static final int WIDTH = 600;
    private static final Color GROUND = new Color(0x40, 0x80, 0xC0);

    private static List<Pixels> ground(Layout layout) {
        List<Pixels> ground = new ArrayList<>();
        layout.slots().forEach(slot -> ground.add(new Pixels.Flat(GROUND)));
        return ground;
    }

    private static BufferedImage draw(Layout layout, List<Caption> captions) {
        return Press.draw(new Meme(layout, List.of(), captions), ground(layout), WIDTH);
    }

    private static Caption caption(String text, Area area, Look look) {
        return new Caption(text, area, 0, look, 0xFFFFFF, Align.MIDDLE, look == Look.CLASSIC);
    }

    private static Caption dark(String text, Area area, double turn, Align align) {
        return new Caption(text, area, turn, Look.PLAIN, 0, align, false);
    }

    /// The box, in fractions, around the pixels that differ between two pictures.
    private static Rectangle2D changed(BufferedImage before, BufferedImage after) {
        int left = before.getWidth();
        int top = before.getHeight();
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        double width = before.getWidth();
        double height = before.getHeight();
        return new Rectangle2D.Double(left / width, top / height, (right - left + 1) / width, (bottom - top + 1) / height);
    }

    private static double share(BufferedImage image, int rgb) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == rgb) {
                    found++;
                }
            }
        }
        return (double) found / image.getWidth() / image.getHeight();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void eachLayoutHasItsWordsInTheirBoxes(Layout layout) {
        BufferedImage silent = draw(layout, List.of());
        for (Caption begun : layout.captions()) {
            BufferedImage said = draw(layout, List.of(begun.saying("Aa bb cc dd ee ff")));
            Rectangle2D words = changed(silent, said);
            assertThat(words.isEmpty()).as("%s says something", layout).isFalse();
            Area area = begun.area();
            assertThat(words.getCenterX()).as("%s across", layout)
                    .isBetween(area.middleX() - area.width() / 2, area.middleX() + area.width() / 2);
            assertThat(words.getCenterY()).as("%s down", layout)
                    .isBetween(area.middleY() - area.height() / 2, area.middleY() + area.height() / 2);
            assertThat(words.getMinX()).isPositive();
            assertThat(words.getMaxX()).isLessThan(1);
            assertThat(words.getMinY()).isPositive();
            assertThat(words.getMaxY()).isLessThan(1);
            if (begun.turn() == 0) {
                assertThat(words.getWidth()).isLessThanOrEqualTo(area.width() + 0.02);
                assertThat(words.getHeight()).isLessThanOrEqualTo(area.height() + 0.02);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void eachLayoutShowsItsPicturesInItsParts(Layout layout) {
        BufferedImage image = draw(layout, List.of());
        double covered = layout.slots().stream().mapToDouble(slot -> slot.width() * slot.height()).sum();
        // our arrows and badges lie above
        assertThat(share(image, GROUND.getRGB() & 0xFFFFFF)).isBetween(Math.max(0, covered * 0.94 - 0.01), covered + 0.01);
        if (layout.slots().isEmpty()) {
            assertThat(new Meme(layout, List.of(), List.of()).isEmpty()).isTrue();
            assertThatThrownBy(() -> new Meme(layout, List.of(new Meme.Panel.Plain(0)), List.of())).isInstanceOf(Refused.class);
        }
    }

    @Test
    void classicLettersAreWhiteWithABlackOutline() {
        BufferedImage image = draw(Layout.TOP_BOTTOM, List.of(caption("linnet", new Area(0.05, 0.05, 0.9, 0.2), Look.CLASSIC)));
        assertThat(share(image, 0xFFFFFF)).isGreaterThan(0.01);
        assertThat(share(image, 0)).isGreaterThan(0.005);
        BufferedImage plain = draw(Layout.TOP_BOTTOM, List.of(caption("linnet", new Area(0.05, 0.05, 0.9, 0.2), Look.PLAIN)));
        assertThat(share(plain, 0xFFFFFF)).isGreaterThan(0.01);
        assertThat(share(plain, 0)).isZero();
    }

    @Test
    void aBoxIsOfTheOppositeLightness() {
        Area area = new Area(0.1, 0.4, 0.8, 0.2);
        BufferedImage dark = draw(Layout.TOP_BOTTOM, List.of(new Caption("linnet", area, 0, Look.BOXED, 0x101010, Align.MIDDLE, false)));
        assertThat(share(dark, 0xFFFFFF)).isGreaterThan(share(dark, 0x101010)).isGreaterThan(0.02);
    }

    /// Long words, Arabic, emoji of several parts, one letter, and many lines.
    @ParameterizedTest
    @ValueSource(strings = {"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen", "مرحبا بالعالم", "שלום עולם",
        "👩‍👩‍👧‍👦 ❤️ 🏳️‍🌈 👍🏽", "i", "one\ntwo\nthree\nfour\nfive", "\uFE0F", "a\u200Db", "漢字"})
    void whateverIsWrittenStaysInItsBox(String text) {
        for (Look look : Look.values()) {
            Area area = new Area(0.3, 0.3, 0.4, 0.2);
            BufferedImage silent = draw(Layout.TOP_BOTTOM, List.of());
            Rectangle2D words = changed(silent, draw(Layout.TOP_BOTTOM, List.of(caption(text, area, look))));
            if (!words.isEmpty()) {
                assertThat(words.getMinX()).as("%s %s", look, text).isGreaterThan(area.x() - 0.02);
                assertThat(words.getMaxX()).isLessThan(area.x() + area.width() + 0.02);
                assertThat(words.getMinY()).isGreaterThan(area.y() - 0.02);
                assertThat(words.getMaxY()).isLessThan(area.y() + area.height() + 0.02);
            }
        }
    }

    @Test
    void whatIsReadFromTheRightStartsThere() {
        BufferedImage silent = draw(Layout.TOP_BOTTOM, List.of());
        Area area = new Area(0.05, 0.45, 0.9, 0.06);
        Rectangle2D latin = changed(silent, draw(Layout.TOP_BOTTOM, List.of(dark("hi", area, 0, Align.START))));
        Rectangle2D hebrew = changed(silent, draw(Layout.TOP_BOTTOM, List.of(dark("שלום", area, 0, Align.START))));
        assertThat(latin.getMaxX()).isLessThan(0.3);
        assertThat(hebrew.getMinX()).isGreaterThan(0.7);
    }

    @Test
    void moreWordsAreSmaller() {
        float few = Lettering.set("two words", Typefaces.of(Look.PLAIN), 300, 100, 90, Align.MIDDLE).size();
        float many = Lettering.set("two words ".repeat(15).strip(), Typefaces.of(Look.PLAIN), 300, 100, 90, Align.MIDDLE).size();
        assertThat(few).isGreaterThan(many * 2);
    }

    @Test
    void emojiHaveLetters() {
        // a font without them draws an empty box, which would be the same for both
        Rectangle2D fire = Lettering.set("🔥", Typefaces.of(Look.CLASSIC), 100, 100, 90, Align.MIDDLE).outline().getBounds2D();
        Rectangle2D bird = Lettering.set("🐦", Typefaces.of(Look.CLASSIC), 100, 100, 90, Align.MIDDLE).outline().getBounds2D();
        assertThat(fire.isEmpty()).isFalse();
        assertThat(fire).isNotEqualTo(bird);
    }

    @Test
    void aTurnedBoxTurnsItsWords() {
        Area area = new Area(0.2, 0.45, 0.6, 0.1);
        BufferedImage silent = draw(Layout.TOP_BOTTOM, List.of());
        Rectangle2D level = changed(silent, draw(Layout.TOP_BOTTOM, List.of(dark("along the way", area, 0, Align.MIDDLE))));
        Rectangle2D upright = changed(silent, draw(Layout.TOP_BOTTOM, List.of(dark("along the way", area, 90, Align.MIDDLE))));
        assertThat(level.getWidth()).isGreaterThan(level.getHeight() * 3);
        assertThat(upright.getHeight()).isGreaterThan(upright.getWidth() * 3);
    }

    @Test
    void noPlaceOutsideAndNoNumberThatIsNone() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 7, -7}) {
            assertThatThrownBy(() -> new Area(wrong, 0, 0.5, 0.5)).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> new Area(0, 0, wrong, 0.5)).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> new Area(0, 0, 0, 0.5)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> dark("a", new Area(0, 0, 1, 1), Double.NaN, Align.START)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> caption("x".repeat(Caption.MAX_TEXT + 1), new Area(0, 0, 1, 1), Look.PLAIN)).isInstanceOf(Refused.class);
        List<Caption> many = List.copyOf(Collections.nCopies(Meme.MAX_CAPTIONS + 1,
                caption("a", new Area(0, 0, 1, 1), Look.PLAIN)));
        assertThatThrownBy(() -> new Meme(Layout.TOP_BOTTOM, List.of(), many)).isInstanceOf(Refused.class);
    }

    /// Draws one meme, in a process of its own.
    static final class Drawing {
        private Drawing() {
        }

        static void main(String[] arguments) {
            System.exit(Samples.pixels(Layout.GRID).size() == 4
                    && Press.draw(Samples.of(Layout.GRID), Samples.pixels(Layout.GRID), 200).getHeight() == 200 ? 0 : 1);
        }
    }

    /// On a machine without a font, Java fails as soon as it is asked for one, unless it is told where some are.
    @Test
    void aMachineNeedsNoFonts(@TempDir Path folder) throws IOException, InterruptedException {
        Path none = Files.writeString(folder.resolve("none.conf"), """
                <?xml version="1.0"?>
                <fontconfig><cachedir>%s</cachedir></fontconfig>
                """.formatted(folder));
        ProcessBuilder process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true", "-Duser.home=" + folder, "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"),
                Drawing.class.getName());
        process.environment().put("FONTCONFIG_FILE", none.toString());
        Path said = folder.resolve("said");
        Process drawing = process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            assertThat(drawing.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            drawing.destroyForcibly();
        }
        assertThat(drawing.exitValue()).as(Files.readString(said)).isZero();
    }
}
