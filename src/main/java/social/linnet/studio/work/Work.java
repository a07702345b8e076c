package social.linnet.studio.work;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// Something made here, or a picture from which something was: one node of a lineage. It outlives its picture.
///
/// @param picture the id of the picture
/// @param owner   who made it
/// @param kind    how
/// @param job     the job that made it, or null
/// @param parent  the picture it was made from, or null
/// @param root    the first of its lineage, itself when it was made from none
/// @param depth   how many are between it and nothing: 0 for a root
/// @param prompt  its maker's own words, or null
/// @param style   the word of the style it was made in
/// @param model   what made it, or null
/// @param shows   what its page says of how it was made
/// @param allows  what others may make from it
/// @param people  whether it is a photograph of people, from which nobody makes anything without leave
public record Work(long picture, long owner, Kind kind, @Nullable String job, @Nullable Long parent, long root, int depth,
                   @Nullable String prompt, String style, @Nullable String model, Shows shows, Set<Verb> allows,
                   boolean people, Instant madeAt) {

    /// How something came to be.
    public enum Kind {
        PAINTED, EDITED, PACK, MEME, ANIMATED, FILMED, UPLOAD
    }

    /// What a page of a work says of how it was made.
    public enum Shows {
        /// The words and the style.
        PROMPT,
        /// The style alone.
        STYLE,
        /// Neither.
        NOTHING;

        /// The one with this lower-case word, or empty.
        public static Optional<Shows> ofWord(String word) {
            return Arrays.stream(values()).filter(shows -> shows.name().toLowerCase(Locale.ROOT).equals(word)).findFirst();
        }
    }

    public Work {
        allows = Set.copyOf(allows);
    }
}
