package social.linnet.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import social.linnet.account.OAuthApps;
import social.linnet.account.OAuthApps.App;
import social.linnet.account.OAuthTokens;
import social.linnet.account.Scopes;
import social.linnet.event.Refused;

/// Where an app asks a person for leave to act for them (RFC 6749 §4.1, RFC 7636 with S256 alone).
///
/// As long as the app or its redirect is not known, errors stay on this site: sending the person on would make it an open
/// redirector. After that they go back to the app.
@Controller
class ConsentController {

    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    private final Site site;
    private final OAuthApps apps;
    private final OAuthTokens tokens;

    ConsentController(Site site, OAuthApps apps, OAuthTokens tokens) {
        this.site = site;
        this.apps = apps;
        this.tokens = tokens;
    }

    /// What an app asks, checked.
    private record Ask(App app, String redirectUri, Scopes scopes, @Nullable String state,
                       @Nullable String challenge) {
    }

    /// An error that the app may be told.
    private static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String error;
        private final String redirectUri;
        private final @Nullable String state;

        Told(String error, String redirectUri, @Nullable String state) {
            super(error, null, false, false);
            this.error = error;
            this.redirectUri = redirectUri;
            this.state = state;
        }
    }

    @GetMapping("/oauth/authorize")
    View ask(@RequestParam Map<String, String> query, @Nullable Visitor visitor, HttpServletRequest request,
             HttpServletResponse response) {
        try {
            Ask ask = checked(query);
            boolean force = "true".equals(query.get("force_login"));
            if (visitor == null || force) {
                return Site.redirect(signIn(query, request.getQueryString(), force));
            }
            letThrough(ask.redirectUri(), response);
            Map<String, String> fields = new LinkedHashMap<>();
            for (String name : new String[] {"response_type", "client_id", "redirect_uri", "scope", "state",
                    "code_challenge", "code_challenge_method"}) {
                if (query.get(name) != null) {
                    fields.put(name, query.get(name));
                }
            }
            return site.view("oauth/authorize", Map.of("consent", new Consent(site.frame(request, response),
                    ask.app().name(), ask.app().website(), ask.scopes().names().stream().toList(), fields)));
        } catch (Told told) {
            return back(told.redirectUri, "error", told.error, told.state);
        }
    }

    /// The browser follows the form's answer to the app only where the page's policy names it; and a window that the app
    /// has opened for this stays within its reach, so that it learns of the end.
    private void letThrough(String redirectUri, HttpServletResponse response) {
        response.setHeader("Cross-Origin-Opener-Policy", "unsafe-none");
        if (!redirectUri.equals(OAuthApps.OUT_OF_BAND)) {
            URI to = URI.create(redirectUri);
            boolean web = ("https".equals(to.getScheme()) || "http".equals(to.getScheme())) && to.getHost() != null;
            response.setHeader("Content-Security-Policy", WebSecurity.policy("'self' " + to.getScheme() + ":"
                    + (web ? "//" + to.getHost() + (to.getPort() < 0 ? "" : ":" + to.getPort()) : ""), site.sheetSource()));
        }
    }

    /// Where to sign in first, and then come back here; an app may want that also of somebody who is signed in, so that
    /// they can be somebody else.
    private static String signIn(Map<String, String> query, String asked, boolean force) {
        String next = Arrays.stream(asked.split("&")).filter(pair -> !pair.startsWith("force_login="))
                .collect(Collectors.joining("&"));
        String language = query.getOrDefault("lang", "");
        return "/sign-in?" + (force ? "again=true&" : "") + (language.matches("[A-Za-z-]{2,12}")
                ? "lang=" + language + "&" : "") + "next=" + encode("/oauth/authorize?" + next);
    }

    @PostMapping("/oauth/authorize")
    View answer(Visitor visitor, @RequestParam Map<String, String> form, HttpServletRequest request,
                HttpServletResponse response) {
        try {
            Ask ask = checked(form);
            if (!"allow".equals(form.get("decision"))) {
                throw new Told("access_denied", ask.redirectUri(), ask.state());
            }
            String code = tokens.agree(ask.app(), visitor.id(), ask.redirectUri(), ask.scopes(), ask.challenge());
            if (ask.redirectUri().equals(OAuthApps.OUT_OF_BAND)) {
                return site.view("oauth/code", Map.of("f", site.frame(request, response), "app", ask.app().name(),
                        "code", code));
            }
            return back(ask.redirectUri(), "code", code, ask.state());
        } catch (Told told) {
            return back(told.redirectUri, "error", told.error, told.state);
        }
    }

    private Ask checked(Map<String, String> from) {
        App app = apps.find(from.getOrDefault("client_id", "")).orElseThrow(() -> Refused.invalid("app-unknown"));
        String redirect = from.getOrDefault("redirect_uri", "");
        // byte for byte: anything looser has been somebody's hole
        if (!app.redirectUris().contains(redirect)) {
            throw Refused.invalid("app-redirect-unknown");
        }
        String state = from.get("state");
        if (!"code".equals(from.get("response_type"))) {
            throw new Told("unsupported_response_type", redirect, state);
        }
        return new Ask(app, redirect, scopes(app, from.getOrDefault("scope", ""), redirect, state), state,
                challenge(from, redirect, state));
    }

    private static Scopes scopes(App app, String asked, String redirect, @Nullable String state) {
        Scopes scopes;
        try {
            scopes = Scopes.parse(asked);
        } catch (Refused unknown) {
            throw new Told("invalid_scope", redirect, state);
        }
        if (!app.scopes().includes(scopes)) {
            throw new Told("invalid_scope", redirect, state);
        }
        return scopes;
    }

    private static @Nullable String challenge(Map<String, String> from, String redirect, @Nullable String state) {
        String challenge = from.get("code_challenge");
        if (challenge == null || challenge.isEmpty()) {
            if (from.get("code_challenge_method") != null) {
                throw new Told("invalid_request", redirect, state);
            }
            return null;
        }
        // without a method RFC 7636 means `plain`, which protects nothing
        if (!"S256".equals(from.get("code_challenge_method")) || !challenge.matches(CHALLENGE)) {
            throw new Told("invalid_request", redirect, state);
        }
        return challenge;
    }

    private View back(String redirectUri, String name, String value, @Nullable String state) {
        if (redirectUri.equals(OAuthApps.OUT_OF_BAND)) {
            throw Refused.forbidden("app-denied");
        }
        String query = name + "=" + encode(value) + (state == null ? "" : "&state=" + encode(state));
        String target = redirectUri + (URI.create(redirectUri).getRawQuery() == null ? "?" : "&") + query;
        return (_, _, response) -> {
            response.setStatus(302);
            response.setHeader("Location", target);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Referrer-Policy", "no-referrer");
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
