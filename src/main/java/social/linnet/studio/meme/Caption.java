package social.linnet.studio.meme;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// Words on a meme. They are wrapped and made as large as their box lets them.
///
/// @param text   at most [#MAX_TEXT] characters
/// @param area   its box
/// @param turn   by how many degrees the box is turned about its middle, clockwise, -180 to 180
/// @param look   how the letters are drawn
/// @param colour of the letters, `0xRRGGBB`
/// @param align  to which side the lines are set; of text that runs from the right, the sides change places
/// @param upper  whether all of it is set in capitals
public record Caption(String text, Area area, double turn, Look look, int colour, Align align, boolean upper) {

    /// Longest text, in characters.
    public static final int MAX_TEXT = 200;
    private static final double MAX_TURN = 180;
    private static final int MAX_COLOUR = 0xFFFFFF;

    /// How letters are drawn.
    public enum Look {
        /// Heavy and narrow, with an outline.
        CLASSIC,
        /// On a strip of the opposite lightness.
        BOXED,
        /// Nothing but letters.
        PLAIN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Look> ofWord(String word) {
            return Arrays.stream(values()).filter(look -> look.word().equals(word)).findFirst();
        }
    }

    /// To which side lines are set.
    public enum Align {
        START, MIDDLE, END;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Align> ofWord(String word) {
            return Arrays.stream(values()).filter(align -> align.word().equals(word)).findFirst();
        }
    }

    /// @throws Refused `meme-text-too-long`, `text-unusable`, `meme-place`, `meme-look`
    public Caption {
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refused.invalid("meme-text-too-long", MAX_TEXT);
        }
        text = Texts.storable(text).replace('\t', ' ').strip();
        if (!(Math.abs(turn) <= MAX_TURN)) {
            throw Refused.invalid("meme-place");
        }
        if (colour < 0 || colour > MAX_COLOUR) {
            throw Refused.invalid("meme-look");
        }
    }

    /// The same with these words.
    public Caption saying(String words) {
        return new Caption(words, area, turn, look, colour, align, upper);
    }
}
