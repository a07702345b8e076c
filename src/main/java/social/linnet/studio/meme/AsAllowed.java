package social.linnet.studio.meme;

import org.springframework.stereotype.Component;

import social.linnet.media.Picture;
import social.linnet.studio.Remixes;
import social.linnet.studio.Verb;

/// What its maker allows, or gave leave for.
@Component
class AsAllowed implements Reusable {

    private final Remixes remixes;

    AsAllowed(Remixes remixes) {
        this.remixes = remixes;
    }

    @Override
    public boolean mayReuse(long actor, Picture picture) {
        return remixes.may(actor, picture, Verb.MEME).granted();
    }
}
