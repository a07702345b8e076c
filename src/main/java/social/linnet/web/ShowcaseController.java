package social.linnet.web;

import java.util.List;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;
import social.linnet.graph.Showcase;
import social.linnet.graph.Showcases;
import social.linnet.page.Person;
import social.linnet.page.ShowcasePages;

/// A showcase's page, and leaving it.
@Controller
class ShowcaseController {

    private final Site site;
    private final Showcases showcases;
    private final ShowcasePages pages;
    private final Cookies cookies;

    ShowcaseController(Site site, Showcases showcases, ShowcasePages pages, Cookies cookies) {
        this.site = site;
        this.showcases = showcases;
        this.pages = pages;
        this.cookies = cookies;
    }

    @GetMapping("/collections/{id}")
    View showcase(@PathVariable long id, @Nullable Visitor visitor, HttpServletRequest request,
                  HttpServletResponse response) {
        ShowcasePages.View view = pages.one(Site.viewer(visitor), id).orElseThrow(Refused::notFound);
        Showcase showcase = view.shown().getFirst();
        List<Person> people = showcase.items().stream().map(item -> view.people().get(item.account()))
                .filter(Objects::nonNull).map(Person::of).toList();
        Long mine = visitor == null ? null : showcase.items().stream()
                .filter(item -> item.account() == visitor.id()).map(Showcase.Item::id).findFirst().orElse(null);
        return site.page("showcase", new ShowcasePage(site.frame(request, response), showcase,
                Person.of(view.people().get(showcase.owner())), people, mine));
    }

    @PostMapping("/collections/{id}/items/{item}/leave")
    View leave(Visitor visitor, @PathVariable long id, @PathVariable long item, HttpServletResponse response) {
        showcases.leave(visitor.id(), id, item);
        cookies.flash(response, "left");
        return Site.redirect("/collections/" + id);
    }
}
