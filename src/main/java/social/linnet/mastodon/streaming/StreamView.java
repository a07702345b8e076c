package social.linnet.mastodon.streaming;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

import social.linnet.event.Audience;
import social.linnet.event.Event;
import social.linnet.graph.FollowerIndex;
import social.linnet.graph.TagFollows;
import social.linnet.home.Home;
import social.linnet.home.ListTimelines;
import social.linnet.log.Logged;
import social.linnet.log.View;
import social.linnet.moderation.CanSee;

/// Reads the log for those who are there, and tells their connections which posts to look at. It decides who might want
/// to know, never who may see: a connection asks a page for that. What arrives in homes and lists is told by those
/// themselves; of what changes and goes, whoever may have it there is told.
@Component
class StreamView implements View.Held {

    /// A deletion does not say whom the post named and which tags it had: that is remembered, for as many posts as this.
    private static final int REMEMBERED = 50_000;
    /// Of so many who repost one post it is remembered that they did.
    private static final int REPOSTERS = 200;

    private final Connections connections;
    private final FollowerIndex followers;
    private final TagFollows tags;
    private final Home homes;
    private final ListTimelines lists;
    private final Cache<Long, Remembered> remembered = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    /// Who reposted a post since this program started: their followers have it at home.
    private final Cache<Long, Set<Long>> reposters = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /// @param shared the channels that everybody shares in which it stands
    private record Remembered(List<Long> mentions, Set<Channel> shared) {
    }

    StreamView(Connections connections, FollowerIndex followers, TagFollows tags, Home homes, ListTimelines lists) {
        this.connections = connections;
        this.followers = followers;
        this.tags = tags;
        this.homes = homes;
        this.lists = lists;
    }

    @Override
    public String name() {
        return "mastodon.stream";
    }

    @Override
    public void load(long head) {
        remembered.invalidateAll();
        reposters.invalidateAll();
    }

    @Override
    public void apply(Logged logged) {
        switch (logged.event()) {
            case Event.PostPublished e -> published(e);
            case Event.PostEdited e -> {
                followers.awaitApplied(logged.seq());
                edited(e);
            }
            case Event.QuoteDetached e -> changed(e.subject(), Set.of());
            case Event.PostDeleted e -> {
                followers.awaitApplied(logged.seq());
                Remembered post = remembered.getIfPresent(e.subject());
                remembered.invalidate(e.subject());
                Set<Channel> channels = havers(e.actor(), e.subject(), e.audience());
                channels.addAll(post == null ? anywhere(e.audience()) : withHomesByTag(post.shared()));
                if (post != null) {
                    post.mentions().forEach(account -> channels.add(Channel.own(Channel.Kind.USER, account)));
                }
                reposters.invalidate(e.subject());
                gone(e.actor(), e.subject(), channels);
            }
            case Event.Reposted e -> {
                tell(Channel.own(Channel.Kind.USER, e.actor()), e.repost(), false);
                Set<Long> known = reposters.get(e.subject(), _ -> ConcurrentHashMap.newKeySet());
                if (known.size() < REPOSTERS) {
                    known.add(e.actor());
                }
            }
            case Event.Unreposted e -> {
                followers.awaitApplied(logged.seq());
                gone(e.actor(), e.repost(), havers(e.actor(), e.repost(), e.audience()));
            }
            case Event.AccountCreated _, Event.ProfileChanged _, Event.Liked _, Event.Unliked _, Event.PollEnded _,
                 Event.Followed _, Event.Unfollowed _, Event.FollowRequested _, Event.FollowRequestDropped _,
                 Event.Featured _, Event.GrantAsked _, Event.GrantGiven _, Event.GrantUsed _, Event.JobEnded _,
                 Event.AppealAnswered _, Event.Reported _, Event.Warned _,
                 Event.AccountClosed _, Event.AccountReopened _,
                 Event.AccountErased _ -> {
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
        Set<Channel> channels = holders(e.actor(), e.subject(), e.audience());
        e.content().mentions().forEach(account -> channels.add(Channel.own(Channel.Kind.USER, account)));
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
                // it may have come into anybody's home by a tag
                if (kind.isShared() || kind == Channel.Kind.USER) {
                    channels.addAll(connections.followed(kind));
                }
            }
        }
        return channels;
    }

    /// These, and the homes of those who follow one of their tags.
    private Set<Channel> withHomesByTag(Set<Channel> shared) {
        Set<Channel> channels = new HashSet<>(shared);
        List<String> names = shared.stream().filter(one -> one.kind() == Channel.Kind.TAG).map(Channel::argument)
                .toList();
        if (!names.isEmpty() && !connections.followed(Channel.Kind.USER).isEmpty()) {
            tags.followersOf(names).forEach(account -> channels.add(Channel.own(Channel.Kind.USER, account)));
        }
        return channels;
    }

    private void gone(long author, long id, Set<Channel> channels) {
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

    /// The homes and lists in which a post stands.
    private Set<Channel> holders(long author, long id, Audience audience) {
        return places(author, id,
                home -> homes.holds(home.owner(), id).orElseGet(() -> mayStand(home, author, audience)),
                list -> lists.holds(Long.parseLong(list.argument()), id));
    }

    /// The homes and lists in which a post may have stood that is gone: they have let go of it at the same time.
    private Set<Channel> havers(long author, long id, Audience audience) {
        return places(author, id, home -> mayStand(home, author, audience),
                list -> CanSee.reachesFollowers(audience) && lists.hasMember(Long.parseLong(list.argument()), author));
    }

    private boolean mayStand(Channel home, long author, Audience audience) {
        return CanSee.reachesFollowers(audience) && followers.isFollower(home.owner(), author);
    }

    /// Those of the homes and lists that are followed, its author's own home, and those where a repost of it stands.
    private Set<Channel> places(long author, long id, Predicate<Channel> atHome, Predicate<Channel> inList) {
        Set<Long> passedOn = reposters.asMap().getOrDefault(id, Set.of());
        Set<Channel> found = new HashSet<>();
        for (Channel home : connections.followed(Channel.Kind.USER)) {
            long reader = home.owner();
            if (reader == author || passedOn.contains(reader)
                    || passedOn.stream().anyMatch(account -> followers.isFollower(reader, account))
                    || atHome.test(home)) {
                found.add(home);
            }
        }
        connections.followed(Channel.Kind.LIST).stream().filter(inList).forEach(found::add);
        return found;
    }

    private void tell(Channel channel, long id, boolean changed) {
        connections.following(channel).forEach(connection -> connection.offer(new News.Post(channel, id, changed)));
    }
}
