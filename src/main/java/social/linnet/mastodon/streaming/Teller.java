package social.linnet.mastodon.streaming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.page.PostView;
import social.linnet.page.Pages;

/// Turns news into what its reader is told: what a page would show this viewer now, and nothing of what it would not.
@Component
class Teller {

    /// How many connections are presented to at once: however many there are, they leave the database to others, and
    /// those who wait for their turn have more in their next batch.
    private static final int AT_ONCE = 6;

    private final Pages pages;
    private final StatusWriter statuses;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Teller(Pages pages, StatusWriter statuses) {
        this.pages = pages;
        this.statuses = statuses;
    }

    /// The messages for this news, in its order.
    List<Message> messages(Connection connection, List<News> news) throws InterruptedException {
        if (news.isEmpty()) {
            return List.of();
        }
        turns.acquire();
        try {
            return present(connection, news);
        } finally {
            turns.release();
        }
    }

    private List<Message> present(Connection connection, List<News> news) {
        Map<Long, PostView> shown = shown(connection, news);
        Map<Long, String> written = new HashMap<>();
        statuses.each(List.copyOf(shown.values()), true).forEach((id, json) ->
                written.put(id, new String(json.toByteArray(), StandardCharsets.UTF_8)));
        List<Message> messages = new ArrayList<>(news.size());
        for (News one : news) {
            Connection.Following following = connection.followed().get(one.channel());
            if (following == null) {
                continue;
            }
            List<String> label = following.label();
            switch (one) {
                case News.Post post -> {
                    String json = written.get(post.id());
                    if (json == null || !belongs(post, Objects.requireNonNull(shown.get(post.id())), connection)) {
                        connection.told().forget(post.channel(), post.id());
                    } else {
                        connection.told().shows(post.id(), Objects.requireNonNull(shown.get(post.id())).id());
                        messages.add(new Message(label, post.changed() ? "status.update" : "update", json));
                    }
                }
                case News.Gone gone -> {
                    if (gone.anyway() || connection.told().channelsOf(gone.id()).contains(gone.channel())) {
                        messages.add(new Message(label, "delete", Long.toString(gone.id())));
                    }
                }
                case News.Said said -> said.payload().get().ifPresent(payload ->
                        messages.add(new Message(label, said.event(), payload.isEmpty() ? null : payload)));
            }
        }
        return messages;
    }

    private Map<Long, PostView> shown(Connection connection, List<News> news) {
        List<Long> ids = news.stream().filter(News.Post.class::isInstance).map(one -> ((News.Post) one).id()).distinct()
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return pages.listing(connection.viewer(), ids, ids.size()).posts().stream()
                .collect(Collectors.toMap(PostView::entry, view -> view));
    }

    /// Replies to others have no place in public timelines; of an edit the log does not say whether it is one.
    private static boolean belongs(News.Post post, PostView view, Connection connection) {
        return !post.changed() || !post.channel().kind().isPublicTimeline() || view.replyTo() == null
                || view.answering() != null && view.answering().id() == view.author().id();
    }
}
