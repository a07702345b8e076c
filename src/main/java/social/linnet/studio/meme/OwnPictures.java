package social.linnet.studio.meme;

import org.springframework.stereotype.Component;

import social.linnet.media.Picture;

/// As long as nobody can say otherwise of a work, it is its owner's alone to take further.
@Component
class OwnPictures implements Reusable {

    @Override
    public boolean mayReuse(long actor, Picture picture) {
        return picture.owner() == actor;
    }
}
