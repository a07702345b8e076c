package social.linnet.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.instance.Rules;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.RefusalAppeals;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Warnings;
import social.linnet.page.Pages;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.page.Surface;

/// What moderators do with reports and appeals. To everybody else these pages do not exist.
@Controller
class ReportsController {

    private final Site site;
    private final Reports reports;
    private final Decisions decisions;
    private final Warnings warnings;
    private final RefusalAppeals refusals;
    private final Accounts accounts;
    private final Pages pages;
    private final Rules rules;
    private final Cookies cookies;

    ReportsController(Site site, Reports reports, Decisions decisions, Warnings warnings, RefusalAppeals refusals,
                      Accounts accounts, Pages pages, Rules rules, Cookies cookies) {
        this.site = site;
        this.reports = reports;
        this.decisions = decisions;
        this.warnings = warnings;
        this.refusals = refusals;
        this.accounts = accounts;
        this.pages = pages;
        this.rules = rules;
        this.cookies = cookies;
    }

    @GetMapping("/admin/reports")
    View reports(Visitor visitor, @RequestParam(defaultValue = "false") boolean closed,
                 @RequestParam(required = false) @Nullable Long before, HttpServletRequest request,
                 HttpServletResponse response) {
        List<Reports.Report> page = reports.page(visitor.id(), !closed, null, null,
                Paging.before(before, Paging.DEFAULT_LIMIT));
        List<Warnings.Warning> appealed = warnings.appealed(visitor.id());
        List<RefusalAppeals.Appeal> refused = refusals.pending(visitor.id());
        Set<Long> people = Stream.of(page.stream().flatMap(one -> Stream.of(one.account(), one.reporter())),
                        appealed.stream().map(Warnings.Warning::account), refused.stream().map(RefusalAppeals.Appeal::account))
                .flatMap(all -> all).collect(Collectors.toSet());
        Map<Long, Account> found = accounts.find(people);
        return site.page("admin/reports", new ReportsPage(site.frame(request, response), !closed,
                page.stream().map(report -> line(report, found)).toList(),
                page.size() == Paging.DEFAULT_LIMIT ? page.getLast().id() : null,
                appealed.stream().map(one -> new ReportsPage.Decided(one, handle(one.account(), found))).toList(),
                refused.stream().map(one -> new ReportsPage.Refused(one, handle(one.account(), found))).toList()));
    }

    private ReportsPage.Line line(Reports.Report report, Map<Long, Account> found) {
        Account by = found.get(report.reporter());
        return new ReportsPage.Line(report, handle(report.account(), found), by == null ? null : Person.of(by));
    }

    /// Of those who are not in use the handle is looked up alone; they are few.
    private String handle(long account, Map<Long, Account> found) {
        Account known = found.get(account);
        return known == null ? accounts.handleOf(account) : known.handle();
    }

    @GetMapping("/admin/reports/{id}")
    View report(Visitor visitor, @PathVariable long id, HttpServletRequest request, HttpServletResponse response) {
        return report(visitor, id, site.frame(request, response), HttpStatus.OK);
    }

    private View report(Visitor visitor, long id, Frame frame, HttpStatus status) {
        Reports.Report report = reports.find(visitor.id(), id);
        Map<Long, Account> found = accounts.find(Set.of(report.account(), report.reporter()));
        Account about = found.get(report.account());
        List<PostView> posts = pages.listing(visitor.id(), Surface.BY_ID, report.posts(),
                Math.max(1, report.posts().size())).posts();
        List<String> broken = rules.all().stream().filter(rule -> report.rules().contains(rule.id()))
                .map(Rules.Rule::text).toList();
        return site.view("admin/report", Map.of("page", new ReportsPage.One(frame, line(report, found),
                about == null ? null : Person.of(about), about != null && about.limited(), posts,
                report.posts().size() - posts.size(), broken, warnings.of(report.account()))), status);
    }

    /// What is done, by the button that was pressed.
    @PostMapping("/admin/reports/{id}")
    View decide(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String what,
                @RequestParam(defaultValue = "") String text, HttpServletRequest request,
                HttpServletResponse response) {
        long me = visitor.id();
        Reports.Report report = reports.find(me, id);
        try {
            switch (what) {
                case "resolve" -> reports.resolve(me, id);
                case "reopen" -> reports.reopen(me, id);
                case "assign", "unassign" -> reports.assign(me, id, what.equals("assign"));
                case "warn" -> decisions.decide(me, report.account(), Warnings.Action.NONE, text, id);
                case "limit" -> decisions.decide(me, report.account(), Warnings.Action.LIMIT, text, id);
                case "suspend" -> decisions.decide(me, report.account(), Warnings.Action.SUSPEND, text, id);
                case "unlimit" -> decisions.takeBack(me, report.account(), Warnings.Action.LIMIT, text);
                case "restore" -> decisions.takeBack(me, report.account(), Warnings.Action.SUSPEND, text);
                default -> throw Refused.notFound();
            }
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.NOT_FOUND) {
                throw refused;
            }
            String said = site.frame(request, response).refused(refused);
            return report(visitor, id, site.frame(request, response, said), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "done");
        return Site.redirect("/admin/reports/" + id);
    }

    @PostMapping("/admin/appeals/{id}")
    View answer(Visitor visitor, @PathVariable long id, @RequestParam(defaultValue = "") String what,
                HttpServletResponse response) {
        if (!what.equals("grant") && !what.equals("refuse")) {
            throw Refused.notFound();
        }
        decisions.answer(visitor.id(), id, what.equals("grant"));
        cookies.flash(response, "done");
        return Site.redirect("/admin/reports");
    }
}
