package social.linnet.web.compose;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.PostView;
import social.linnet.settings.Settings;
import social.linnet.studio.Job;
import social.linnet.studio.Studio;
import social.linnet.web.Site;

/// Fills the post box for whoever opens a page.
@Component
public class Composers {

    private final Studio studio;
    private final Pictures pictures;
    private final int daily;

    Composers(Studio studio, Pictures pictures, Settings settings) {
        this.studio = studio;
        this.pictures = pictures;
        this.daily = settings.studio().daily();
    }

    public int daily() {
        return daily;
    }

    /// An empty box, as after posting.
    public Composer fresh(long account) {
        return Composer.empty(Site.key(), studio.remaining(account), daily);
    }

    /// The box at the top of home, with what is being made and what was picked elsewhere.
    public Composer home(long account, List<Long> picked) {
        Job job = studio.open(account).orElse(null);
        return new Composer(Site.key(), first(), null, "", unattached(account, picked), job,
                studio.remaining(account), daily, false);
    }

    public Composer reply(long account, PostView post) {
        return Composer.reply(Site.key(), post, studio.remaining(account), daily);
    }

    /// A box with what somebody had written when it could not be posted.
    public Composer again(long account, Audience audience, String text, List<Long> picked, @Nullable PostView replyTo) {
        return new Composer(Site.key(), audience, replyTo, text, unattached(account, picked), null,
                studio.remaining(account), daily, false);
    }

    private static Audience first() {
        return Audience.values()[0];
    }

    private List<Picture> unattached(long account, List<Long> picked) {
        var found = pictures.find(picked);
        return picked.stream().distinct().filter(found::containsKey).map(found::get)
                .filter(picture -> picture.owner() == account && picture.post() == null && !picture.open()).toList();
    }
}
