package social.linnet.web.people;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.page.Neighbour;
import social.linnet.page.Neighbours;
import social.linnet.page.Person;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Who follows somebody, whom they follow, and who asks to follow the reader.
@Controller
class NeighboursController {

    private static final int PAGE = Paging.MAX_LIMIT;
    /// How many requests are answered with one press.
    private static final int AT_ONCE = 400;

    private final Site site;
    private final Accounts accounts;
    private final Neighbours neighbours;
    private final Graph graph;
    private final Cookies cookies;

    NeighboursController(Site site, Accounts accounts, Neighbours neighbours, Graph graph, Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.neighbours = neighbours;
        this.graph = graph;
        this.cookies = cookies;
    }

    @GetMapping("/@{handle}/followers")
    View followers(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
                   @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Account account = account(handle);
        return page(account, false, neighbours.followers(Site.viewer(visitor), account, Paging.before(before, PAGE)),
                before, request, response);
    }

    @GetMapping("/@{handle}/following")
    View following(@PathVariable String handle, @RequestParam(required = false) @Nullable Long before,
                   @Nullable Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        Account account = account(handle);
        return page(account, true, neighbours.follows(Site.viewer(visitor), account, Paging.before(before, PAGE)),
                before, request, response);
    }

    private Account account(String handle) {
        return accounts.findByHandle(handle).orElseThrow(Refused::notFound);
    }

    private View page(Account account, boolean following, Optional<Neighbours.Part> found, @Nullable Long before,
                      HttpServletRequest request, HttpServletResponse response) {
        Neighbours.Part part = found.orElse(new Neighbours.Part(java.util.List.of(), null));
        NeighboursPage page = new NeighboursPage(site.frame(request, response), Person.of(account), following,
                found.isEmpty(), part.people(), part.next());
        return before != null && Site.isFragment(request)
                ? site.view("people/more", more(page.frame(), part, page.path(), false))
                : site.page("people/neighbours", page);
    }

    private static Map<String, Object> more(Frame frame, Neighbours.Part part, String path, boolean asking) {
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "people", part.people(), "path", path,
                "asking", asking));
        if (part.next() != null) {
            parameters.put("next", part.next());
        }
        return parameters;
    }

    @GetMapping("/follow-requests")
    View requests(Visitor visitor, @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                  HttpServletResponse response) {
        Neighbours.Part part = neighbours.requests(visitor.id(), Paging.before(before, PAGE));
        Frame frame = site.frame(request, response);
        return before != null && Site.isFragment(request)
                ? site.view("people/more", more(frame, part, "/follow-requests", true))
                : site.page("people/requests", new RequestsPage(frame, visitor.account().locked(), part.people(),
                        part.next()));
    }

    @PostMapping("/follow-requests/{id}/accept")
    View accept(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        graph.accept(visitor.id(), id);
        return answered(visitor, id, "accepted", request, response);
    }

    @PostMapping("/follow-requests/{id}/reject")
    View reject(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        graph.reject(visitor.id(), id);
        return answered(visitor, id, "rejected", request, response);
    }

    /// The person's line with what was answered; without a script, the page that is left.
    private View answered(Visitor visitor, long id, String word, HttpServletRequest request,
                          HttpServletResponse response) {
        if (!Site.isFragment(request)) {
            cookies.flash(response, word);
            return Site.redirect("/follow-requests");
        }
        Neighbour asked = neighbours.of(visitor.id(), java.util.List.of(id)).stream().findFirst()
                .orElseThrow(Refused::notFound);
        return site.view("people/answered", Map.of("f", site.frame(request, response), "one", asked, "word", word));
    }

    /// Lets everybody follow who asks now, as far as they are counted here.
    @PostMapping("/follow-requests/accept")
    View acceptAll(Visitor visitor, HttpServletResponse response) {
        for (int done = 0; done < AT_ONCE; done += PAGE) {
            var asking = graph.requests(visitor.id(), Paging.newest(PAGE));
            asking.forEach(each -> graph.accept(visitor.id(), each.account()));
            if (asking.size() < PAGE) {
                break;
            }
        }
        cookies.flash(response, "all-accepted");
        return Site.redirect("/follow-requests");
    }
}
