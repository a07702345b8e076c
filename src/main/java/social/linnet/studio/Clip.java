package social.linnet.studio;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import social.linnet.event.Refused;
import social.linnet.event.Texts;
import social.linnet.media.film.Shot;
import social.linnet.media.film.Shot.Caption;
import social.linnet.media.film.Shot.Move;

/// A short film as it is asked for: a move of the camera over a picture, or a round through several, and words over it, one
/// after the other. It is kept as the words of a job: the move and the seconds, then a caption a line.
///
/// @param captions each is shown for its share of the time
public record Clip(Move move, int seconds, List<String> captions) {

    /// How long it may be, in seconds.
    public static final List<Integer> LENGTHS = List.of(4, 6, 8);
    /// Longest caption, in characters, and most of them.
    public static final int MAX_CAPTION = Shot.MAX_CAPTION;
    public static final int MAX_CAPTIONS = 4;
    /// The moves that people choose from.
    private static final List<Move> MOVES = List.of(Move.ZOOM_IN, Move.ZOOM_OUT, Move.PAN_LEFT, Move.PAN_RIGHT, Move.PAN_UP,
            Move.PAN_DOWN, Move.PARALLAX, Move.LOOP);

    /// Their lower-case words, as forms have them.
    public static List<String> moveWords() {
        return MOVES.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    }

    public Clip {
        captions = List.copyOf(captions);
    }

    /// Reads what somebody chose and typed.
    ///
    /// @param captions one a line
    /// @throws Refused `choice-unknown`, `clip-captions`, `text-unusable`
    public static Clip typed(String move, int seconds, String captions) {
        Move chosen = MOVES.stream().filter(each -> each.name().toLowerCase(Locale.ROOT).equals(move)).findFirst()
                .orElseThrow(() -> Refused.invalid("choice-unknown"));
        if (!LENGTHS.contains(seconds)) {
            throw Refused.invalid("choice-unknown");
        }
        List<String> lines = new ArrayList<>();
        for (String line : captions.split("\n")) {
            String words = Texts.storable(line).replaceAll("\\s+", " ").strip();
            if (!words.isEmpty()) {
                lines.add(words);
            }
        }
        if (lines.size() > MAX_CAPTIONS || lines.stream().anyMatch(line -> line.codePointCount(0, line.length()) > MAX_CAPTION)) {
            throw Refused.invalid("clip-captions", MAX_CAPTIONS, MAX_CAPTION);
        }
        return new Clip(chosen, seconds, lines);
    }

    /// The words of the job.
    public String prompt() {
        List<String> lines = new ArrayList<>(List.of(move.name().toLowerCase(Locale.ROOT) + " " + seconds));
        lines.addAll(captions);
        return String.join("\n", lines);
    }

    static Clip of(String prompt) {
        String[] parts = prompt.split("\n", 2);
        String[] first = parts[0].split(" ");
        return typed(first[0], first.length > 1 && first[1].matches("[0-9]{1,2}") ? Integer.parseInt(first[1]) : 0,
                parts.length > 1 ? parts[1] : "");
    }

    /// The words over it, for who cannot see them.
    String said() {
        return String.join(" / ", captions);
    }

    /// @param pictures one, several to go round through, or the layers of one
    Shot shot(List<BufferedImage> pictures) {
        List<Caption> timed = new ArrayList<>();
        double each = captions.isEmpty() ? 0 : (double) seconds / captions.size();
        for (int i = 0; i < captions.size(); i++) {
            timed.add(new Caption(captions.get(i), i * each, (i + 1) * each));
        }
        return new Shot(move, pictures, seconds, timed);
    }
}
