package social.linnet.mastodon.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/// Where clients of streams put their token when they cannot set a header: into the address, or among the WebSocket's
/// sub-protocols. An address with a token in it is never logged.
final class StreamToken {

    private static final String PARAMETER = "access_token=";

    private StreamToken() {
    }

    static @Nullable String of(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null) {
            for (String pair : query.split("&")) {
                if (pair.startsWith(PARAMETER) && pair.length() > PARAMETER.length()) {
                    return decoded(pair.substring(PARAMETER.length()));
                }
            }
        }
        String protocols = request.getHeader("Sec-WebSocket-Protocol");
        if (protocols == null || protocols.isBlank()) {
            return null;
        }
        int comma = protocols.indexOf(',');
        return (comma < 0 ? protocols : protocols.substring(0, comma)).strip();
    }

    /// What is not valid percent-encoding is no token of ours.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
