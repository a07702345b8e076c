package social.linnet.mastodon.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.limit.Limited;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;

/// OAuth 2 for programs: tokens for codes or for the app itself, their end, and where everything is. The page on which
/// a person agrees belongs to the site.
@Controller
class TokenEndpoints {

    private final ClientSecret secret;
    private final OAuthTokens tokens;
    private final Accounts accounts;
    private final MayDo mayDo;
    private final Addresses addresses;

    TokenEndpoints(ClientSecret secret, OAuthTokens tokens, Accounts accounts, MayDo mayDo, Addresses addresses) {
        this.secret = secret;
        this.tokens = tokens;
        this.accounts = accounts;
        this.mayDo = mayDo;
        this.addresses = addresses;
    }

    @Public
    @Limited(count = 100, minutes = 5)
    @PostMapping("/oauth/token")
    Answer token(Params params, HttpServletRequest request) {
        mayDo.require(request.getRemoteAddr(), MayDo.Action.EXCHANGE_TOKEN);
        Params body = params.body();
        OAuthApps.App app = secret.require(request, body);
        return entity(switch (body.text("grant_type", "")) {
            case "authorization_code" -> exchange(app, body);
            case "client_credentials" -> tokens.issue(app, null, scopes(app, body));
            case "" -> throw OAuthErrors.invalidRequest("grant_type is missing");
            default -> throw OAuthErrors.unsupportedGrantType();
        });
    }

    /// A scope sent along is left aside: what the person agreed to counts (Elk sends one).
    private OAuthTokens.Issued exchange(OAuthApps.App app, Params body) {
        String code = body.text("code");
        String redirect = body.text("redirect_uri");
        if (code == null || redirect == null) {
            throw OAuthErrors.invalidRequest(code == null ? "code is missing" : "redirect_uri is missing");
        }
        return tokens.exchange(app, code, redirect, body.text("code_verifier"))
                .orElseThrow(OAuthErrors::invalidGrant);
    }

    private static Scopes scopes(OAuthApps.App app, Params body) {
        Scopes asked;
        try {
            asked = Scopes.parse(body.text("scope", ""));
        } catch (Refused unknown) {
            throw OAuthErrors.invalidScope();
        }
        if (!app.scopes().includes(asked)) {
            throw OAuthErrors.invalidScope();
        }
        return asked;
    }

    /// Mastodon's Token.
    static Answer entity(OAuthTokens.Issued issued) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("access_token", issued.text());
        entity.put("token_type", "Bearer");
        entity.put("scope", issued.token().scopes().text());
        entity.put("created_at", issued.token().createdAt().getEpochSecond());
        return Answer.of(entity).with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }

    @Public
    @Limited(count = 100, minutes = 5)
    @PostMapping("/oauth/revoke")
    Answer revoke(Params params, HttpServletRequest request) {
        mayDo.require(request.getRemoteAddr(), MayDo.Action.EXCHANGE_TOKEN);
        Params body = params.body();
        OAuthApps.App app = secret.require(request, body);
        String token = body.text("token");
        if (token == null || token.isEmpty()) {
            throw OAuthErrors.invalidRequest("token is missing");
        }
        if (!tokens.revoke(app, token)) {
            throw OAuthErrors.unauthorizedClient();
        }
        return Answer.of(Map.of());
    }

    @Needs({"profile", "read:accounts"})
    @RequestMapping(path = "/oauth/userinfo", method = {RequestMethod.GET, RequestMethod.POST})
    Answer user(Caller caller) {
        Account account = accounts.find(caller.account()).orElseThrow(Refused::notFound);
        String page = addresses.profile(account.handle());
        return Answer.of(Map.of("iss", addresses.origin(), "sub", page, "name", account.shownName(),
                "preferred_username", account.handle(), "profile", page,
                "picture", addresses.avatar(account.avatar())));
    }

    /// RFC 8414. Some clients use PKCE only where this announces it.
    @Public
    @GetMapping("/.well-known/oauth-authorization-server")
    Answer metadata() {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("issuer", addresses.origin());
        entity.put("authorization_endpoint", addresses.at("/oauth/authorize"));
        entity.put("token_endpoint", addresses.at("/oauth/token"));
        entity.put("revocation_endpoint", addresses.at("/oauth/revoke"));
        entity.put("userinfo_endpoint", addresses.at("/oauth/userinfo"));
        entity.put("app_registration_endpoint", addresses.at("/api/v1/apps"));
        entity.put("service_documentation", addresses.at("/api/docs"));
        entity.put("scopes_supported", Scopes.known());
        entity.put("response_types_supported", List.of("code"));
        entity.put("response_modes_supported", List.of("query"));
        entity.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        entity.put("code_challenge_methods_supported", List.of("S256"));
        entity.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        return Answer.of(entity);
    }
}
