package social.linnet.studio.work;

import org.jspecify.annotations.Nullable;

/// Whether somebody may do something with a picture, and if not, why not: people are told.
///
/// @param reason why not; null when they may
/// @param whose  who said no, when it is somebody further up the lineage, or somebody of whose picture it is a copy; null
///               otherwise
public record Permission(@Nullable Reason reason, @Nullable Long whose) {

    static final Permission GRANTED = new Permission(null, null);

    /// Why not.
    public enum Reason {
        /// It is gone, or this person may not see it, which is not told apart.
        GONE,
        /// It is not for everybody, so nothing is made from it that could be.
        NOT_PUBLIC,
        /// Its author does not allow it.
        NOT_ALLOWED,
        /// It is a photograph of people, or a picture that was not made here: its author can be asked.
        ASK,
        /// Its author was asked and has not answered.
        ASKED,
        /// Its author was asked and said no, or took their leave back.
        REFUSED,
        /// The author of something it was made from allows it no more.
        ANCESTOR,
        /// It was uploaded, and looks like a picture that somebody else had here before, who gave no leave.
        COPY,
        /// The same, of a picture that this person may not see: whose it is, is not said.
        COPY_UNNAMED,
        /// Its author does not show the words.
        HIDDEN,
        /// It was made without a style that others may use.
        NO_STYLE
    }

    static Permission refused(Reason reason) {
        return new Permission(reason, null);
    }

    public boolean granted() {
        return reason == null;
    }

    /// Whether asking its author may help.
    public boolean canAsk() {
        return reason == Reason.ASK;
    }
}
