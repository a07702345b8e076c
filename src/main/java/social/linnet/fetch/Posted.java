package social.linnet.fetch;

/// How a call that sent something was answered.
///
/// @param status     the HTTP status; redirects are not followed
/// @param retryAfter what the answer says of when to try again (RFC 9110, 10.2.3: seconds or a date), or empty
public record Posted(int status, String retryAfter) {

    public boolean good() {
        return status >= 200 && status < 300;
    }
}
