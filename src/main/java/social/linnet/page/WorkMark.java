package social.linnet.page;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import social.linnet.media.Picture.Provenance;
import social.linnet.studio.work.Work;

/// That a picture of a post is a work, and what its card says of it.
///
/// @param kind       how it came to be
/// @param provenance where it came from
/// @param root       the first of its lineage, itself when it was made from none
/// @param from       what it was made from, or null when from nothing
public record WorkMark(Work.Kind kind, Provenance provenance, long root, @Nullable From from) {

    /// The picture that something was made from, as one viewer sees it.
    ///
    /// @param picture its id, or null when it is gone or not for this viewer
    /// @param handle  of whom is credited, or null when they have left
    public record From(@Nullable Long picture, @Nullable String handle) {
    }

    /// How it came to be, in one lower-case word: `painted`, `edited`, `pack`, `meme`, `animated`.
    public String how() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Whether it has captions on it and is shown for those.
    public boolean isMeme() {
        return kind == Work.Kind.MEME;
    }

    /// Whether it was made from another.
    public boolean isRemix() {
        return from != null;
    }
}
