package social.linnet.web.settings;

import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.Recoveries;
import social.linnet.event.Refused;
import social.linnet.instance.HouseTexts;
import social.linnet.moderation.MayDo;
import social.linnet.web.Cookies;
import social.linnet.web.Frame;
import social.linnet.web.Site;

/// A new password for whoever forgot theirs, and taking on a new address: by links in mails.
@Controller
class RecoveryController {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryController.class);
    /// Most requests that are looked into at once.
    private static final int AT_ONCE = 4;

    private final Site site;
    private final Recoveries recoveries;
    private final Mails mails;
    private final HouseTexts house;
    private final MayDo mayDo;
    private final Cookies cookies;
    private final Semaphore room = new Semaphore(AT_ONCE);

    RecoveryController(Site site, Recoveries recoveries, Mails mails, HouseTexts house, MayDo mayDo, Cookies cookies) {
        this.site = site;
        this.recoveries = recoveries;
        this.mails = mails;
        this.house = house;
        this.mayDo = mayDo;
        this.cookies = cookies;
    }

    @GetMapping("/reset")
    View form(HttpServletRequest request, HttpServletResponse response) {
        return form(site.frame(request, response), false, HttpStatus.OK);
    }

    private View form(Frame frame, boolean asked, HttpStatus status) {
        return site.view("reset", Map.of("f", frame, "asked", asked, "mails", mails.areSent(), "contact",
                house.contact()), status);
    }

    /// The answer is the same, and as quick, whether there is such an account or not: it is looked for once the answer is on
    /// its way.
    @PostMapping("/reset")
    View ask(@RequestParam(defaultValue = "") String handle, HttpServletRequest request,
             HttpServletResponse response) {
        try {
            mayDo.require(request.getRemoteAddr(), MayDo.Action.RECOVER);
        } catch (Refused refused) {
            Frame frame = site.frame(request, response);
            return form(site.frame(request, response, frame.refused(refused)), false, Answers.status(refused));
        }
        Thread.ofVirtual().name("recovery").start(() -> look(handle));
        return form(site.frame(request, response), true, HttpStatus.OK);
    }

    private void look(String handle) {
        room.acquireUninterruptibly();
        try {
            recoveries.forgotten(handle).ifPresent(mails::recover);
        } catch (RuntimeException failed) {
            LOG.warn("A request for a new password could not be looked into", failed);
        } finally {
            room.release();
        }
    }

    @GetMapping("/reset/new")
    View renewal(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
                 HttpServletResponse response) {
        if (!recoveries.holds(token)) {
            throw Refused.forbidden("recovery-void");
        }
        return renewal(site.frame(request, response), token, null, response, HttpStatus.OK);
    }

    private View renewal(Frame frame, String token, @Nullable String wrong, HttpServletResponse response,
                         HttpStatus status) {
        // the token is in the address: it must not travel on in a Referer
        response.setHeader("Referrer-Policy", "no-referrer");
        return site.view("reset-new", Map.of("f", frame, "token", token, "wrong", wrong == null ? "" : wrong), status);
    }

    @PostMapping("/reset/new")
    View renew(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String password,
               HttpServletRequest request, HttpServletResponse response) {
        mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_IN);
        try {
            Recoveries.Letter done = recoveries.renew(token, password);
            if (done.email() != null) {
                mails.changed(done.account(), done.email());
            }
        } catch (Refused refused) {
            if (refused.key().equals("recovery-void")) {
                throw refused;
            }
            Frame frame = site.frame(request, response);
            return renewal(frame, token, frame.refused(refused), response, Answers.status(refused));
        }
        cookies.signOut(response);
        cookies.flash(response, "recovered");
        return Site.redirect("/sign-in?again=true");
    }

    /// Programs that read mail open links: only the button takes the address on.
    @GetMapping("/email/confirm")
    View confirmation(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
                      HttpServletResponse response) {
        String email = recoveries.takesOn(token).orElseThrow(() -> Refused.forbidden("recovery-void"));
        response.setHeader("Referrer-Policy", "no-referrer");
        return site.view("confirm", Map.of("f", site.frame(request, response), "token", token, "email", email));
    }

    @PostMapping("/email/confirm")
    View confirm(@RequestParam(defaultValue = "") String token, HttpServletRequest request,
                 HttpServletResponse response) {
        mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_IN);
        mails.moved(recoveries.move(token));
        cookies.flash(response, "email-moved");
        return Site.redirect(Site.visitor(request) == null ? "/sign-in" : Section.ACCOUNT.path());
    }
}
