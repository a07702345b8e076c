package social.linnet.mastodon.notification;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Notifications;
import social.linnet.page.NotificationPages;
import social.linnet.page.NotificationView;

/// Notifications one by one.
@Controller
class NotificationEndpoints {

    private final Notifications notifications;
    private final NotificationPages pages;
    private final NotificationWriter writer;
    private final Unread unread;
    private final Addresses addresses;

    NotificationEndpoints(Notifications notifications, NotificationPages pages, NotificationWriter writer,
                          Unread unread, Addresses addresses) {
        this.notifications = notifications;
        this.pages = pages;
        this.writer = writer;
        this.unread = unread;
        this.addresses = addresses;
    }

    /// The links go on from the skeleton, so that whoever pages loses nothing where a rule left something out.
    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications")
    Answer list(Params params, Caller caller, HttpServletRequest request) {
        Notifications.Page<NotificationView> page = pages.page(caller.account(), Types.wanted(params), params.paging());
        return Links.add(Answer.json(writer.list(page.shown())), request, addresses.origin(), page.oldest(),
                page.newest());
    }

    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications/unread_count")
    Answer count(Params params, Caller caller) {
        return unread.answer(params, caller, Set.of());
    }

    @Needs("read:notifications")
    @GetMapping("/api/v1/notifications/{id}")
    Answer one(@Id long id, Caller caller) {
        return Answer.json(writer.one(pages.find(caller.account(), id).orElseThrow(Refused::notFound)));
    }

    @Needs("write:notifications")
    @PostMapping("/api/v1/notifications/{id}/dismiss")
    Answer dismiss(@Id long id, Caller caller) {
        notifications.dismiss(caller.account(), id);
        return Answer.of(Map.of());
    }

    /// The old form of the same.
    @Needs("write:notifications")
    @PostMapping("/api/v1/notifications/dismiss")
    Answer dismiss(Params params, Caller caller) {
        Long id = params.id("id");
        notifications.dismiss(caller.account(), id == null ? 0 : id);
        return Answer.of(Map.of());
    }

    @Needs("write:notifications")
    @PostMapping("/api/v1/notifications/clear")
    Answer clear(Caller caller) {
        notifications.clear(caller.account());
        return Answer.of(Map.of());
    }
}
