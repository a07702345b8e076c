package social.linnet.media.film;

import java.awt.image.BufferedImage;
import java.util.List;

/// A short film to be made of stills.
///
/// @param move     what the camera does
/// @param pictures one, of which the film takes its shape; of [Move#PARALLAX] the layers, the farthest first, all of one
///                 size and all but the first see-through; of [Move#LOOP] two or more
/// @param seconds  how long, [#MIN_SECONDS] to [#MAX_SECONDS]
/// @param captions words over it, each for its time
public record Shot(Move move, List<BufferedImage> pictures, double seconds, List<Caption> captions) {

    public static final int MIN_SECONDS = 2;
    public static final int MAX_SECONDS = 12;
    public static final int MAX_PICTURES = 8;
    public static final int MAX_CAPTIONS = 12;
    /// Longest caption, in characters.
    public static final int MAX_CAPTION = 120;

    /// What the camera does. It starts and stops gently.
    public enum Move {
        ZOOM_IN, ZOOM_OUT, PAN_LEFT, PAN_RIGHT, PAN_UP, PAN_DOWN,
        /// Goes sideways, and what is near passes faster than what is far.
        PARALLAX,
        /// From each picture to the next and from the last to the first, so that the end meets the beginning.
        LOOP
    }

    /// Words over the picture.
    ///
    /// @param from seconds from the beginning
    /// @param to   seconds from the beginning
    public record Caption(String text, double from, double to) {

        /// @throws IllegalArgumentException when there are no words, too many, or no time for them
        public Caption {
            if (text.isBlank() || text.codePointCount(0, text.length()) > MAX_CAPTION || !(from >= 0 && to > from)) {
                throw new IllegalArgumentException("no such caption");
            }
        }
    }

    /// @throws IllegalArgumentException when it is outside those bounds
    public Shot {
        pictures = List.copyOf(pictures);
        captions = List.copyOf(captions);
        int least = move == Move.LOOP ? 2 : 1;
        int most = move == Move.LOOP || move == Move.PARALLAX ? MAX_PICTURES : 1;
        if (!(seconds >= MIN_SECONDS && seconds <= MAX_SECONDS) || pictures.size() < least || pictures.size() > most
                || captions.size() > MAX_CAPTIONS) {
            throw new IllegalArgumentException("no such shot: " + move + " of " + pictures.size() + " for " + seconds);
        }
    }

    /// Without words.
    public Shot(Move move, BufferedImage picture, double seconds) {
        this(move, List.of(picture), seconds, List.of());
    }
}
