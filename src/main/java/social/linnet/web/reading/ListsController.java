package social.linnet.web.reading;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
import social.linnet.event.Refused;
import social.linnet.graph.Graph;
import social.linnet.graph.Linked;
import social.linnet.graph.Lists;
import social.linnet.graph.PeopleList;
import social.linnet.page.Folds;
import social.linnet.page.Listing;
import social.linnet.page.Profiles;
import social.linnet.page.Surface;
import social.linnet.page.Timelines;
import social.linnet.search.Search;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Onward;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// One's own lists: what their members post, and who they are.
@Controller
class ListsController {

    private static final int MEMBERS = 40;
    private static final int FOUND = 12;

    private final Site site;
    private final Lists lists;
    private final Timelines timelines;
    private final Folds folds;
    private final Profiles profiles;
    private final Graph graph;
    private final Search search;
    private final Cookies cookies;

    ListsController(Site site, Lists lists, Timelines timelines, Folds folds, Profiles profiles, Graph graph, Search search,
                    Cookies cookies) {
        this.site = site;
        this.lists = lists;
        this.timelines = timelines;
        this.folds = folds;
        this.profiles = profiles;
        this.graph = graph;
        this.search = search;
        this.cookies = cookies;
    }

    @GetMapping("/lists")
    View all(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.page("lists", lists(visitor, site.frame(request, response), ""));
    }

    private ListsPage lists(Visitor visitor, Frame frame, String title) {
        return new ListsPage(frame, lists.of(visitor.id()), lists.sizes(visitor.id()), title);
    }

    @PostMapping("/lists")
    View make(Visitor visitor, @RequestParam(defaultValue = "") String title, HttpServletRequest request,
              HttpServletResponse response) {
        try {
            PeopleList made = lists.create(visitor.id(), title, PeopleList.Replies.MEMBERS, false);
            cookies.flash(response, "list-made");
            return Site.redirect("/lists/" + made.id() + "/edit");
        } catch (Refused refused) {
            return site.view("lists", Map.of("page", lists(visitor, refused(refused, request, response), title)),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private Frame refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        return site.frame(request, response, site.frame(request, response).refused(refused));
    }

    @GetMapping("/lists/{id}")
    View timeline(Visitor visitor, @PathVariable long id, @RequestParam(required = false) @Nullable Long before,
                  HttpServletRequest request, HttpServletResponse response) {
        PeopleList list = lists.find(visitor.id(), id);
        Listing listing = folds.fold(visitor.id(), Surface.LIST,
                timelines.list(visitor.id(), id, Paging.before(before, Paging.DEFAULT_LIMIT)));
        Frame frame = site.frame(request, response);
        if (before != null && Site.isFragment(request)) {
            return Onward.view(site, frame, listing, "/lists/" + id);
        }
        return site.page("list", new ListPage(frame, list, lists.members(id).size(), listing.posts(), Onward.next(listing)));
    }

    @GetMapping("/lists/{id}/edit")
    View edit(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String q,
              @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
              HttpServletResponse response) {
        return members(visitor, id, q, before, request, response);
    }

    private View members(Visitor visitor, long id, String q, @Nullable Long before, HttpServletRequest request,
                         HttpServletResponse response) {
        PeopleList list = lists.find(visitor.id(), id);
        String query = q.strip();
        List<Long> page = lists.members(id, Paging.before(before, MEMBERS));
        List<Long> found = query.isEmpty()
                ? graph.follows(visitor.id(), Paging.newest(FOUND)).stream().map(Linked::account).toList()
                : search.people(visitor.id(), query, true, 0, FOUND);
        Set<Long> inside = lists.members(id);
        ListEditPage shown = new ListEditPage(site.frame(request, response), list, profiles.people(page),
                page.size() < MEMBERS ? null : page.getLast(), query, profiles.people(found), inside);
        return site.page(Site.isFragment(request) ? "lists/members" : "lists/edit", shown);
    }

    @PostMapping("/lists/{id}")
    View change(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String title,
                @RequestParam(defaultValue = "members") String replies,
                @RequestParam(defaultValue = "false") boolean exclusive, HttpServletResponse response) {
        lists.update(visitor.id(), id, title, replies(replies), exclusive);
        cookies.flash(response, "saved");
        return Site.redirect("/lists/" + id + "/edit");
    }

    private static PeopleList.Replies replies(String word) {
        for (PeopleList.Replies replies : PeopleList.Replies.values()) {
            if (replies.name().equalsIgnoreCase(word)) {
                return replies;
            }
        }
        throw Refused.invalid("list-replies-unknown");
    }

    @PostMapping("/lists/{id}/delete")
    View delete(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        lists.delete(visitor.id(), id);
        cookies.flash(response, "list-deleted");
        return Site.redirect("/lists");
    }

    /// Puts somebody in. Whoever is in it already stays there.
    @PostMapping("/lists/{id}/add")
    View add(Visitor visitor, @PathVariable long id, @RequestParam long account, @RequestParam(defaultValue = "") String q,
             HttpServletRequest request, HttpServletResponse response) {
        if (!lists.members(id).contains(account)) {
            lists.add(visitor.id(), id, List.of(account));
        }
        return changed(visitor, id, q, request, response);
    }

    @PostMapping("/lists/{id}/remove")
    View remove(Visitor visitor, @PathVariable long id, @RequestParam long account,
                @RequestParam(defaultValue = "") String q, HttpServletRequest request, HttpServletResponse response) {
        lists.remove(visitor.id(), id, List.of(account));
        return changed(visitor, id, q, request, response);
    }

    private View changed(Visitor visitor, long id, String q, HttpServletRequest request, HttpServletResponse response) {
        return Site.isFragment(request) ? members(visitor, id, q, null, request, response)
                : Site.redirect("/lists/" + id + "/edit" + (q.isBlank() ? "" : "?q=" + URLEncoder.encode(q,
                        StandardCharsets.UTF_8)));
    }
}
