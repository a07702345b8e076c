package social.linnet.mastodon.notification;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.PartialAccounts;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.moderation.ModerationEntities;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.page.NotificationView;
import social.linnet.page.Person;
import social.linnet.page.PostView;

/// Writes notifications. Accounts and statuses come as bytes, each made once for the whole answer.
@Component
public final class NotificationWriter {

    private static final int USUAL_SIZE = 5000;

    private final StatusWriter statuses;
    private final AccountCards cards;
    private final PartialAccounts partial;
    private final ModerationEntities moderation;

    NotificationWriter(StatusWriter statuses, AccountCards cards, PartialAccounts partial,
                       ModerationEntities moderation) {
        this.moderation = moderation;
        this.statuses = statuses;
        this.cards = cards;
        this.partial = partial;
    }

    /// The parts of one answer.
    ///
    /// @param said by what the notification is about: decisions and reports
    private record Parts(Map<Long, byte[]> accounts, Map<Long, JsonBytes> statuses, Map<Long, byte[]> said) {
    }

    private Parts parts(List<NotificationView> views) {
        Map<Long, PostView> posts = new LinkedHashMap<>();
        views.stream().map(NotificationView::post).filter(Objects::nonNull)
                .forEach(post -> posts.put(post.entry(), post));
        return new Parts(cards.bytes(views.stream().flatMap(view -> view.people().stream()).map(Person::id).toList()),
                statuses.each(List.copyOf(posts.values()), true), said(views));
    }

    private Map<Long, byte[]> said(List<NotificationView> views) {
        Map<Long, byte[]> said = new HashMap<>(moderation.warnings(about(views, Kind.WARNING)));
        said.putAll(moderation.reports(about(views, Kind.REPORT)));
        return said;
    }

    private static List<Long> about(List<NotificationView> views, Kind kind) {
        return views.stream().map(NotificationView::newest).filter(one -> one.kind() == kind && one.about() != null)
                .map(Notification::about).toList();
    }

    /// Mastodon's Notifications.
    JsonBytes list(List<NotificationView> views) {
        Parts parts = parts(views);
        JsonBytes out = new JsonBytes(views.size() * USUAL_SIZE + 2).raw("[");
        boolean first = true;
        for (NotificationView view : views) {
            if (isComplete(view, parts)) {
                one(first ? out : out.raw(","), view, parts);
                first = false;
            }
        }
        return out.raw("]");
    }

    /// Whether every client of this API knows what this is: of what it does not know, one may lose the whole page.
    public static boolean isKnownToAll(NotificationView view) {
        return Types.isKnownToAll(view.newest().kind());
    }

    /// Mastodon's Notification; empty when its actor has just gone.
    public JsonBytes one(NotificationView view) {
        Parts parts = parts(List.of(view));
        JsonBytes out = new JsonBytes(USUAL_SIZE);
        if (!isComplete(view, parts)) {
            throw social.linnet.event.Refused.notFound();
        }
        one(out, view, parts);
        return out;
    }

    /// Somebody may have gone since the page was made.
    private static boolean isComplete(NotificationView view, Parts parts) {
        return parts.accounts().containsKey(view.people().getFirst().id())
                && (view.post() == null || parts.statuses().containsKey(view.post().entry()))
                && isSaid(view.newest(), parts);
    }

    private static void one(JsonBytes out, NotificationView view, Parts parts) {
        Notification newest = view.newest();
        out.raw("{\"id\":\"").number(newest.id()).raw("\",\"type\":\"").raw(Types.of(newest.kind()))
                .raw("\",\"created_at\":\"").raw(Times.text(newest.createdAt()))
                .raw("\",\"group_key\":\"").raw(Types.text(view.group()))
                .raw("\",\"filtered\":").flag(newest.filtered())
                .raw(",\"account\":").raw(parts.accounts().get(view.people().getFirst().id()));
        if (view.post() != null) {
            out.raw(",\"status\":").raw(parts.statuses().get(view.post().entry()).toByteArray());
        }
        said(out, view, parts);
        out.raw("}");
    }

    /// Mastodon's AccountWarning or Report.
    private static void said(JsonBytes out, NotificationView view, Parts parts) {
        Notification newest = view.newest();
        byte[] said = newest.about() == null ? null : parts.said().get(newest.about());
        if (said != null && newest.kind() == Kind.WARNING) {
            out.raw(",\"moderation_warning\":").raw(said);
        } else if (said != null && newest.kind() == Kind.REPORT) {
            out.raw(",\"report\":").raw(said);
        }
    }

    /// Whether it needs something said, and that is there: what a report was about may have gone.
    private static boolean isSaid(Notification one, Parts parts) {
        return one.kind() != Kind.WARNING && one.kind() != Kind.REPORT
                || one.about() != null && parts.said().containsKey(one.about());
    }

    /// Mastodon's GroupedNotificationsResults.
    ///
    /// @param pictures whether of all but the first of a group's people only the picture is wanted
    JsonBytes groups(List<NotificationView> all, boolean pictures) {
        Parts parts = parts(all);
        List<NotificationView> views = all.stream().filter(view -> isComplete(view, parts)).toList();
        JsonBytes out = new JsonBytes(views.size() * USUAL_SIZE + 100).raw("{\"accounts\":[");
        List<Long> whole = views.stream().flatMap(view -> pictures ? Stream.of(view.people().getFirst())
                : view.people().stream()).map(Person::id).distinct().filter(parts.accounts()::containsKey).toList();
        join(out, whole.stream().map(parts.accounts()::get).toList());
        if (pictures) {
            out.raw("],\"partial_accounts\":[");
            join(out, views.stream().flatMap(view -> view.people().stream()).distinct()
                    .filter(person -> !whole.contains(person.id())).map(partial::of).toList());
        }
        out.raw("],\"statuses\":[");
        join(out, views.stream().map(NotificationView::post).filter(Objects::nonNull).map(PostView::entry).distinct()
                .map(id -> parts.statuses().get(id).toByteArray()).toList());
        out.raw("],\"notification_groups\":[");
        boolean first = true;
        for (NotificationView view : views) {
            group(first ? out : out.raw(","), view, parts);
            first = false;
        }
        return out.raw("]}");
    }

    private static void join(JsonBytes out, List<byte[]> pieces) {
        boolean first = true;
        for (byte[] piece : pieces) {
            (first ? out : out.raw(",")).raw(piece);
            first = false;
        }
    }

    private static void group(JsonBytes out, NotificationView view, Parts parts) {
        Notification newest = view.newest();
        Notification oldest = view.group().members().getLast();
        out.raw("{\"group_key\":\"").raw(Types.text(view.group()))
                .raw("\",\"notifications_count\":").number(view.group().members().size())
                .raw(",\"type\":\"").raw(Types.of(newest.kind()))
                .raw("\",\"most_recent_notification_id\":").number(newest.id())
                .raw(",\"page_min_id\":\"").number(oldest.id()).raw("\",\"page_max_id\":\"").number(newest.id())
                .raw("\",\"latest_page_notification_at\":\"").raw(Times.text(newest.createdAt()))
                .raw("\",\"sample_account_ids\":[");
        join(out, view.people().stream().filter(person -> parts.accounts().containsKey(person.id()))
                .map(person -> new JsonBytes(22).raw("\"").number(person.id()).raw("\"").toByteArray()).toList());
        out.raw("]");
        if (view.post() != null) {
            out.raw(",\"status_id\":\"").number(view.post().entry()).raw("\"");
        }
        said(out, view, parts);
        out.raw("}");
    }
}
