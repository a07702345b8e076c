package social.linnet.studio;

import java.util.List;

import social.linnet.ai.ModelName;

/// That films are made from words here, by what, and what one counts as: people see that before they ask.
///
/// @param cost how many pictures four seconds count as in a person's day
public record FilmOffer(ModelName model, int cost) {

    /// How long one may be, in seconds.
    public static final List<Integer> LENGTHS = List.of(4, 8, 12);
    private static final int STEP = LENGTHS.getFirst();

    /// How many pictures a film counts as.
    public int cost(int seconds) {
        return cost * Math.ceilDiv(Math.clamp(seconds, STEP, LENGTHS.getLast()), STEP);
    }
}
