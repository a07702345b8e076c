package social.linnet.studio;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ImageModel.Shape;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.media.Picture;
import social.linnet.moderation.Warnings;
import social.linnet.studio.work.Style;

/// Something being made, or made, or not.
///
/// @param id       128 random bits in base64url
/// @param owner    who asked
/// @param kind     what is to be done
/// @param sources  ids of the pictures it is made from, the one that is changed first
/// @param masked   whether a part of the first is to change alone
/// @param prompt   their own words
/// @param style    the style they chose
/// @param shape    the shape they chose
/// @param state    where it stands
/// @param ahead    how many jobs are before it in the queue; 0 when it is running or done
/// @param model    what makes it
/// @param failure  why it gave nothing, when [State#FAILED]
/// @param objection what was said against the words or what came of them, when something was
/// @param variants one for each picture asked for, 1 to 4, by number
public record Job(String id, long owner, Kind kind, List<Long> sources, boolean masked, String prompt, Style style, Shape shape,
                  State state, int ahead, ModelName model, @Nullable Failure failure, @Nullable Objection objection,
                  List<Variant> variants, Instant createdAt) {

    /// Longest prompt, in characters.
    public static final int MAX_PROMPT = 1000;
    /// Most variants of one job.
    public static final int MAX_VARIANTS = 4;

    /// What is to be done.
    public enum Kind {
        /// Make a picture from words.
        PAINT,
        /// Change a picture, or a part of it.
        EDIT,
        /// Lay out a figure and its things in a blister box.
        PACK,
        /// Set a picture in motion by moves of a camera, or several by going from one to the next.
        ANIMATE,
        /// Make a film from words, from words and a picture that it begins with, or from words and a film that they change.
        FILM
    }

    /// What was said against something.
    ///
    /// @param rule   the rule it goes against
    /// @param part   the words that it is about, as they were written; empty where that is not known
    /// @param judge  who said so; empty where that was not noted
    /// @param appeal what became of an appeal against it, or null when there was none
    public record Objection(Moderator.Rule rule, String part, String judge, Warnings.@Nullable State appeal) {

        public Objection(Moderator.Rule rule, String part) {
            this(rule, part, "", null);
        }
    }

    /// What was asked for, as a person reads it: the words of packs and films are kept with what is no word.
    public String said() {
        return switch (kind) {
            case PAINT, EDIT, FILM -> prompt;
            case PACK -> prompt.replaceAll("\n+", " · ").replaceAll(" · $", "");
            case ANIMATE -> prompt.lines().skip(1).collect(Collectors.joining(" / "));
        };
    }

    /// The key of the words that say why nothing came of it. Where no rule is named, the model itself would not.
    public String reason() {
        Failure why = failure == null ? Failure.UNAVAILABLE : failure;
        return "failure." + (why == Failure.REFUSED && objection == null ? "refused-by-model"
                : why.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /// Whether its owner may say now that the refusal is wrong.
    public boolean isAppealable(Instant now) {
        return objection != null && objection.rule() != Moderator.Rule.SEXUAL_MINORS && objection.appeal() == null && state.isOver()
                && variants.stream().anyMatch(variant -> variant.failure() == Failure.REFUSED || variant.failure() == Failure.REFUSED_AFTER)
                && now.isBefore(createdAt.plus(Appeals.WITHIN));
    }

    /// Where a job or a variant stands.
    public enum State {
        QUEUED, RUNNING, CHECKING, READY, FAILED, CANCELLED;

        /// Whether nothing more will happen by itself.
        public boolean isOver() {
            return this == READY || this == FAILED || this == CANCELLED;
        }
    }

    /// Why there is no picture, as a person understands it.
    public enum Failure {
        /// Refused before: the words go against a rule here, or the model would not make this.
        REFUSED,
        /// Refused after: what was made goes against a rule.
        REFUSED_AFTER,
        /// Made, and kept from being posted until it was looked at: what looks was away.
        HELD,
        /// The owner of a picture it is made from does not allow it, or no more.
        NOT_ALLOWED,
        /// Too many at once: try again in a while.
        BUSY,
        /// It took too long.
        TIMED_OUT,
        /// The model cannot be reached: try again.
        UNAVAILABLE,
        /// The server's settings for the model are wrong: tell the operator.
        MISCONFIGURED,
        /// The model cannot make it in this way.
        UNSUPPORTED,
        /// The model takes in no words as long as these.
        TOO_LONG,
        /// Something was made that is not a usable picture.
        UNUSABLE;

        /// Which of the five reasons that people are told it is.
        public Named named() {
            return switch (this) {
                case REFUSED, NOT_ALLOWED, UNSUPPORTED, TOO_LONG -> Named.REFUSED_BEFORE;
                case REFUSED_AFTER, UNUSABLE -> Named.REFUSED_AFTER;
                case BUSY, UNAVAILABLE, MISCONFIGURED -> Named.OUT_OF_CAPACITY;
                case TIMED_OUT -> Named.TIMED_OUT;
                case HELD -> Named.NOT_PUBLISHED;
            };
        }
    }

    /// Why, in as few words as people remember.
    public enum Named {
        REFUSED_BEFORE, REFUSED_AFTER, OUT_OF_CAPACITY, TIMED_OUT,
        /// Made, and not to be posted yet.
        NOT_PUBLISHED
    }

    /// One of the pictures asked for.
    ///
    /// @param number   1 to 4
    /// @param progress 0 to 100
    /// @param partial  whether there is a partial picture to show
    /// @param picture  the picture, when [State#READY]
    /// @param failure  why not, when [State#FAILED]
    public record Variant(int number, State state, int progress, boolean partial, @Nullable Picture picture,
                          @Nullable Failure failure) {
    }

    /// How far all of it is, 0 to 100.
    public int progress() {
        return (int) variants.stream().mapToInt(v -> v.state().isOver() ? 100 : v.progress()).average().orElse(0);
    }
}
