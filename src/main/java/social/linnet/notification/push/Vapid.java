package social.linnet.notification.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.notification.VapidKey;
import social.linnet.settings.Settings;

import tools.jackson.databind.json.JsonMapper;

/// Shows a push service who sends (RFC 8292): a JWT signed with ES256 (RFC 7518 §3.4), good for one service and not for
/// long.
@Component
final class Vapid {

    /// RFC 8292 §2 allows a day.
    static final Duration LIFE = Duration.ofHours(12);
    private static final JsonMapper JSON = new JsonMapper();

    private final VapidKey key;
    private final Settings settings;
    private final Clock clock;

    Vapid(VapidKey key, Settings settings, Clock clock) {
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /// Our public key, as headers have it.
    String publicKey() {
        return key.publicKey();
    }

    /// A token for the service behind this address.
    String token(URI endpoint) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        claims.put("exp", clock.instant().plus(LIFE).getEpochSecond());
        claims.put("sub", settings.origin());
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Encryption.base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign for web push", e);
        }
    }

    private static String part(Map<String, Object> claims) {
        return Encryption.base64(JSON.writeValueAsBytes(claims));
    }
}
