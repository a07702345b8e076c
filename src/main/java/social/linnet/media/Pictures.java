package social.linnet.media;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import social.linnet.media.Picture.Size;

/// Stores pictures and finds them again.
public interface Pictures {

    /// Stores what a person uploaded: sniffs, decodes in bounds, applies the orientation, strips, renders, hashes. A
    /// video or a sound is written anew as MP4 or M4A, which takes up to half its length.
    ///
    /// @param alt description, at most [Picture#MAX_ALT] characters; empty for none
    /// @throws social.linnet.event.Refused with `picture-type`, `picture-broken`, `picture-too-large`,
    ///                                     `picture-too-many-pixels`, `picture-busy` (limited), `alt-too-long`,
    ///                                     `alt-broken`; of videos and sounds those of
    ///                                     [social.linnet.media.film.Films#transcode]
    Picture upload(long owner, InputStream bytes, String alt);

    /// Stores what a model made, by the same path and within the same bounds as an upload.
    ///
    /// @param with what must be written down of it if it is there: is called in the transaction that writes its row, so that
    ///             a crash leaves both or neither
    Picture store(long owner, byte[] bytes, String alt, Making making, Consumer<Picture> with);

    /// The same, where nothing needs to know of it.
    default Picture store(long owner, byte[] bytes, String alt, Making making) {
        return store(owner, bytes, alt, making, picture -> { });
    }

    /// Stores a film that [social.linnet.media.film.Films] made here, and takes its file away from where it is.
    ///
    /// @param mp4    an MP4 with H.264, or an M4A
    /// @param poster the still that stands for it, a picture of any type that is accepted
    /// @param with   as of [#store(long, byte\[\], String, Making, Consumer)]
    /// @throws social.linnet.event.Refused as [#store(long, byte\[\], String, Making)], of the poster
    Picture storeVideo(long owner, Path mp4, byte[] poster, String alt, Making making, Consumer<Picture> with);

    /// The same, where nothing needs to know of it.
    default Picture storeVideo(long owner, Path mp4, byte[] poster, String alt, Making making) {
        return storeVideo(owner, mp4, poster, alt, making, picture -> { });
    }

    /// Stores a film that came from elsewhere, such as a model's: written anew, as an upload is, with a still of its own.
    ///
    /// @param with as of [#store(long, byte\[\], String, Making, Consumer)]
    /// @throws social.linnet.event.Refused as [#upload]
    Picture storeVideo(long owner, InputStream foreign, String alt, Making making, Consumer<Picture> with);

    /// The same, where nothing needs to know of it.
    default Picture storeVideo(long owner, InputStream foreign, String alt, Making making) {
        return storeVideo(owner, foreign, alt, making, picture -> { });
    }

    /// Reads a partial or foreign picture within the same bounds and gives it back as a small JPEG, storing nothing.
    /// Empty when it is not a picture.
    Optional<byte[]> preview(byte[] bytes, int longestSide);

    Optional<Picture> find(long id);

    /// The pictures with these ids, in no order; ids that are none are absent.
    Map<Long, Picture> find(Collection<Long> ids);

    Optional<Picture> findByName(String name);

    /// The pictures of these posts, each post's in order. Posts without pictures are absent.
    Map<Long, List<Picture>> ofPosts(Collection<Long> posts);

    /// Changes what is said of a picture.
    ///
    /// @throws social.linnet.event.Refused `not-found` when it is not this owner's, `alt-too-long`, `alt-broken`
    Picture describe(long owner, long id, Picture.Caption caption);

    /// Changes the description alone.
    ///
    /// @throws social.linnet.event.Refused as the other
    default Picture describe(long owner, long id, String alt) {
        return describe(owner, id, new Picture.Caption(alt, null));
    }

    /// Attaches the owner's unattached pictures to a post in this order, inside the caller's transaction.
    ///
    /// @param open whether everybody may see the post
    /// @throws social.linnet.event.Refused `picture-not-yours` when one is not theirs, not there, or in use; `picture-held`
    ///                                     when one waits to be looked at
    void attach(long owner, List<Long> ids, long post, boolean open);

    /// Makes these the pictures of a post, in this order, inside the caller's transaction: its own ones and the owner's
    /// unattached ones. Those that it had and that are not among them become the owner's alone.
    ///
    /// @param open whether everybody may see the post
    /// @throws social.linnet.event.Refused `picture-not-yours` when one is not theirs, not there, or in use elsewhere;
    ///                                     `picture-held` when one waits to be looked at
    void reattach(long owner, List<Long> ids, long post, boolean open);

    /// Keeps the owner's unattached picture from being attached to anything, or no more.
    void hold(long owner, long id, boolean held);

    /// Whether it waits to be looked at: nothing is to be made of it that nobody looks at either.
    boolean isHeld(long id);

    /// Deletes what was uploaded for this post and detaches what a model made, inside the caller's transaction.
    void dropOf(long post);

    /// Keeps the owner's unattached pictures until a day after this instant, at least.
    ///
    /// @throws social.linnet.event.Refused `picture-not-yours` when one is not theirs, not there, or in use; `picture-held`
    ///                                     when one waits to be looked at
    void keep(long owner, Collection<Long> ids, Instant until);

    /// Deletes what this owner uploaded and what belongs to nothing, inside the caller's transaction.
    ///
    /// @throws social.linnet.event.Refused `not-found` when there is none such of theirs, `picture-in-use` when it
    ///                                     belongs to something, or a model made it
    void discard(long owner, long id);

    /// Deletes a picture that a model made for this owner and that nobody was shown: one that is attached to nothing. Does
    /// nothing to others.
    void discardMade(long owner, long id);

    /// Detaches whatever is attached to this post, inside the caller's transaction: from then on only the owner may
    /// fetch it.
    void detach(long post);

    /// Stores a square picture of at most 400 pixels a side as the account's avatar, open to everybody, and drops the
    /// one before.
    Picture avatar(long owner, InputStream bytes);

    /// Drops the account's avatar and its files, if it has one.
    void dropAvatar(long owner);

    /// Stores a picture that belongs to the house rather than to a post, such as an emoji: open to everybody until it is
    /// dropped. What moves goes on moving (GIF, animated PNG and WebP); its small rendition stands still.
    ///
    /// @param longestSide in pixels
    Picture keep(long owner, InputStream bytes, int longestSide);

    /// The same of a picture that nobody here uploaded, and which stands still.
    ///
    /// @param longestSide in pixels
    Picture keepStill(byte[] bytes, int longestSide);

    /// Drops a picture that was kept, and its files. Does nothing to others.
    void drop(long id);

    /// The stored file of a size. It exists as long as the picture does.
    Path file(Picture picture, Size size);

    /// What is in that file, as a whole.
    byte[] bytes(Picture picture, Size size);

    /// A query string (`exp=…&sig=…`) with which anybody may fetch this picture for at most 15 minutes: for pictures of
    /// posts that are not public, given to those who may see the post. The same within five minutes, so that browsers
    /// can cache.
    String signature(Picture picture);

    /// Whether this is a signature of this picture that still holds.
    boolean holds(Picture picture, String expires, String signature);
}
