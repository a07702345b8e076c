package social.linnet.web.reading;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.event.Paging;
import social.linnet.page.CardView;
import social.linnet.page.Directory;
import social.linnet.page.Folds;
import social.linnet.page.LinkCards;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.Profiles;
import social.linnet.page.Suggestion;
import social.linnet.page.Surface;
import social.linnet.studio.work.Styles;
import social.linnet.trend.Trends;
import social.linnet.web.Beside;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;
import social.linnet.web.reading.ExplorePage.Spoken;
import social.linnet.web.reading.ExplorePage.Tab;

/// What many speak of: posts, tags, links, styles, and people.
@Controller
class ExploreController {

    private static final int MOST = 20;

    private final Site site;
    private final Trends trends;
    private final Pages pages;
    private final Folds folds;
    private final Styles styles;
    private final LinkCards cards;
    private final Profiles profiles;
    private final Directory directory;

    ExploreController(Site site, Trends trends, Pages pages, Folds folds, Styles styles, LinkCards cards, Profiles profiles,
                      Directory directory) {
        this.site = site;
        this.trends = trends;
        this.pages = pages;
        this.folds = folds;
        this.styles = styles;
        this.cards = cards;
        this.profiles = profiles;
        this.directory = directory;
    }

    @GetMapping("/explore")
    View explore(@Nullable Visitor visitor, @RequestParam(name = "tab", defaultValue = "posts") String word,
                 HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        Long viewer = Site.viewer(visitor);
        return site.page("explore", switch (tab(word)) {
            case POSTS -> {
                List<Long> ids = trends.posts(0, Paging.DEFAULT_LIMIT);
                yield new ExplorePage(frame, Tab.POSTS, folds.fold(viewer, Surface.TRENDS,
                        pages.listing(viewer, Surface.TRENDS, ids, ids.size())).posts(), List.of(), List.of(), List.of(), List.of());
            }
            case TAGS -> new ExplorePage(frame, Tab.TAGS, List.of(), tags(), List.of(), List.of(), List.of());
            case LINKS -> new ExplorePage(frame, Tab.LINKS, List.of(), List.of(), links(), List.of(), List.of());
            case STYLES -> new ExplorePage(frame, Tab.STYLES, List.of(), List.of(), List.of(), List.of(), List.of(),
                    styles.trending(MOST));
            case PEOPLE -> {
                List<Suggestion> suggested = viewer == null ? List.of() : profiles.suggested(viewer, MOST);
                yield new ExplorePage(frame, Tab.PEOPLE, List.of(), List.of(), List.of(), suggested,
                        suggested.isEmpty() ? active(viewer) : List.of());
            }
        });
    }

    private static Tab tab(String word) {
        for (Tab tab : Tab.values()) {
            if (tab.word().equals(word)) {
                return tab;
            }
        }
        return Tab.POSTS;
    }

    private List<Beside.Tag> tags() {
        List<String> tags = trends.tags(0, MOST);
        Map<String, List<Trends.Day>> histories = trends.histories(Trends.Kind.TAG, tags);
        return tags.stream().map(tag -> new Beside.Tag(tag, histories.getOrDefault(tag, List.of()))).toList();
    }

    /// Links of which it is known where they lead.
    private List<Spoken> links() {
        List<String> addresses = trends.links(0, MOST);
        Map<String, CardView> known = cards.of(addresses);
        Map<String, List<Trends.Day>> histories = trends.histories(Trends.Kind.LINK, addresses);
        return addresses.stream().filter(known::containsKey).map(address -> new Spoken(known.get(address),
                histories.getOrDefault(address, List.of()).stream().mapToLong(Trends.Day::uses).sum())).toList();
    }

    private List<Person> active(@Nullable Long viewer) {
        return directory.people(viewer, false, 0, MOST).stream().filter(account -> viewer == null || account.id() != viewer)
                .map(Person::of).toList();
    }

    @GetMapping("/trends")
    View trends() {
        return Site.redirect("/explore");
    }
}
