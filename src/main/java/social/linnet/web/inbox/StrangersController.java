package social.linnet.web.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.notification.Notifications;
import social.linnet.notification.Requests;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.Profiles;
import social.linnet.page.Surface;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Whom the reader wants to hear of, and those who wait for their answer.
@Controller
class StrangersController {

    private final Site site;
    private final Requests requests;
    private final Pages pages;
    private final Profiles profiles;
    private final Cookies cookies;

    StrangersController(Site site, Requests requests, Pages pages, Profiles profiles,
                        Cookies cookies) {
        this.site = site;
        this.requests = requests;
        this.pages = pages;
        this.profiles = profiles;
        this.cookies = cookies;
    }

    @GetMapping("/notifications/requests")
    View requests(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                  HttpServletResponse response) {
        Notifications.Page<Requests.Request> page = requests.page(visitor.id(),
                Paging.before(before, Paging.DEFAULT_LIMIT));
        List<Long> ids = page.shown().stream().map(Requests.Request::post).filter(Objects::nonNull).toList();
        Map<Long, PostView> posts = new HashMap<>();
        pages.listing(visitor.id(), Surface.NOTIFICATION, ids, Math.max(1, ids.size())).posts()
                .forEach(view -> posts.put(view.entry(), view));
        Map<Long, Person> people = profiles.people(page.shown().stream().map(Requests.Request::actor).toList()).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
        return site.page("notifications/requests", new StrangersPage(site.frame(request, response),
                page.shown().stream().filter(one -> people.containsKey(one.actor())).map(one ->
                        new StrangersPage.Stranger(people.get(one.actor()), one,
                                one.post() == null ? null : posts.get(one.post()))).toList(),
                page.full() ? page.oldest() : null));
    }

    @PostMapping("/notifications/requests/{id}/{verb:accept|dismiss}")
    View answer(Visitor visitor, @PathVariable long id, @PathVariable String verb, HttpServletRequest request,
                HttpServletResponse response) {
        answer(visitor, List.of(id), verb);
        if (Site.isFragment(request)) {
            return (_, _, answer) -> answer.setStatus(HttpStatus.OK.value());
        }
        cookies.flash(response, "strangers-" + verb);
        return Site.redirect("/notifications/requests");
    }

    /// Answers all who are on the page.
    @PostMapping("/notifications/requests/{verb:accept|dismiss}")
    View answerAll(Visitor visitor, @RequestParam(name = "id", defaultValue = "") List<Long> ids,
                   @PathVariable String verb, HttpServletResponse response) {
        answer(visitor, requests.asking(visitor.id(), ids), verb);
        cookies.flash(response, "strangers-" + verb);
        return Site.redirect("/notifications/requests");
    }

    private void answer(Visitor visitor, List<Long> people, String verb) {
        if (verb.equals("accept")) {
            requests.accept(visitor.id(), people);
        } else {
            requests.dismiss(visitor.id(), people);
        }
    }
}
