package social.linnet.mastodon.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import social.linnet.account.OAuthApps;
import social.linnet.mastodon.wire.Params;

/// How an app shows that it is itself: by its secret, in the body or by HTTP Basic (RFC 6749 §2.3.1), never in the
/// address.
@Component
class ClientSecret {

    private static final String BASIC = "Basic ";

    private final OAuthApps apps;

    ClientSecret(OAuthApps apps) {
        this.apps = apps;
    }

    private record Shown(String id, String secret) {
    }

    /// The app that this request shows the secret of.
    ///
    /// @throws social.linnet.mastodon.wire.Failure `invalid_client`
    OAuthApps.App require(HttpServletRequest request, Params body) {
        Shown inHeader = inHeader(request);
        String id = body.text("client_id");
        String secret = body.text("client_secret");
        if (inHeader != null && (id != null && !id.equals(inHeader.id()) || secret != null)) {
            throw OAuthErrors.invalidRequest("The client is named in two ways");
        }
        Shown shown = inHeader != null ? inHeader : id == null || secret == null ? null : new Shown(id, secret);
        return shown == null ? refuse() : apps.find(shown.id()).filter(app -> apps.isSecret(app, shown.secret()))
                .orElseGet(ClientSecret::refuse);
    }

    private static OAuthApps.App refuse() {
        throw OAuthErrors.invalidClient();
    }

    private static @Nullable Shown inHeader(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw OAuthErrors.invalidClient();
            }
            return new Shown(URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            throw OAuthErrors.invalidClient();
        }
    }
}
