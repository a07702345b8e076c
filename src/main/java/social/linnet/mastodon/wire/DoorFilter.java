package social.linnet.mastodon.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

import social.linnet.settings.Settings;

/// The first thing a request of this door meets, before security: CORS, so that browser apps can read every answer;
/// the bound on its body, before anything parses it; a trailing slash is dropped; and whatever goes wrong behind it is
/// JSON.
final class DoorFilter extends OncePerRequestFilter {

    /// Most bytes of a body that is not an upload.
    static final int MAX_BODY = 256 * 1024;
    /// Where the body lies once it was read.
    static final String BODY = DoorFilter.class.getName() + ".body";
    private static final List<String> FILMS = List.of("/api/v1/media", "/api/v2/media");
    private static final List<String> PICTURES = List.of("/api/v1/accounts/update_credentials");

    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration cors = cors();
    private final Errors errors;
    private final long maxPicture;
    private final long maxFilm;

    DoorFilter(Errors errors, Settings settings) {
        this.errors = errors;
        this.maxPicture = (long) settings.media().maxBytes() + MAX_BODY;
        this.maxFilm = Math.max(maxPicture, settings.media().film().maxBytes() + MAX_BODY);
    }

    private static CorsConfiguration cors() {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.of("*"));
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        // no cookie counts here, so a browser app gains nothing by a header that a program could not send anyway
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(List.of("Link", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
                "X-Request-Id"));
        cors.setMaxAge(Duration.ofDays(1));
        return cors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !DoorPaths.covers(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse plain, FilterChain chain)
            throws ServletException, IOException {
        HttpServletResponse response = new JsonErrorResponse(plain);
        if (!processor.processRequest(cors, request, response) || CorsUtils.isPreFlightRequest(request)) {
            return;
        }
        boolean multipart = isMultipart(request);
        long bound = bound(request, multipart);
        if (request.getContentLengthLong() > bound) {
            tooLarge(request, response, bound);
            return;
        }
        byte[] body = null;
        if (!multipart) {
            body = request.getInputStream().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                tooLarge(request, response, bound);
                return;
            }
            request.setAttribute(BODY, body);
        }
        pass(new DoorRequest(request, body != null), response, chain);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            Answer answer = errors.answer(request, e);
            if (!response.isCommitted()) {
                response.resetBuffer();
                answer.send(response);
            }
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private long bound(HttpServletRequest request, boolean multipart) {
        return !multipart ? MAX_BODY : isAt(request, FILMS) ? maxFilm : isAt(request, PICTURES) ? maxPicture : MAX_BODY;
    }

    private static boolean isAt(HttpServletRequest request, List<String> paths) {
        return paths.stream().anyMatch(path -> request.getRequestURI().startsWith(path));
    }

    /// Lets a client that is only somewhat over the bound finish, unheard: most do not read an answer before they have
    /// sent everything. Who goes on sending has the connection closed.
    private static void tooLarge(HttpServletRequest request, HttpServletResponse response, long bound)
            throws IOException {
        long left = 2 * bound;
        byte[] unread = new byte[16_384];
        int read = 0;
        while (left > 0 && read >= 0) {
            read = request.getInputStream().read(unread);
            left -= Math.max(read, 0);
        }
        Answer.error(413, "The request is too large").send(response);
    }
}
