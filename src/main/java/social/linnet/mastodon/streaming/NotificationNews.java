package social.linnet.mastodon.streaming;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.mastodon.notification.NotificationWriter;
import social.linnet.notification.NotificationListener;
import social.linnet.page.NotificationPages;

/// Tells those who are there of their notifications: by id, as everything. Who listens to their home hears of them as
/// well, if their token may know of notifications.
@Component
class NotificationNews implements NotificationListener {

    private static final String EVENT = "notification";

    private final Connections connections;
    private final NotificationPages pages;
    private final NotificationWriter writer;

    NotificationNews(Connections connections, NotificationPages pages, NotificationWriter writer) {
        this.connections = connections;
        this.pages = pages;
        this.writer = writer;
    }

    @Override
    public void arrived(long account, long notificationId) {
        Supplier<Optional<String>> payload = () -> payload(account, notificationId);
        Channel alone = Channel.own(Channel.Kind.NOTIFICATION, account);
        connections.following(alone).forEach(one -> one.offer(new News.Said(alone, EVENT, payload)));
        Channel home = Channel.own(Channel.Kind.USER, account);
        connections.following(home).stream().filter(one -> one.caller().scopes().grants("read:notifications"))
                .forEach(one -> one.offer(new News.Said(home, EVENT, payload)));
    }

    @Override
    public void merged(long account) {
        for (Channel.Kind kind : List.of(Channel.Kind.NOTIFICATION, Channel.Kind.USER)) {
            Channel channel = Channel.own(kind, account);
            connections.following(channel).stream().filter(one -> one.caller().scopes().grants("read:notifications"))
                    .forEach(one -> one.offer(new News.Said(channel, "notifications_merged", () -> Optional.of("1"))));
        }
    }

    private Optional<String> payload(long account, long id) {
        try {
            return pages.find(account, id).filter(NotificationWriter::isKnownToAll)
                    .map(view -> new String(writer.one(view).toByteArray(), StandardCharsets.UTF_8));
        } catch (Refused goneMeanwhile) {
            return Optional.empty();
        }
    }
}
