package social.linnet.mastodon.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Account;
import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.SignUps;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.limit.Limited;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.ErrorTexts;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// Signing up within an app.
@Controller
class SignUpEndpoint {

    /// Which field a refusal is about, and Mastodon's word for it.
    private record Detail(String field, String error) {
    }

    private static final Map<String, Detail> DETAILS = Map.of(
            "handle-invalid", new Detail("username", "ERR_INVALID"),
            "handle-reserved", new Detail("username", "ERR_RESERVED"),
            "handle-taken", new Detail("username", "ERR_TAKEN"),
            "handle-like", new Detail("username", "ERR_TAKEN"),
            "password-short", new Detail("password", "ERR_TOO_SHORT"),
            "password-long", new Detail("password", "ERR_TOO_LONG"),
            "email-invalid", new Detail("email", "ERR_INVALID"),
            "email-taken", new Detail("email", "ERR_TAKEN"),
            "reason-too-long", new Detail("reason", "ERR_TOO_LONG"));

    private final SignUps signUps;
    private final OAuthApps apps;
    private final OAuthTokens tokens;
    private final MayDo mayDo;
    private final ErrorTexts texts;

    SignUpEndpoint(SignUps signUps, OAuthApps apps, OAuthTokens tokens, MayDo mayDo, ErrorTexts texts) {
        this.signUps = signUps;
        this.apps = apps;
        this.tokens = tokens;
        this.mayDo = mayDo;
        this.texts = texts;
    }

    @Needs(value = "write:accounts", person = false)
    @Limited(count = 10, minutes = 30)
    @PostMapping("/api/v1/accounts")
    Answer signUp(Params params, Caller caller, HttpServletRequest request) {
        mayDo.require(request.getRemoteAddr(), MayDo.Action.SIGN_UP);
        OAuthApps.App app = apps.find(caller.app()).orElseThrow(Refused::notFound);
        requireFilled(params);
        Account account = create(params, request);
        if (account.state() == Account.State.PENDING) {
            throw new Failure(403, "Your account was made, and an administrator must approve it before you can use it");
        }
        return TokenEndpoints.entity(tokens.issue(app, account.id(), caller.scopes()));
    }

    private static void requireFilled(Params params) {
        Map<String, Object> missing = new LinkedHashMap<>();
        for (String field : List.of("username", "password")) {
            if (params.text(field, "").isBlank()) {
                missing.put(field, described("ERR_BLANK", "can't be blank"));
            }
        }
        if (!params.flag("agreement")) {
            missing.put("agreement", described("ERR_ACCEPTED", "must be accepted"));
        }
        if (!missing.isEmpty()) {
            throw invalid("Validation failed: " + String.join(", ", missing.keySet()) + " missing", missing);
        }
    }

    private Account create(Params params, HttpServletRequest request) {
        try {
            return signUps.signUp(new SignUps.Form(params.text("username", ""), "", params.text("password", ""),
                    params.text("email", ""), params.text("invite_code", ""), params.text("reason", ""),
                    language(params.text("locale", ""))));
        } catch (Refused refused) {
            Detail detail = DETAILS.get(refused.key());
            if (detail == null) {
                throw refused;
            }
            String text = texts.text(refused, request);
            throw invalid("Validation failed: " + text, Map.of(detail.field(), described(detail.error(), text)));
        }
    }

    /// `fr-CA` is `fr` to a site that speaks no finer.
    private static String language(String locale) {
        int end = locale.indexOf('-');
        return end < 0 ? locale : locale.substring(0, end);
    }

    private static List<Map<String, String>> described(String error, String text) {
        return List.of(Map.of("error", error, "description", text));
    }

    private static Failure invalid(String text, Map<String, ?> details) {
        return new Failure(Answer.of(422, Map.of("error", text, "details", details)));
    }
}
