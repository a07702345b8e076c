package social.linnet.web;

import java.io.IOException;
import java.util.HashMap;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

import social.linnet.account.Accounts;
import social.linnet.account.Departures;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Sessions;
import social.linnet.event.Refused;
import social.linnet.media.Pictures;
import social.linnet.moderation.MayDo;
import social.linnet.page.Person;

/// What people set for themselves: profile, look, password, sessions, apps.
@Controller
class SettingsController {

    private final Site site;
    private final Accounts accounts;
    private final Departures departures;
    private final Sessions sessions;
    private final OAuthTokens tokens;
    private final Pictures pictures;
    private final MayDo mayDo;
    private final Cookies cookies;

    SettingsController(Site site, Accounts accounts, Departures departures, Sessions sessions, OAuthTokens tokens, Pictures pictures,
                       MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.accounts = accounts;
        this.departures = departures;
        this.sessions = sessions;
        this.tokens = tokens;
        this.pictures = pictures;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/settings")
    View profile(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return profile(site.frame(request, response), visitor, visitor.account().name(), visitor.account().bio(),
                HttpStatus.OK);
    }

    private View profile(Frame frame, Visitor visitor, String name, String bio, HttpStatus status) {
        return site.view("settings/profile", Map.of("f", frame, "person", Person.of(visitor.account()),
                "name", name, "bio", bio, "app", visitor.account().showsApp()), status);
    }

    @PostMapping("/settings/profile")
    View changeProfile(Visitor visitor, @RequestParam(defaultValue = "") String name,
                       @RequestParam(defaultValue = "") String bio,
                       @RequestParam(defaultValue = "false") boolean automated,
                       @RequestParam(defaultValue = "false") boolean app, HttpServletRequest request,
                       HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_ACCOUNT);
            accounts.updateProfile(visitor.id(), name, bio);
            if (automated != visitor.account().kind().isAutomated()) {
                accounts.setAutomated(visitor.id(), automated);
            }
            if (app != visitor.account().showsApp()) {
                accounts.setShowsApp(visitor.id(), app);
            }
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return profile(site.frame(request, response, frame.refused(refused)), visitor, name, bio,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "saved");
        return Site.redirect("/settings");
    }

    @PostMapping("/settings/avatar")
    View changeAvatar(Visitor visitor, @RequestParam("file") MultipartFile file, HttpServletRequest request,
                      HttpServletResponse response) throws IOException {
        try {
            mayDo.require(visitor.id(), MayDo.Action.UPLOAD);
            pictures.avatar(visitor.id(), file.getInputStream());
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return profile(site.frame(request, response, frame.refused(refused)), visitor, visitor.account().name(),
                    visitor.account().bio(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.flash(response, "saved");
        return Site.redirect("/settings");
    }

    @GetMapping("/settings/account")
    View account(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        return account(site.frame(request, response), visitor, null, HttpStatus.OK);
    }

    private View account(Frame frame, Visitor visitor, @Nullable String passwordError, HttpStatus status) {
        var devices = sessions.of(visitor.id()).stream().map(session -> new AccountPage.Device(
                Long.toString(session.id()), Devices.named(session.device()), session.createdAt(), session.seenAt(),
                session.id() == visitor.session().id())).toList();
        return site.view("settings/account", new HashMap<>(Map.of("page",
                new AccountPage(frame, visitor.account().language(), devices, passwordError))), status);
    }

    @PostMapping("/settings/appearance")
    View changeAppearance(Visitor visitor, @RequestParam(defaultValue = "") String language,
                          @RequestParam(defaultValue = "") String theme, HttpServletResponse response) {
        accounts.setLanguage(visitor.id(), language);
        cookies.theme(response, theme.equals("light") || theme.equals("dark") ? theme : "");
        cookies.flash(response, "saved");
        return Site.redirect("/settings/account");
    }

    @PostMapping("/settings/password")
    View changePassword(Visitor visitor, @RequestParam(defaultValue = "") String current,
                        @RequestParam(defaultValue = "") String password, HttpServletRequest request,
                        HttpServletResponse response) {
        try {
            mayDo.require(visitor.id(), MayDo.Action.CHANGE_PASSWORD);
            accounts.changePassword(visitor.id(), current, password);
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return account(frame, visitor, frame.refused(refused), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        // whoever knew the old password must be out: on other devices, and in apps
        sessions.endOthers(visitor.id(), visitor.session().id());
        tokens.revokeAll(visitor.id());
        cookies.flash(response, "password");
        return Site.redirect("/settings/account");
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
            return account(site.frame(request, response, frame.refused(refused)), visitor, null,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        cookies.signOut(response);
        return Site.redirect("/");
    }

    @PostMapping("/settings/sessions/{id}/end")
    View endSession(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        sessions.end(visitor.id(), id);
        cookies.flash(response, "session");
        return Site.redirect("/settings/account");
    }

    @GetMapping("/settings/apps")
    View apps(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        var apps = tokens.of(visitor.id()).stream().map(grant -> new AppsPage.App(Long.toString(grant.token()),
                grant.app(), grant.website(), grant.scopes().names().stream().toList(), grant.since())).toList();
        return site.page("settings/apps", new AppsPage(site.frame(request, response), apps));
    }

    @PostMapping("/settings/apps/{id}/end")
    View revoke(Visitor visitor, @PathVariable long id, HttpServletResponse response) {
        tokens.revoke(visitor.id(), id);
        cookies.flash(response, "app");
        return Site.redirect("/settings/apps");
    }
}
