package social.linnet.web.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.notification.Kind;
import social.linnet.notification.push.Subscription;
import social.linnet.notification.push.Subscription.From;
import social.linnet.notification.push.Subscriptions;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Web push to the browser in which somebody is signed in: it is the session's, and ends with it.
@Controller
class PushController {

    private final Site site;
    private final Subscriptions subscriptions;
    private final PushPages pages;

    PushController(Site site, Subscriptions subscriptions, PushPages pages) {
        this.site = site;
        this.subscriptions = subscriptions;
        this.pages = pages;
    }

    /// The browser has agreed, and says where it is.
    @PostMapping("/push/subscription")
    View subscribe(Visitor visitor, @RequestParam(defaultValue = "") String endpoint,
                   @RequestParam(defaultValue = "") String p256dh, @RequestParam(defaultValue = "") String auth,
                   HttpServletRequest request, HttpServletResponse response) {
        subscriptions.subscribeBrowser(visitor.id(), visitor.session().id(),
                new Subscriptions.Form(endpoint, p256dh, auth, true, From.ALL, EnumSet.copyOf(PushState.OFFERED)));
        return toggle(visitor, request, response);
    }

    /// What this browser is told.
    @PostMapping("/push/alerts")
    View change(Visitor visitor, @RequestParam(name = "alert", defaultValue = "") List<String> alerts,
                @RequestParam(defaultValue = "all") String from, HttpServletRequest request, HttpServletResponse response) {
        Subscription known = subscriptions.find(visitor.session().id()).orElse(null);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        PushState.OFFERED.stream().filter(kind -> alerts.contains(kind.word())).forEach(kinds::add);
        if (known != null) {
            subscriptions.change(visitor.session().id(), from.equals("followed") ? From.FOLLOWED : From.ALL, kinds);
        }
        return toggle(visitor, request, response);
    }

    @PostMapping("/push/end")
    View end(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        subscriptions.unsubscribe(visitor.session().id());
        return toggle(visitor, request, response);
    }

    /// The browser has another address, which its service worker says.
    @PostMapping("/push/moved")
    ResponseEntity<Void> moved(Visitor visitor, @RequestParam(defaultValue = "") String endpoint,
                               @RequestParam(defaultValue = "") String p256dh, @RequestParam(defaultValue = "") String auth) {
        subscriptions.move(visitor.id(), visitor.session().id(), endpoint, p256dh, auth);
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    private View toggle(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return Site.isFragment(request)
                ? site.view("push/toggle", Map.of("f", site.frame(request, response), "push", pages.state(visitor)))
                : Site.redirect("/settings/notifications");
    }
}
