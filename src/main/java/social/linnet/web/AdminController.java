package social.linnet.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import social.linnet.account.Invitations;
import social.linnet.account.Recoveries;
import social.linnet.account.SignUps;
import social.linnet.event.Refused;
import social.linnet.log.Views;
import social.linnet.moderation.Audit;
import social.linnet.moderation.Decisions;
import social.linnet.moderation.Warnings;
import social.linnet.page.Person;
import social.linnet.settings.Settings;
import social.linnet.web.settings.Mails;

/// What administrators do: let people in, invite, see how the views are.
@Controller
class AdminController {

    private final Site site;
    private final Accounts accounts;
    private final SignUps signUps;
    private final Invitations invitations;
    private final Recoveries recoveries;
    private final Mails mails;
    private final Decisions decisions;
    private final Audit audit;
    private final Views views;
    private final Settings settings;

    AdminController(Site site, Accounts accounts, SignUps signUps, Invitations invitations, Recoveries recoveries,
                    Mails mails, Decisions decisions, Audit audit,
                    Views views, Settings settings) {
        this.site = site;
        this.accounts = accounts;
        this.signUps = signUps;
        this.invitations = invitations;
        this.recoveries = recoveries;
        this.mails = mails;
        this.decisions = decisions;
        this.audit = audit;
        this.views = views;
        this.settings = settings;
    }

    @GetMapping("/admin")
    View admin(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        check(visitor);
        return page(site.frame(request, response), null);
    }

    /// To everybody else these pages do not exist.
    private static void check(Visitor visitor) {
        if (visitor.account().role() != Account.Role.ADMIN) {
            throw Refused.notFound();
        }
    }

    private View page(Frame frame, @Nullable String fresh) {
        List<AdminPage.Applicant> applicants = signUps.applicants().stream().map(applicant -> new AdminPage.Applicant(
                Person.of(applicant.account()), applicant.reason().isBlank() ? null : applicant.reason(),
                applicant.account().createdAt())).toList();
        List<AdminPage.Lag> lags = views.standings().stream().map(standing -> new AdminPage.Lag(standing.view(),
                standing.lag(), standing.deadLetters())).toList();
        return site.page("admin", new AdminPage(frame, applicants, invitations(), fresh, lags, audit.latest()));
    }

    private List<AdminPage.Invitation> invitations() {
        List<Invitations.Invitation> newest = invitations.newest();
        Set<Long> people = new HashSet<>();
        newest.forEach(invitation -> {
            people.add(invitation.maker());
            if (invitation.usedBy() != null) {
                people.add(invitation.usedBy());
            }
        });
        Map<Long, Account> found = accounts.find(people);
        return newest.stream().filter(invitation -> found.containsKey(invitation.maker()))
                .map(invitation -> new AdminPage.Invitation(Long.toString(invitation.id()),
                        Person.of(found.get(invitation.maker())), invitation.createdAt(),
                        found.containsKey(invitation.usedBy()) ? Person.of(found.get(invitation.usedBy())) : null))
                .toList();
    }

    @PostMapping("/admin/sign-ups/{id}/approve")
    View approve(Visitor visitor, @PathVariable long id) {
        check(visitor);
        Optional<String> email = recoveries.email(id);
        signUps.approve(id);
        accounts.find(id).ifPresent(account -> email.ifPresent(address -> mails.welcome(account, address)));
        return Site.redirect("/admin");
    }

    @PostMapping("/admin/sign-ups/{id}/reject")
    View reject(Visitor visitor, @PathVariable long id) {
        check(visitor);
        signUps.reject(id);
        return Site.redirect("/admin");
    }

    @PostMapping("/admin/suspensions")
    View suspend(Visitor visitor, @RequestParam(defaultValue = "") String handle,
                 @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String what) {
        check(visitor);
        long account = accounts.idOf(handle).orElseThrow(Refused::notFound);
        long me = visitor.id();
        switch (what) {
            case "warn" -> decisions.decide(me, account, Warnings.Action.NONE, reason, null);
            case "limit" -> decisions.decide(me, account, Warnings.Action.LIMIT, reason, null);
            case "unlimit" -> decisions.takeBack(me, account, Warnings.Action.LIMIT, reason);
            case "suspend" -> decisions.decide(me, account, Warnings.Action.SUSPEND, reason, null);
            case "restore" -> decisions.takeBack(me, account, Warnings.Action.SUSPEND, reason);
            default -> throw Refused.notFound();
        }
        return Site.redirect("/admin");
    }

    @PostMapping("/admin/invitations")
    View invite(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        check(visitor);
        String link = settings.origin() + "/sign-up?invite=" + invitations.create(visitor.id()).code();
        return page(site.frame(request, response), link);
    }

    @PostMapping("/admin/invitations/{id}/withdraw")
    View withdraw(Visitor visitor, @PathVariable long id) {
        check(visitor);
        invitations.withdraw(id);
        return Site.redirect("/admin");
    }
}
