package social.linnet.mastodon.notification;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Group;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.page.NotificationPages;
import social.linnet.page.NotificationView;

/// Notifications in groups. The addresses with `v2_alpha` are those of clients from before it was settled.
@Controller
class GroupedNotificationEndpoints {

    private final Notifications notifications;
    private final NotificationPages pages;
    private final NotificationWriter writer;
    private final AccountCards cards;
    private final Unread unread;
    private final Addresses addresses;

    GroupedNotificationEndpoints(Notifications notifications, NotificationPages pages, NotificationWriter writer,
                                 AccountCards cards, Unread unread, Addresses addresses) {
        this.notifications = notifications;
        this.pages = pages;
        this.writer = writer;
        this.cards = cards;
        this.unread = unread;
        this.addresses = addresses;
    }

    @Needs("read:notifications")
    @GetMapping({"/api/v2/notifications", "/api/v2_alpha/notifications"})
    Answer list(Params params, Caller caller, HttpServletRequest request) {
        Notifications.Page<NotificationView> page = pages.groups(caller.account(), Types.wanted(params),
                Types.grouped(params), params.paging());
        return Links.add(Answer.json(writer.groups(page.shown(), isPartial(params))), request, addresses.origin(),
                page.oldest(), page.newest());
    }

    private static boolean isPartial(Params params) {
        return switch (params.text("expand_accounts", "full")) {
            case "full", "" -> false;
            case "partial_avatars" -> true;
            default -> throw Refused.invalid("expand-unknown");
        };
    }

    @Needs("read:notifications")
    @GetMapping({"/api/v2/notifications/unread_count", "/api/v2_alpha/notifications/unread_count"})
    Answer count(Params params, Caller caller) {
        return unread.answer(params, caller, Types.grouped(params));
    }

    @Needs("read:notifications")
    @GetMapping({"/api/v2/notifications/{key}", "/api/v2_alpha/notifications/{key}"})
    Answer one(@PathVariable String key, Caller caller) {
        return Answer.json(writer.groups(
                List.of(pages.find(caller.account(), Types.key(key)).orElseThrow(Refused::notFound)), false));
    }

    @Needs("write:notifications")
    @PostMapping({"/api/v2/notifications/{key}/dismiss", "/api/v2_alpha/notifications/{key}/dismiss"})
    Answer dismiss(@PathVariable String key, Caller caller) {
        notifications.dismiss(caller.account(), Types.key(key));
        return Answer.of(Map.of());
    }

    /// Everybody in the group, paged by the ids of their notifications.
    @Needs("read:notifications")
    @GetMapping({"/api/v2/notifications/{key}/accounts", "/api/v2_alpha/notifications/{key}/accounts"})
    Answer accounts(@PathVariable String key, Params params, Caller caller, HttpServletRequest request) {
        Group group = notifications.group(caller.account(), Types.key(key)).orElseThrow(Refused::notFound);
        Paging paging = params.paging();
        List<Notification> within = group.members().stream().filter(one -> paging.admits(one.id())).toList();
        int from = paging.fromBelow() ? Math.max(0, within.size() - paging.limit()) : 0;
        List<Notification> page = within.subList(from, Math.min(within.size(), from + paging.limit()));
        List<Long> people = page.stream().map(Notification::actor).distinct().toList();
        Map<Long, byte[]> known = cards.bytes(people);
        JsonBytes out = new JsonBytes(people.size() * 1000 + 2).raw("[");
        boolean first = true;
        for (long person : people) {
            byte[] card = known.get(person);
            if (card != null) {
                (first ? out : out.raw(",")).raw(card);
                first = false;
            }
        }
        return Links.add(Answer.json(out.raw("]")), request, addresses.origin(),
                page.isEmpty() ? null : page.getLast().id(), page.isEmpty() ? null : page.getFirst().id());
    }
}
