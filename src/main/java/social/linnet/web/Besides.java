package social.linnet.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import org.springframework.stereotype.Component;

import social.linnet.conversation.Conversation;
import social.linnet.conversation.Conversations;
import social.linnet.event.Paging;
import social.linnet.home.Markers;
import social.linnet.notification.Notifications;
import social.linnet.notification.Wanted;
import social.linnet.page.Profiles;
import social.linnet.studio.work.Styles;
import social.linnet.trend.Trends;

/// Knows what stands beside pages.
@Component
class Besides {

    private static final int TAGS = 5;
    private static final int PEOPLE = 3;
    private static final int STYLES = 3;
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Notifications notifications;
    private final Markers markers;
    private final Conversations conversations;
    private final Profiles profiles;
    /// One entry: everybody is shown the same tags.
    private final LoadingCache<String, List<Beside.Tag>> tags;
    /// The same of styles.
    private final LoadingCache<String, List<Styles.Trending>> styles;

    Besides(Notifications notifications, Markers markers, Conversations conversations, Profiles profiles,
            Trends trends, Styles styles) {
        this.notifications = notifications;
        this.markers = markers;
        this.conversations = conversations;
        this.profiles = profiles;
        this.tags = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> read(trends));
        this.styles = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> styles.trending(STYLES));
    }

    private static List<Beside.Tag> read(Trends trends) {
        List<String> tags = trends.tags(0, TAGS);
        Map<String, List<Trends.Day>> histories = trends.histories(Trends.Kind.TAG, tags);
        return tags.stream().map(tag -> new Beside.Tag(tag, histories.getOrDefault(tag, List.of()))).toList();
    }

    Beside of(long account) {
        return new Beside(() -> told(account), () -> talks(account), this::tags,
                () -> profiles.suggested(account, PEOPLE), this::styles);
    }

    Beside ofStrangers() {
        return new Beside(() -> 0, () -> 0, this::tags, List::of, this::styles);
    }

    private List<Styles.Trending> styles() {
        return Objects.requireNonNull(styles.get(""));
    }

    private List<Beside.Tag> tags() {
        return Objects.requireNonNull(tags.get(""));
    }

    private int told(long account) {
        return Math.toIntExact(notifications.count(account, Wanted.ALL, Set.of(),
                markers.at(account, Markers.Place.NOTIFICATIONS), Beside.MANY));
    }

    private int talks(long account) {
        return Math.toIntExact(conversations.of(account, Paging.newest(Beside.MANY)).stream()
                .filter(Conversation::unread).count());
    }
}
