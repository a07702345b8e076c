package social.linnet.fetch;

import java.net.URI;

/// What came.
///
/// @param status      the HTTP status, after redirects
/// @param contentType as the server said it, with its parameters; empty when it said none
/// @param bytes       the unpacked body of a good answer (2xx); empty for all others
/// @param cut         whether there was more than was asked for
/// @param finalUri    where it came from in the end
public record Fetched(int status, String contentType, byte[] bytes, boolean cut, URI finalUri) {

    /// Whether the server gave what was asked for.
    public boolean good() {
        return status >= 200 && status < 300;
    }

    /// The media type without parameters, in lower case: `text/html`.
    public String mediaType() {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }
}
