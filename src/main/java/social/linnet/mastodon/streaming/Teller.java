package social.linnet.mastodon.streaming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;

import social.linnet.graph.Relations;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.page.PostView;
import social.linnet.page.Pages;
import social.linnet.page.Surface;

/// Turns news into what its reader is told: what a page would show this viewer now, and nothing of what it would not.
@Component
class Teller {

    /// How many connections are presented to at once: however many there are, they leave the database to others, and
    /// those who wait for their turn have more in their next batch.
    private static final int AT_ONCE = 6;

    private final Pages pages;
    private final Relations relations;
    private final StatusWriter statuses;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Teller(Pages pages, Relations relations, StatusWriter statuses) {
        this.pages = pages;
        this.relations = relations;
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

    /// A post as it is shown on one surface.
    private record Shown(PostView view, String json) {
    }

    private List<Message> present(Connection connection, List<News> news) {
        Map<Surface, Map<Long, Shown>> shown = shown(connection, news);
        Set<Long> blocked = blocked(connection, news);
        List<Message> messages = new ArrayList<>(news.size());
        for (News one : news) {
            Connection.Following following = connection.followed().get(one.channel());
            if (following == null) {
                continue;
            }
            Optional<Message> message = switch (one) {
                case News.Post post -> post(connection, post, following,
                        Optional.ofNullable(shown.get(post.channel().kind().surface()).get(post.id())));
                case News.Gone gone -> isToKnow(connection, gone, blocked)
                        ? Optional.of(new Message(following.label(), "delete", Long.toString(gone.id())))
                        : Optional.empty();
                case News.Said said -> said.payload().get().map(payload ->
                        new Message(following.label(), said.event(), payload.isEmpty() ? null : payload));
            };
            message.ifPresent(messages::add);
        }
        return messages;
    }

    private static Optional<Message> post(Connection connection, News.Post post, Connection.Following following,
                                          Optional<Shown> shown) {
        if (shown.isEmpty() || !belongs(post, shown.get().view())) {
            connection.told().forget(post.channel(), post.id());
            return Optional.empty();
        }
        connection.told().shows(post.id(), shown.get().view().id());
        return Optional.of(new Message(following.label(), post.changed() ? "status.update" : "update",
                shown.get().json()));
    }

    /// Replies to others have no place in public timelines; of an edit the log does not say whether it is one.
    private static boolean belongs(News.Post post, PostView view) {
        return !post.changed() || !post.channel().kind().isPublicTimeline() || view.replyTo() == null
                || view.answering() != null && view.answering().id() == view.author().id();
    }

    private static boolean isToKnow(Connection connection, News.Gone gone, Set<Long> blocked) {
        return gone.anyway() && !blocked.contains(gone.author())
                || connection.told().channelsOf(gone.id()).contains(gone.channel());
    }

    private Map<Surface, Map<Long, Shown>> shown(Connection connection, List<News> news) {
        Map<Surface, Set<Long>> wanted = new EnumMap<>(Surface.class);
        for (News one : news) {
            if (one instanceof News.Post post) {
                wanted.computeIfAbsent(post.channel().kind().surface(), _ -> new LinkedHashSet<>()).add(post.id());
            }
        }
        Map<Surface, Map<Long, Shown>> shown = new EnumMap<>(Surface.class);
        wanted.forEach((surface, ids) -> {
            List<PostView> views = pages.listing(connection.viewer(), surface, List.copyOf(ids), ids.size()).posts();
            Map<Long, JsonBytes> written = statuses.each(views, true);
            Map<Long, Shown> here = new HashMap<>();
            for (PostView view : views) {
                JsonBytes json = written.get(view.entry());
                if (json != null) {
                    here.put(view.entry(), new Shown(view, new String(json.toByteArray(), StandardCharsets.UTF_8)));
                }
            }
            shown.put(surface, here);
        });
        return shown;
    }

    /// Of those whose posts are gone, those of whom this viewer was not to see any.
    private Set<Long> blocked(Connection connection, List<News> news) {
        List<Long> authors = news.stream().filter(News.Gone.class::isInstance).map(one -> ((News.Gone) one).author())
                .distinct().toList();
        return authors.isEmpty() ? Set.of() : relations.blockedEitherWay(connection.viewer(), authors);
    }
}
