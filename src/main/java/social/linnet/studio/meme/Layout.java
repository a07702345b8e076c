package social.linnet.studio.meme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import social.linnet.studio.meme.Caption.Align;
import social.linnet.studio.meme.Caption.Look;

/// How a meme is divided, and what is drawn on it besides its maker's pictures and words. All drawings are our own.
public enum Layout {
    /// One picture, with words at its head and its foot.
    TOP_BOTTOM(1, true, List.of(all()), List.of(classic(0.03, 0.02, 0.94, 0.2), classic(0.03, 0.78, 0.94, 0.2))),
    /// A white bar with words, and one picture below it.
    BAR(0.8, true, List.of(new Area(0, 0.2, 1, 0.8)), List.of(plain(0.03, 0.015, 0.94, 0.17, Align.START))),
    /// Two pictures side by side.
    SIDE_BY_SIDE(1.5, false, List.of(new Area(0, 0, 0.497, 1), new Area(0.503, 0, 0.497, 1)),
            List.of(classic(0.02, 0.74, 0.46, 0.24), classic(0.52, 0.74, 0.46, 0.24))),
    /// Rather not this, rather that: two pictures on the left, words beside them.
    CHOICE(1, false, List.of(new Area(0, 0, 0.5, 0.497), new Area(0, 0.503, 0.5, 0.497)),
            List.of(plain(0.53, 0.05, 0.44, 0.4, Align.MIDDLE), plain(0.53, 0.55, 0.44, 0.4, Align.MIDDLE))),
    /// Three pictures that tell something one after the other.
    STRIP(1.8, false, List.of(new Area(0, 0, 0.33, 1), new Area(0.335, 0, 0.33, 1), new Area(0.67, 0, 0.33, 1)),
            List.of(boxed(0.01, 0.8, 0.31, 0.17), boxed(0.345, 0.8, 0.31, 0.17), boxed(0.68, 0.8, 0.31, 0.17))),
    /// Four pictures.
    GRID(1, false, List.of(new Area(0, 0, 0.497, 0.497), new Area(0.503, 0, 0.497, 0.497),
            new Area(0, 0.503, 0.497, 0.497), new Area(0.503, 0.503, 0.497, 0.497)),
            List.of(classic(0.02, 0.34, 0.46, 0.14), classic(0.52, 0.34, 0.46, 0.14), classic(0.02, 0.84, 0.46, 0.14),
                    classic(0.52, 0.84, 0.46, 0.14))),
    /// Two pictures and an arrow from one to the other.
    BEFORE_AFTER(1.5, false, List.of(new Area(0, 0, 0.497, 1), new Area(0.503, 0, 0.497, 1)),
            List.of(boxed(0.02, 0.03, 0.3, 0.11), boxed(0.68, 0.03, 0.3, 0.11))),
    /// One picture with three arrows at things in it.
    ARROWS(1, true, List.of(all()),
            List.of(boxed(0.03, 0.05, 0.32, 0.12), boxed(0.65, 0.3, 0.32, 0.12), boxed(0.05, 0.83, 0.32, 0.12))),
    /// Five rows from best to worst.
    RANKING(1, false, List.of(),
            List.of(plain(0.27, 0.03, 0.7, 0.14, Align.START), plain(0.27, 0.23, 0.7, 0.14, Align.START),
                    plain(0.27, 0.43, 0.7, 0.14, Align.START), plain(0.27, 0.63, 0.7, 0.14, Align.START),
                    plain(0.27, 0.83, 0.7, 0.14, Align.START))),
    /// Two birds that talk.
    DIALOGUE(1.35, false, List.of(),
            List.of(plain(0.08, 0.08, 0.38, 0.26, Align.MIDDLE), plain(0.54, 0.2, 0.38, 0.26, Align.MIDDLE))),
    /// A bird that holds up a sign.
    SIGN(1, false, List.of(), List.of(plain(0.16, 0.11, 0.68, 0.34, Align.MIDDLE))),
    /// Two buttons and a wing that cannot decide.
    BUTTONS(1, false, List.of(),
            List.of(turned(0.1, 0.18, 0.34, 0.14, -6), turned(0.56, 0.18, 0.34, 0.14, 6), classic(0.03, 0.84, 0.94, 0.13))),
    /// A curve that goes up and comes down again.
    CHART(1.35, false, List.of(),
            List.of(plain(0.2, 0.03, 0.6, 0.13, Align.MIDDLE), plain(0.2, 0.89, 0.7, 0.08, Align.MIDDLE),
                    new Caption("", new Area(-0.152, 0.446, 0.444, 0.108), -90, Look.PLAIN, ink(), Align.MIDDLE, false),
                    boxed(0.42, 0.2, 0.24, 0.09))),
    /// Words between large marks, and who said them.
    QUOTE(1.35, false, List.of(),
            List.of(new Caption("", new Area(0.13, 0.18, 0.74, 0.5), 0, Look.PLAIN, 0xFFFFFF, Align.MIDDLE, false),
                    new Caption("", new Area(0.3, 0.78, 0.57, 0.09), 0, Look.PLAIN, 0xFFE3D3, Align.END, false)));

    private final double ratio;
    private final boolean free;
    private final List<Area> slots;
    private final List<Caption> captions;

    Layout(double ratio, boolean free, List<Area> slots, List<Caption> captions) {
        this.ratio = ratio;
        this.free = free;
        this.slots = slots;
        this.captions = captions;
    }

    /// The lower-case word used in forms.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The layout with this word, or empty.
    public static Optional<Layout> ofWord(String word) {
        return Arrays.stream(values()).filter(layout -> layout.word().equals(word)).findFirst();
    }

    /// Where its pictures go.
    public List<Area> slots() {
        return slots;
    }

    /// Whether it is about a picture.
    public boolean takesPictures() {
        return !slots.isEmpty();
    }

    /// The captions that it begins with: empty, each in its place and its look.
    public List<Caption> captions() {
        return captions;
    }

    /// Width by height.
    ///
    /// @param picture the same of its first picture
    double ratio(double picture) {
        return free ? picture * ratio : ratio;
    }

    private static Area all() {
        return new Area(0, 0, 1, 1);
    }

    private static int ink() {
        return 0x2A211B;
    }

    private static Caption classic(double x, double y, double width, double height) {
        return new Caption("", new Area(x, y, width, height), 0, Look.CLASSIC, 0xFFFFFF, Align.MIDDLE, true);
    }

    private static Caption boxed(double x, double y, double width, double height) {
        return new Caption("", new Area(x, y, width, height), 0, Look.BOXED, ink(), Align.MIDDLE, false);
    }

    private static Caption plain(double x, double y, double width, double height, Align align) {
        return new Caption("", new Area(x, y, width, height), 0, Look.PLAIN, ink(), align, false);
    }

    private static Caption turned(double x, double y, double width, double height, double turn) {
        return new Caption("", new Area(x, y, width, height), turn, Look.PLAIN, ink(), Align.MIDDLE, false);
    }
}
