package social.linnet.media;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What pictures look like, to tell copies of one from another. A copy that was made smaller or written anew is known
/// again; one that was turned, mirrored or cut is not.
public interface Fingerprints {

    /// 64 bits of what each of these looks like. Those with too little in them to be told from others are absent, and so
    /// are films.
    Map<Long, Long> of(Collection<Long> pictures);

    /// The first picture that was here and looks like this one, this one included: of those that belong to a post, were
    /// made here, or are this one's owner's. What else others keep to themselves nobody can have copied. Empty when this
    /// one is like nothing.
    Optional<Picture> first(Picture picture);

    /// Whether two pictures that look like this are taken for one: they are at most six of 64 bits apart, which is what
    /// half the size and a poor JPEG change; those that have nothing to do with each other are some 32 apart.
    static boolean areNear(long one, long other) {
        return Fingerprint.areNear(one, other);
    }
}
