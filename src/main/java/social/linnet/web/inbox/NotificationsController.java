package social.linnet.web.inbox;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.graph.Relations;
import social.linnet.graph.Relations.Standing;
import social.linnet.home.Markers;
import social.linnet.notification.Group;
import social.linnet.notification.Kind;
import social.linnet.notification.Notification;
import social.linnet.notification.Notifications;
import social.linnet.notification.Requests;
import social.linnet.notification.Wanted;
import social.linnet.page.NotificationPages;
import social.linnet.page.NotificationView;
import social.linnet.studio.Studio;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.inbox.NotificationsPage.Show;

/// What others did that concerns the reader. Whoever opens the whole list has seen what is there.
@Controller
class NotificationsController {

    private static final Set<Kind> ABOUT_PEOPLE = EnumSet.of(Kind.FOLLOW, Kind.FOLLOW_REQUEST);

    private static final Set<Kind> ABOUT_JOBS = EnumSet.of(Kind.JOB_READY, Kind.JOB_FAILED);

    private final Site site;
    private final NotificationPages pages;
    private final Notifications notifications;
    private final Requests requests;
    private final Markers markers;
    private final Relations relations;
    private final Graph graph;
    private final Studio studio;
    private final Cookies cookies;

    NotificationsController(Site site, NotificationPages pages, Notifications notifications, Requests requests,
                            Markers markers, Relations relations, Graph graph, Studio studio, Cookies cookies) {
        this.site = site;
        this.pages = pages;
        this.notifications = notifications;
        this.requests = requests;
        this.markers = markers;
        this.relations = relations;
        this.graph = graph;
        this.studio = studio;
        this.cookies = cookies;
    }

    @GetMapping("/notifications")
    View notifications(Visitor visitor, @RequestParam(defaultValue = "all") String show,
                       @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                       HttpServletResponse response) {
        Show chosen = Show.of(show);
        long me = visitor.id();
        Notifications.Page<NotificationView> page = pages.groups(me, new Wanted(chosen.kinds(), null, false),
                Kind.groupable(), Paging.before(before, Paging.DEFAULT_LIMIT));
        long read = markers.at(me, Markers.Place.NOTIFICATIONS);
        if (before == null && chosen == Show.ALL && page.newest() != null) {
            markers.reach(me, Markers.Place.NOTIFICATIONS, page.newest());
        }
        NotificationsPage model = new NotificationsPage(site.frame(request, response), chosen, page.shown(),
                page.full() ? page.oldest() : null, read, standings(me, page.shown()), graph.countRequests(me),
                requests.summary(me).requests(), studio.placed(me, page.shown().stream().map(NotificationView::newest)
                        .filter(one -> ABOUT_JOBS.contains(one.kind())).map(Notification::about).toList()));
        return site.page(Site.isFragment(request) ? "notifications/more" : "notifications", model);
    }

    private Map<Long, Standing> standings(long me, List<NotificationView> told) {
        return relations.standings(me, told.stream().filter(view -> ABOUT_PEOPLE.contains(view.newest().kind()))
                .map(view -> view.people().getFirst().id()).distinct().toList());
    }

    /// Marks all there is as seen.
    @PostMapping("/notifications/read")
    View read(Visitor visitor) {
        Long newest = pages.groups(visitor.id(), Wanted.ALL, Set.of(), Paging.newest(1)).newest();
        if (newest != null) {
            markers.reach(visitor.id(), Markers.Place.NOTIFICATIONS, newest);
        }
        return Site.redirect("/notifications");
    }

    /// Throws one line away: a single notification by its id, a group by what its members have in common.
    @PostMapping("/notifications/dismiss")
    View dismiss(Visitor visitor, @RequestParam(required = false) @Nullable Long id, @RequestParam String kind,
                 @RequestParam(required = false) @Nullable Long post,
                 @RequestParam(required = false) @Nullable Integer bucket, HttpServletRequest request) {
        Kind known = java.util.Arrays.stream(Kind.values()).filter(each -> each.word().equals(kind)).findFirst()
                .orElseThrow(Refused::notFound);
        notifications.dismiss(visitor.id(), new Group.Key(known, post, bucket, id));
        return Site.isFragment(request) ? (_, _, answer) -> answer.setStatus(HttpStatus.OK.value())
                : Site.redirect("/notifications");
    }

    @PostMapping("/notifications/clear")
    View clear(Visitor visitor, HttpServletResponse response) {
        notifications.clear(visitor.id());
        cookies.flash(response, "cleared");
        return Site.redirect("/notifications");
    }
}
