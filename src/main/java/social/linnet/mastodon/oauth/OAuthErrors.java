package social.linnet.mastodon.oauth;

import java.util.Map;

import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;

/// The errors of RFC 6749 §5.2, which clients tell apart by their words.
final class OAuthErrors {

    private OAuthErrors() {
    }

    static Failure invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static Failure invalidClient() {
        return new Failure(answer(401, "invalid_client", "The client is unknown, or its secret is wrong")
                .with("WWW-Authenticate", "Basic realm=\"Linnet\""));
    }

    static Failure invalidGrant() {
        return of(400, "invalid_grant",
                "The code is invalid, expired or used, or does not match the redirect URI or the verifier");
    }

    static Failure invalidScope() {
        return of(400, "invalid_scope", "The requested scope is invalid, unknown, or malformed");
    }

    static Failure unsupportedGrantType() {
        return of(400, "unsupported_grant_type", "The grant type is not authorization_code or client_credentials");
    }

    static Failure unauthorizedClient() {
        return of(403, "unauthorized_client", "The token belongs to another application");
    }

    private static Failure of(int status, String error, String description) {
        return new Failure(answer(status, error, description));
    }

    private static Answer answer(int status, String error, String description) {
        return Answer.of(status, Map.of("error", error, "error_description", description))
                .with("Cache-Control", "no-store").with("Pragma", "no-cache");
    }
}
