package social.linnet.studio.meme;

import social.linnet.media.Picture;

/// Whether somebody may take a picture further. Asked at the moment in which it is done.
public interface Reusable {

    /// @param actor   who wants to make something of it
    /// @param picture one that they may see
    boolean mayReuse(long actor, Picture picture);
}
