package social.linnet.assistant.context;

import social.linnet.event.Audience;
import social.linnet.moderation.CanSee;

/// Who will read an answer. What enters its prompt is bounded by what every one of them may see.
///
/// @param asker     who asks, and reads it in any case
/// @param everybody whether everybody else may read it as well
public record Readers(long asker, boolean everybody) {

    /// The readers of an answer to a post with this audience: everybody where everybody may read the question; otherwise
    /// the asker alone, since those who may read their question and those who may read the answer are not the same people.
    public static Readers of(long asker, Audience question) {
        return new Readers(asker, CanSee.isForEverybody(question));
    }

    /// The asker and nobody else.
    public static Readers alone(long asker) {
        return new Readers(asker, false);
    }
}
