package social.linnet.post.link;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.event.Ids;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.post.Linking;
import social.linnet.post.PostText;
import social.linnet.settings.Settings;

/// Has the address looked at that comes first in a post for everybody: a view of the log that keeps nothing but what is to
/// be looked at. Our own pages are no strangers' and have no card.
@Component
public class LinkedPosts implements View.Stored {

    /// The view's name.
    public static final String NAME = "post.links";
    /// A page is looked at again when somebody links it anew after this long.
    static final Duration FRESH = Duration.ofDays(1);

    private final CardTable table;
    private final Clock clock;
    private final @Nullable String own;

    LinkedPosts(CardTable table, Clock clock, Settings settings) {
        this.table = table;
        this.clock = clock;
        this.own = settings.url().getHost();
    }

    @Override
    public String name() {
        return NAME;
    }

    /// What was looked at stays: it is no stranger's fault that the view is built again.
    @Override
    public void clear() {
    }

    @Override
    public void apply(Logged logged) {
        switch (logged.event()) {
            case Event.PostPublished e -> want(e.subject(), e.audience(), e.content());
            case Event.PostEdited e -> want(e.subject(), e.audience(), e.content());
            case Event.PostDeleted _, Event.AccountErased _, Event.AccountCreated _, Event.ProfileChanged _,
            Event.Liked _, Event.Unliked _, Event.Reposted _, Event.Unreposted _, Event.Followed _,
            Event.Unfollowed _, Event.QuoteDetached _, Event.PollEnded _, Event.FollowRequested _,
            Event.FollowRequestDropped _, Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _,
                 Event.JobEnded _, Event.AppealAnswered _,
            Event.Reported _, Event.Warned _, Event.AccountClosed _,
            Event.AccountReopened _ -> {
            }
        }
    }

    private void want(long post, Audience audience, Event.@Nullable Content content) {
        String url = content == null || !audience.isPublic() ? null
                : Links.first(PostText.parse(content.text())).orElse(null);
        if (url == null || URI.create(url).getHost().equals(own)) {
            return;
        }
        Instant now = clock.instant();
        // what an old post links is not looked at again, whenever this view is built anew
        Instant seenBefore = Ids.timeOf(post).isAfter(now.minus(FRESH)) ? now.minus(FRESH) : Instant.EPOCH;
        table.want(url, Linking.digest(url), now, seenBefore);
    }
}
