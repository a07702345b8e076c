package social.linnet.mastodon.oauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.OAuthApps;
import social.linnet.account.Scopes;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.limit.Limited;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;
import social.linnet.notification.VapidKey;

/// Programs make themselves known.
@Controller
class AppEndpoints {

    private final OAuthApps apps;
    private final MayDo mayDo;
    private final VapidKey vapid;

    AppEndpoints(OAuthApps apps, MayDo mayDo, VapidKey vapid) {
        this.apps = apps;
        this.mayDo = mayDo;
        this.vapid = vapid;
    }

    @Public
    @Limited(count = 30, minutes = 10)
    @PostMapping("/api/v1/apps")
    Answer register(Params params, HttpServletRequest request) {
        mayDo.require(request.getRemoteAddr(), MayDo.Action.REGISTER_APP);
        OAuthApps.Registered registered = apps.register(params.text("client_name", ""), params.text("website"),
                redirects(params), Scopes.parse(params.text("scopes", "")));
        Map<String, Object> entity = entity(registered.app());
        entity.put("client_id", registered.app().clientId());
        entity.put("client_secret", registered.secret());
        entity.put("client_secret_expires_at", 0);
        return Answer.of(entity);
    }

    /// A list, or one text with one address a line.
    private static List<String> redirects(Params params) {
        List<String> uris = new ArrayList<>();
        for (String text : params.texts("redirect_uris")) {
            Arrays.stream(text.split("\\s+")).filter(uri -> !uri.isEmpty()).forEach(uris::add);
        }
        if (uris.isEmpty()) {
            throw Refused.invalid("parameter-missing", "redirect_uris");
        }
        return uris;
    }

    @Needs(person = false)
    @GetMapping("/api/v1/apps/verify_credentials")
    Answer app(Caller caller) {
        return Answer.of(entity(apps.find(caller.app()).orElseThrow(Refused::notFound)));
    }

    private Map<String, Object> entity(OAuthApps.App app) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", String.valueOf(app.id()));
        entity.put("name", app.name());
        entity.put("website", app.website());
        entity.put("scopes", app.scopes().names());
        entity.put("redirect_uri", String.join("\n", app.redirectUris()));
        entity.put("redirect_uris", app.redirectUris());
        entity.put("vapid_key", vapid.publicKey());
        return entity;
    }
}
