package social.linnet.web.settings;

import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.account.Departures;
import social.linnet.account.Sessions;
import social.linnet.account.Setup;
import social.linnet.account.SignIn;
import social.linnet.account.SignUps;
import social.linnet.event.Refused;
import social.linnet.instance.Rules;
import social.linnet.moderation.MayDo;
import social.linnet.moderation.Warnings;
import social.linnet.settings.House;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;
import social.linnet.web.Visitor;

/// Signing up, in and out, and the first administrator's sign-up.
@Controller
class SignController {

    /// Which field of the form a refusal is about.
    private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("handle-invalid", "handle"),
            Map.entry("handle-reserved", "handle"), Map.entry("handle-taken", "handle"),
            Map.entry("handle-like", "handle"), Map.entry("name-imitates", "name"),
            Map.entry("name-too-long", "name"), Map.entry("password-short", "password"),
            Map.entry("password-long", "password"), Map.entry("email-invalid", "email"),
            Map.entry("email-taken", "email"), Map.entry("reason-too-long", "reason"),
            Map.entry("invite-invalid", "invite"), Map.entry("agree-missing", "agree"));

    private final Site site;
    private final SignUps signUps;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Setup setup;
    private final MayDo mayDo;
    private final Cookies cookies;
    private final House house;
    private final Departures departures;
    private final Warnings warnings;
    private final Rules rules;

    SignController(Site site, SignUps signUps, SignIn signIn, Departures departures, Sessions sessions, Setup setup, MayDo mayDo,
                   Cookies cookies, House house, Warnings warnings, Rules rules) {
        this.rules = rules;
        this.warnings = warnings;
        this.site = site;
        this.signUps = signUps;
        this.signIn = signIn;
        this.sessions = sessions;
        this.setup = setup;
        this.mayDo = mayDo;
        this.cookies = cookies;
        this.house = house;
        this.departures = departures;
    }

    @GetMapping("/sign-up")
    View signUpForm(@RequestParam(required = false) @Nullable String invite, HttpServletRequest request,
                    HttpServletResponse response) {
        Map<String, String> values = invite == null ? Map.of() : Map.of("invite", invite);
        return form(site.frame(request, response), new SignUpForm(house.signup(), null, values, Map.of()),
                HttpStatus.OK);
    }

    @PostMapping("/sign-up")
    View signUp(@RequestParam Map<String, String> fields, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        try {
            mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_UP);
            Account account = signUps.signUp(filled(fields, frame));
            if (account.state() == Account.State.PENDING) {
                return site.view("waiting", Map.of("f", frame));
            }
            return enter(account, "/home", request, response);
        } catch (Refused refused) {
            return again(frame, null, fields, refused);
        }
    }

    @GetMapping("/setup")
    View setupForm(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
                   HttpServletResponse response) {
        if (!setup.holds(token)) {
            throw Refused.forbidden("setup-void");
        }
        // the token is in the address: it must not travel on in a Referer
        response.setHeader("Referrer-Policy", "no-referrer");
        return form(site.frame(request, response), new SignUpForm(house.signup(), token, Map.of(), Map.of()),
                HttpStatus.OK);
    }

    @PostMapping("/setup")
    View setup(@RequestParam Map<String, String> fields, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = site.frame(request, response);
        String token = fields.getOrDefault("token", "");
        try {
            mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_UP);
            return enter(setup.use(token, filled(fields, frame)), "/admin/welcome", request, response);
        } catch (Refused refused) {
            if (!FIELDS.containsKey(refused.key())) {
                throw refused;
            }
            return again(frame, token, fields, refused);
        }
    }

    private static SignUps.Form filled(Map<String, String> fields, Frame frame) {
        if (!"yes".equals(fields.get("agree"))) {
            throw Refused.invalid("agree-missing");
        }
        return new SignUps.Form(fields.getOrDefault("handle", ""), fields.getOrDefault("name", ""),
                fields.getOrDefault("password", ""), fields.getOrDefault("email", ""),
                fields.getOrDefault("invite", ""), fields.getOrDefault("reason", ""), frame.locale().getLanguage());
    }

    private View again(Frame frame, @Nullable String token, Map<String, String> fields, Refused refused) {
        String field = FIELDS.get(refused.key());
        if (field == null) {
            throw refused;
        }
        Map<String, String> values = new HashMap<>(fields);
        values.remove("password");
        return form(frame, new SignUpForm(house.signup(), token, values, Map.of(field, frame.refused(refused))),
                HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private View form(Frame frame, SignUpForm form, HttpStatus status) {
        return site.view("sign-up", Map.of("f", frame, "form", form, "rules", rules.all()), status);
    }

    @GetMapping("/sign-in")
    View signInForm(@RequestParam(required = false) @Nullable String next,
                    @RequestParam(defaultValue = "false") boolean again, @Nullable Visitor visitor,
                    HttpServletRequest request, HttpServletResponse response) {
        if (visitor != null && !again) {
            return Site.redirect(Site.next(next));
        }
        return signIn(site.frame(request, response), "", next, null, null, HttpStatus.OK);
    }

    @PostMapping("/sign-in")
    View signIn(@RequestParam(defaultValue = "") String handle, @RequestParam(defaultValue = "") String password,
                @RequestParam(required = false) @Nullable String next, HttpServletRequest request,
                HttpServletResponse response) {
        try {
            mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_IN);
            Account account = signIn.authenticate(handle, password);
            if (departures.comeBack(account)) {
                cookies.flash(response, "back");
            }
            return enter(account, Site.next(next), request, response);
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            boolean ofField = refused.key().equals("sign-in-wrong");
            String said = frame.refused(refused);
            return signIn(ofField ? frame : site.frame(request, response, said), handle, next, ofField ? said : null,
                    closed(refused, handle, password), Answers.status(refused));
        }
    }

    /// Why the account is closed that somebody may not sign in to, whose password they know.
    private Warnings.@Nullable Warning closed(Refused refused, String handle, String password) {
        return refused.key().equals("sign-in-suspended")
                ? warnings.suspension(signIn.suspended(handle, password).id()).orElse(null) : null;
    }

    private View signIn(Frame frame, String handle, @Nullable String next, @Nullable String wrong,
                        Warnings.@Nullable Warning closed, HttpStatus status) {
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "handle", handle));
        if (wrong != null) {
            parameters.put("wrong", wrong);
        }
        if (closed != null) {
            parameters.put("closed", closed);
        }
        if (next != null) {
            parameters.put("next", Site.next(next));
        }
        return site.view("sign-in", parameters, status);
    }

    @PostMapping("/sign-out")
    View signOut(@Nullable Visitor visitor, HttpServletResponse response) {
        if (visitor != null) {
            sessions.end(visitor.id(), visitor.session().id());
        }
        cookies.signOut(response);
        return Site.redirect("/");
    }

    private View enter(Account account, String next, HttpServletRequest request, HttpServletResponse response) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        cookies.signIn(response, sessions.open(account.id(), agent == null ? "" : agent,
                Origins.of(request.getRemoteAddr())));
        return Site.redirect(next);
    }
}
