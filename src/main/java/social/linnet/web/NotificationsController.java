package social.linnet.web;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.home.Markers;
import social.linnet.notification.Kind;
import social.linnet.notification.Notifications;
import social.linnet.notification.Wanted;
import social.linnet.page.NotificationPages;
import social.linnet.page.NotificationView;

/// What others did that concerns the reader. Whoever opens the page has seen what is there.
@Controller
class NotificationsController {

    private final Site site;
    private final NotificationPages pages;
    private final Markers markers;

    NotificationsController(Site site, NotificationPages pages, Markers markers) {
        this.site = site;
        this.pages = pages;
        this.markers = markers;
    }

    @GetMapping("/notifications")
    View notifications(Visitor visitor, @RequestParam(required = false) @Nullable Long before,
                       HttpServletRequest request, HttpServletResponse response) {
        Notifications.Page<NotificationView> page = pages.groups(visitor.id(), Wanted.ALL, Kind.groupable(),
                Paging.before(before, Paging.DEFAULT_LIMIT));
        if (before == null && page.newest() != null) {
            markers.reach(visitor.id(), Markers.Place.NOTIFICATIONS, page.newest());
        }
        @Nullable Long next = page.full() ? page.oldest() : null;
        Frame frame = site.frame(request, response);
        if (before != null && Site.isFragment(request)) {
            Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "told", page.shown()));
            if (next != null) {
                parameters.put("next", next);
            }
            return site.view("notifications/more", parameters);
        }
        return site.page("notifications", new NotificationsPage(frame, page.shown(), next));
    }
}
