package social.linnet.web.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
import social.linnet.event.Refused;
import social.linnet.page.Person;
import social.linnet.studio.work.Style;
import social.linnet.studio.work.Styles;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Styles: making them, sharing them, keeping those of others.
@Controller
class StyleController {

    private static final String PAGE = "/studio/styles";
    private static final int TRENDING = 20;

    private final Site site;
    private final Styles styles;
    private final Accounts accounts;
    private final Cookies cookies;

    StyleController(Site site, Styles styles, Accounts accounts, Cookies cookies) {
        this.site = site;
        this.styles = styles;
        this.accounts = accounts;
        this.cookies = cookies;
    }

    @GetMapping(PAGE)
    View all(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return page(visitor, "", "", null, request, response);
    }

    private View page(Visitor visitor, String name, String words, @Nullable Refused problem, HttpServletRequest request,
                      HttpServletResponse response) {
        List<Style> own = styles.offered(visitor.id()).stream().filter(style -> !style.isShelf()).toList();
        List<Styles.Trending> trending = styles.trending(TRENDING);
        List<Style> all = new ArrayList<>(own);
        trending.forEach(one -> all.add(one.style()));
        Map<Long, Person> makers = accounts.find(all.stream().map(Style::creator).filter(Objects::nonNull).collect(Collectors.toSet()))
                .values().stream().collect(Collectors.toMap(Account::id, Person::of));
        Frame frame = site.frame(request, response);
        return site.page("work/styles", new StylesPage(frame, visitor.id(), own, trending, makers, name, words,
                problem == null ? null : frame.refused(problem)));
    }

    @PostMapping(PAGE)
    View make(Visitor visitor, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String words,
              @RequestParam(defaultValue = "") String shared, @RequestParam(defaultValue = "cc0") String licence,
              HttpServletRequest request, HttpServletResponse response) {
        try {
            styles.make(visitor.id(), name, words, !shared.isEmpty(), licence(licence), null);
        } catch (Refused refused) {
            if (refused.kind() != Refused.Kind.INVALID && refused.kind() != Refused.Kind.LIMITED) {
                throw refused;
            }
            response.setStatus(refused.kind() == Refused.Kind.LIMITED ? 429 : 422);
            return page(visitor, name, words, refused, request, response);
        }
        return saved(response);
    }

    private static Style.Licence licence(String word) {
        return Arrays.stream(Style.Licence.values()).filter(licence -> licence.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> Refused.invalid("choice-unknown"));
    }

    @PostMapping(PAGE + "/{word}/{act}")
    View act(Visitor visitor, @PathVariable String word, @PathVariable String act, HttpServletResponse response) {
        switch (act) {
            case "share" -> styles.share(visitor.id(), word, true);
            case "hide" -> styles.share(visitor.id(), word, false);
            case "drop" -> styles.drop(visitor.id(), word);
            case "keep" -> styles.keep(visitor.id(), word);
            case "leave" -> styles.leave(visitor.id(), word);
            default -> throw Refused.notFound();
        }
        return saved(response);
    }

    private View saved(HttpServletResponse response) {
        cookies.flash(response, "saved");
        return Site.redirect(PAGE);
    }
}
