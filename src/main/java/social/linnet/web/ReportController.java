package social.linnet.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.instance.Rules;
import social.linnet.moderation.Reports;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.PostView;

/// Telling the moderators of somebody, or of one of their posts.
@Controller
class ReportController {

    private final Site site;
    private final Accounts accounts;
    private final Pages pages;
    private final Rules rules;
    private final Reports reports;
    private final Cookies cookies;

    ReportController(Site site, Accounts accounts, Pages pages, Rules rules, Reports reports, Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.pages = pages;
        this.rules = rules;
        this.reports = reports;
        this.cookies = cookies;
    }

    @GetMapping("/@{handle}/report")
    View form(Visitor visitor, @PathVariable String handle, @RequestParam(required = false) @Nullable Long post,
              HttpServletRequest request, HttpServletResponse response) {
        return form(visitor, account(handle), post, "", null, request, response);
    }

    private Account account(String handle) {
        return accounts.findByHandle(handle).orElseThrow(Refused::notFound);
    }

    private View form(Visitor visitor, Account account, @Nullable Long post, String comment, @Nullable Refused refused,
                      HttpServletRequest request, HttpServletResponse response) {
        PostView shown = post == null ? null : pages.post(visitor.id(), post)
                .filter(view -> view.author().id() == account.id()).orElseThrow(Refused::notFound);
        Frame frame = site.frame(request, response);
        if (refused != null) {
            frame = site.frame(request, response, frame.refused(refused));
        }
        ReportPage page = new ReportPage(frame, Person.of(account), shown, rules.all(), comment);
        return site.view("report", Map.of("page", page), refused == null ? HttpStatus.OK
                : refused.kind() == Refused.Kind.LIMITED ? HttpStatus.TOO_MANY_REQUESTS
                        : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/@{handle}/report")
    View report(Visitor visitor, @PathVariable String handle, @RequestParam(required = false) @Nullable Long post,
                @RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String comment,
                @RequestParam(name = "rule", defaultValue = "") List<Long> broken, HttpServletRequest request,
                HttpServletResponse response) {
        Account account = account(handle);
        try {
            Reports.Category chosen = Arrays.stream(Reports.Category.values())
                    .filter(one -> one.name().equalsIgnoreCase(category)).findFirst()
                    .orElseThrow(() -> Refused.invalid("report-category"));
            reports.file(new Reports.Complaint(visitor.id(), account.id(), chosen, comment,
                    post == null ? List.of() : List.of(post),
                    chosen == Reports.Category.VIOLATION ? rules.known(broken) : List.of(), false));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            String kept = comment.length() > Reports.MAX_COMMENT * 4 ? "" : comment;
            return form(visitor, account, post, kept, refused, request, response);
        }
        cookies.flash(response, "reported");
        return Site.redirect("/@" + account.handle());
    }
}
