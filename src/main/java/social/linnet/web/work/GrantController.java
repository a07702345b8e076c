package social.linnet.web.work;

import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Person;
import social.linnet.studio.work.Grants;
import social.linnet.studio.work.Grants.Grant;
import social.linnet.web.Cookies;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Leave to make something from somebody's pictures: who asked, who gave, and taking it back.
@Controller
class GrantController {

    private static final int MOST = 100;

    private final Site site;
    private final Grants grants;
    private final Accounts accounts;
    private final Pictures pictures;
    private final Cookies cookies;

    GrantController(Site site, Grants grants, Accounts accounts, Pictures pictures, Cookies cookies) {
        this.site = site;
        this.grants = grants;
        this.accounts = accounts;
        this.pictures = pictures;
        this.cookies = cookies;
    }

    @GetMapping("/studio/grants")
    View grants(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return site.page("work/grants", new GrantsPage(site.frame(request, response),
                lines(grants.ofOwner(visitor.id(), MOST), Grant::asker), lines(grants.ofAsker(visitor.id(), MOST), Grant::owner)));
    }

    private List<GrantsPage.Line> lines(List<Grant> some, ToLongFunction<Grant> other) {
        Map<Long, Account> people = accounts.find(some.stream().map(other::applyAsLong).collect(Collectors.toSet()));
        Map<Long, Picture> about = pictures.find(some.stream().map(Grant::picture).collect(Collectors.toSet()));
        Map<Long, Integer> made = grants.counts(some.stream().map(Grant::id).toList());
        return some.stream().map(grant -> {
            Account person = people.get(other.applyAsLong(grant));
            return new GrantsPage.Line(grant, person == null ? null : Person.of(person), about.get(grant.picture()),
                    made.getOrDefault(grant.id(), 0));
        }).toList();
    }

    @PostMapping("/studio/grants/{id}")
    View answer(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String answer, HttpServletResponse response) {
        switch (answer) {
            case "give" -> grants.give(visitor.id(), id);
            case "refuse" -> grants.refuse(visitor.id(), id);
            default -> throw Refused.invalid("choice-unknown");
        }
        cookies.flash(response, "saved");
        return Site.redirect("/studio/grants#g" + id);
    }
}
