package social.linnet.mastodon.streaming;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.graph.FollowerIndex;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;

/// Reads the log for those who are there, and tells their connections which posts to look at. It decides who might want
/// to know, never who may see: a connection asks a page for that. What arrives in homes is told by the homes themselves.
@Component
class StreamView implements View.Held {

    /// A deletion does not say whom the post named and which tags it had: that is remembered, for as many posts as this.
    private static final int REMEMBERED = 50_000;

    private final Connections connections;
    private final FollowerIndex followers;
    private final Cache<Long, Remembered> remembered = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /// @param shared the channels that everybody shares in which it stands
    private record Remembered(List<Long> mentions, Set<Channel> shared) {
    }

    StreamView(Connections connections, FollowerIndex followers) {
        this.connections = connections;
        this.followers = followers;
    }

    @Override
    public String name() {
        return "mastodon.stream";
    }

    @Override
    public void load(long head) {
        remembered.invalidateAll();
    }

    @Override
    public void apply(Logged logged) {
        switch (logged.event()) {
            case Event.PostPublished e -> published(e);
            case Event.PostEdited e -> {
                followers.awaitApplied(logged.seq());
                edited(e);
            }
            case Event.QuoteDetached e -> changed(e.subject(), new HashSet<>());
            case Event.PostDeleted e -> {
                followers.awaitApplied(logged.seq());
                Remembered post = remembered.getIfPresent(e.subject());
                remembered.invalidate(e.subject());
                gone(e.actor(), e.subject(), e.audience(), post == null ? List.of() : post.mentions(),
                        post == null ? anywhere(e.audience()) : post.shared());
            }
            case Event.Reposted e -> tell(Channel.own(Channel.Kind.USER, e.actor()), e.repost(), false);
            case Event.Unreposted e -> {
                followers.awaitApplied(logged.seq());
                gone(e.actor(), e.repost(), e.audience(), List.of(), Set.of());
            }
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.PollEnded _,
                 Event.Followed _, Event.Unfollowed _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.Reported _, Event.Warned _, Event.AccountClosed _, Event.AccountReopened _, Event.AccountErased _ -> {
            }
        }
    }

    private void published(Event.PostPublished e) {
        if (e.content() == null) {
            return;
        }
        tell(Channel.own(Channel.Kind.USER, e.actor()), e.subject(), false);
        boolean standsAlone = e.replyToAuthor() == null || e.replyToAuthor() == e.actor();
        Set<Channel> shared = shared(e.audience(), e.content(), standsAlone);
        shared.forEach(channel -> tell(channel, e.subject(), false));
        remembered.put(e.subject(), new Remembered(e.content().mentions(), shared));
    }

    /// The channels that everybody shares into which a post belongs: none unless strangers may come upon it.
    ///
    /// @param standsAlone whether it is no reply to somebody else
    private static Set<Channel> shared(Audience audience, Event.Content content, boolean standsAlone) {
        Set<Channel> channels = new HashSet<>();
        if (audience != CanSee.discoverable()) {
            return channels;
        }
        if (standsAlone) {
            channels.add(Channel.of(Channel.Kind.PUBLIC));
            channels.add(Channel.of(Channel.Kind.LOCAL));
            if (!content.media().isEmpty()) {
                channels.add(Channel.of(Channel.Kind.PUBLIC_MEDIA));
                channels.add(Channel.of(Channel.Kind.LOCAL_MEDIA));
            }
        }
        for (String tag : content.tags()) {
            channels.add(Channel.tag(Channel.Kind.TAG, tag));
            channels.add(Channel.tag(Channel.Kind.LOCAL_TAG, tag));
        }
        return channels;
    }

    private void edited(Event.PostEdited e) {
        if (e.content() == null) {
            return;
        }
        Set<Channel> channels = readers(e.actor(), e.audience(), e.content().mentions());
        Set<Channel> shared = shared(e.audience(), e.content(), true);
        channels.addAll(shared);
        remembered.put(e.subject(), new Remembered(e.content().mentions(), shared));
        changed(e.subject(), channels);
    }

    /// Tells of a change to those channels, and wherever a connection was told of the post before.
    private void changed(long post, Set<Channel> channels) {
        channels.forEach(channel -> tell(channel, post, true));
        for (Connection connection : connections.all()) {
            for (Channel channel : connection.told().channelsOf(post)) {
                if (!channels.contains(channel)) {
                    connection.offer(new News.Post(channel, post, true));
                }
            }
        }
    }

    /// Where a post may have stood that was published before this program started.
    private Set<Channel> anywhere(Audience audience) {
        Set<Channel> channels = new HashSet<>();
        if (audience == CanSee.discoverable()) {
            for (Channel.Kind kind : Channel.Kind.values()) {
                if (kind.isShared()) {
                    channels.addAll(connections.followed(kind));
                }
            }
        }
        return channels;
    }

    private void gone(long author, long id, Audience audience, List<Long> mentioned, Set<Channel> shared) {
        Set<Channel> channels = readers(author, audience, mentioned);
        channels.addAll(shared);
        channels.forEach(channel -> connections.following(channel).forEach(connection ->
                connection.offer(new News.Gone(channel, id, author, true))));
        for (Connection connection : connections.all()) {
            for (Channel channel : connection.told().channelsOf(id)) {
                if (!channels.contains(channel)) {
                    connection.offer(new News.Gone(channel, id, author, false));
                }
            }
        }
    }

    /// The homes and lists in which a post may stand: its author's, its author's followers', and those of whom it names.
    private Set<Channel> readers(long author, Audience audience, List<Long> mentioned) {
        Set<Channel> homes = new HashSet<>();
        for (Channel home : connections.followed(Channel.Kind.USER)) {
            long reader = home.owner();
            if (reader == author || mentioned.contains(reader)
                    || CanSee.reachesFollowers(audience) && followers.isFollower(reader, author)) {
                homes.add(home);
            }
        }
        for (Channel list : connections.followed(Channel.Kind.LIST)) {
            if (CanSee.reachesFollowers(audience) && followers.isFollower(list.owner(), author)) {
                homes.add(list);
            }
        }
        return homes;
    }

    private void tell(Channel channel, long id, boolean changed) {
        connections.following(channel).forEach(connection -> connection.offer(new News.Post(channel, id, changed)));
    }
}
