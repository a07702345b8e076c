package social.linnet.studio.work;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import social.linnet.media.Fingerprints;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.post.Posts;
import social.linnet.studio.work.Work.Kind;

/// Knows of what is uploaded whether somebody else had it here before.
///
/// Asked of uploads and memes alone: what a model made was made from nothing or came through [Remixes]. A meme is asked
/// itself, since whoever put captions on a copy may have deleted the copy.
@Component
class Copies {

    private static final Set<Kind> BROUGHT = EnumSet.of(Kind.UPLOAD, Kind.MEME);

    private final Fingerprints fingerprints;
    private final Pictures pictures;
    private final Works works;
    private final Posts posts;

    Copies(Fingerprints fingerprints, Pictures pictures, Works works, Posts posts) {
        this.fingerprints = fingerprints;
        this.pictures = pictures;
        this.works = works;
        this.posts = posts;
    }

    /// The pictures of others that were here before and look like this one, or like what it was made from; those of its
    /// own lineage are no copies.
    ///
    /// @param work what is known of it
    /// @param line what it was made from
    List<Picture> originals(Picture picture, Optional<Work> work, List<Work> line) {
        List<Picture> originals = new ArrayList<>();
        if (work.map(Work::kind).map(BROUGHT::contains).orElse(true)) {
            original(picture, work.map(Work::root).orElse(picture.id())).ifPresent(originals::add);
        }
        for (Work ancestor : line) {
            if (BROUGHT.contains(ancestor.kind())) {
                pictures.find(ancestor.picture()).flatMap(found -> original(found, ancestor.root())).ifPresent(originals::add);
            }
        }
        return originals;
    }

    private Optional<Picture> original(Picture copy, long root) {
        return fingerprints.first(copy).filter(first -> first.owner() != copy.owner())
                .filter(first -> works.find(first.id()).map(Work::root).orElse(first.id()) != root);
    }

    /// Whether somebody may see this picture where it was posted.
    boolean isSeen(long viewer, Picture picture) {
        return picture.post() != null && posts.visible(viewer, picture.post()).isPresent();
    }
}
