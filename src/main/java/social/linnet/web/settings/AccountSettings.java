package social.linnet.web.settings;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Aliases;
import social.linnet.account.Departures;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Recoveries;
import social.linnet.account.Sessions;
import social.linnet.account.SignIn;
import social.linnet.event.Refused;
import social.linnet.moderation.MayDo;
import social.linnet.settings.Settings;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// The account itself: its address, its password, where it is signed in, leaving.
@Controller
class AccountSettings {

    private final Site site;
    private final SignIn signIn;
    private final Aliases aliases;
    private final Departures departures;
    private final Recoveries recoveries;
    private final Sessions sessions;
    private final OAuthTokens tokens;
    private final Mails mails;
    private final Settings settings;
    private final MayDo mayDo;
    private final Cookies cookies;

    AccountSettings(Site site, SignIn signIn, Aliases aliases, Departures departures, Recoveries recoveries,
                    Sessions sessions, OAuthTokens tokens, Mails mails, Settings settings, MayDo mayDo,
                    Cookies cookies) {
        this.site = site;
        this.signIn = signIn;
        this.aliases = aliases;
        this.departures = departures;
        this.recoveries = recoveries;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mails = mails;
        this.settings = settings;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings/account")
    View account(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return account(site.frame(request, response), visitor, "", Wrong.NOTHING, HttpStatus.OK);
    }

    private View account(Frame frame, Visitor visitor, String typed, Wrong wrong, HttpStatus status) {
        return site.view("settings/account", Map.of("page", new AccountPage(frame, visitor.account().handle(),
                settings.domain(), recoveries.email(visitor.id()).orElse(null), mails.areSent(), typed, wrong,
                aliases.of(visitor.id()).size())), status);
    }

    /// A new address is written to, and taken on when the link there is opened.
    @PostMapping("/settings/email")
    View changeEmail(Visitor visitor, @RequestParam(defaultValue = "") String email,
                     @RequestParam(defaultValue = "") String password,
                     @RequestParam(defaultValue = "false") boolean remove, HttpServletRequest request,
                     HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_PASSWORD);
            if (remove) {
                recoveries.forget(visitor.id(), password);
                cookies.flash(response, "saved");
            } else if (mails.areSent()) {
                mails.confirm(recoveries.change(visitor.id(), password, email));
                cookies.flash(response, "email-sent");
            } else {
                recoveries.set(visitor.id(), password, email);
                cookies.flash(response, "saved");
            }
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return account(frame, visitor, email, Wrong.of(refused.key().startsWith("password") ? "password" : "email",
                    frame.refused(refused)), Answers.status(refused));
        }
        return Site.redirect(Section.ACCOUNT.path());
    }

    /// Puts the account away, or gives it up for good.
    @PostMapping("/settings/leave")
    View leave(Visitor visitor, @RequestParam(defaultValue = "") String password,
               @RequestParam(defaultValue = "") String how, HttpServletRequest request, HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_PASSWORD);
            if (how.equals("for-good")) {
                departures.giveUp(visitor.id(), password);
                cookies.flash(response, "given-up");
            } else {
                departures.deactivate(visitor.id(), password);
                cookies.flash(response, "away");
            }
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return account(frame, visitor, "", Wrong.of("leave-password", frame.refused(refused)),
                    Answers.status(refused));
        }
        cookies.signOut(response);
        return Site.redirect("/");
    }

    @GetMapping("/settings/security")
    View security(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return security(site.frame(request, response), visitor, Wrong.NOTHING, HttpStatus.OK);
    }

    private View security(Frame frame, Visitor visitor, Wrong wrong, HttpStatus status) {
        var devices = sessions.of(visitor.id()).stream().map(session -> new SecurityPage.Device(
                Long.toString(session.id()), Devices.named(session.device()), session.network(), session.createdAt(),
                session.seenAt(), session.id() == visitor.session().id())).toList();
        return site.view("settings/security", Map.of("page", new SecurityPage(frame, visitor.account().handle(),
                devices, wrong)), status);
    }

    @PostMapping("/settings/password")
    View changePassword(Visitor visitor, @RequestParam(defaultValue = "") String current,
                        @RequestParam(defaultValue = "") String password, HttpServletRequest request,
                        HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_PASSWORD);
            signIn.changePassword(visitor.id(), current, password);
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            boolean fresh = refused.key().equals("password-short") || refused.key().equals("password-long");
            return security(frame, visitor, Wrong.of(fresh ? "password" : "current", frame.refused(refused)),
                    Answers.status(refused));
        }
        // whoever knew the old password must be out: on other devices, and in apps
        sessions.endOthers(visitor.id(), visitor.session().id());
        tokens.revokeAll(visitor.id());
        recoveries.email(visitor.id()).ifPresent(email -> mails.changed(visitor.account(), email));
        cookies.flash(response, "password");
        return Site.redirect(Section.SECURITY.path());
    }

    @PostMapping("/settings/sessions/{id}/end")
    View endSession(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        sessions.end(visitor.id(), id);
        cookies.flash(response, "session");
        return Site.redirect(Section.SECURITY.path());
    }

    @PostMapping("/settings/sessions/end-others")
    View endOthers(Visitor visitor, HttpServletResponse response) {
        sessions.endOthers(visitor.id(), visitor.session().id());
        cookies.flash(response, "sessions");
        return Site.redirect(Section.SECURITY.path());
    }
}
