package social.linnet.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.View;

import social.linnet.event.Refused;

/// Says in the site's voice what went wrong: as a page, or as a line for the place in the page that asked. Never with a
/// trace, a class name or a parser's words.
@ControllerAdvice("social.linnet.web")
@Order(Ordered.LOWEST_PRECEDENCE)
class Errors {

    /// The header with a new form token.
    static final String FRESH_TOKEN = "Linnet-Form-Token";

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /// When to come back to a server that cannot answer now.
    private static final Duration BACK_SOON = Duration.ofSeconds(30);

    private final Site site;
    private final BarePage bare;

    Errors(Site site, BarePage bare) {
        this.site = site;
        this.bare = bare;
    }

    @ExceptionHandler
    View refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        if (refused.kind() == Refused.Kind.SIGNED_OUT && !Site.isFragment(request)) {
            String next = request.getMethod().equals("GET") ? request.getRequestURI() + query(request) : "/home";
            return Site.redirect("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        if (refused.pause() != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, refused.pause().plusMillis(999).toSeconds())));
        }
        return answer(status(refused.kind()), request, response, frame -> frame.refused(refused));
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }

    private static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
            case SIGNED_OUT -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case CONFLICT -> HttpStatus.CONFLICT;
        };
    }

    @ExceptionHandler
    View tooLarge(MaxUploadSizeExceededException failure, HttpServletRequest request, HttpServletResponse response) {
        return general(HttpStatus.CONTENT_TOO_LARGE, request, response);
    }

    @ExceptionHandler
    View brokenUpload(MultipartException failure, HttpServletRequest request, HttpServletResponse response) {
        return general(HttpStatus.UNPROCESSABLE_ENTITY, request, response);
    }

    @ExceptionHandler
    View mistyped(MethodArgumentTypeMismatchException failure, HttpServletRequest request,
                  HttpServletResponse response) {
        // an id that is no id names nothing
        return general(HttpStatus.NOT_FOUND, request, response);
    }

    @ExceptionHandler
    View other(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof ErrorResponse answer) {
            return general(answer.getStatusCode(), request, response);
        }
        OptionalInt refusedByServer = refusedByServer(failure);
        if (refusedByServer.isPresent()) {
            return general(HttpStatusCode.valueOf(refusedByServer.getAsInt()), request, response);
        }
        if (failure instanceof IOException || response.isCommitted()) {
            throw failure; // the reader has gone
        }
        if (isAway(failure)) {
            LOG.warn("{} {} could not reach the database", request.getMethod(), request.getRequestURI());
            return general(HttpStatus.SERVICE_UNAVAILABLE, request, response);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return general(HttpStatus.INTERNAL_SERVER_ERROR, request, response);
    }

    /// What the server itself would not read: a form that is too large, or no form at all. The innermost knows best.
    private static OptionalInt refusedByServer(Throwable failure) {
        OptionalInt code = OptionalInt.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http && http.getCode() < 500) {
                code = OptionalInt.of(http.getCode());
            }
        }
        return code;
    }

    /// Whether the database was not to be had: it starts, or has more to do than it can.
    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException || cause instanceof CannotCreateTransactionException
                    || cause instanceof QueryTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /// A form without its token, or with one from a page that is too old. The script of the page that asked gets a new one
    /// ([#FRESH_TOKEN]), and tries again by itself.
    void expired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Site.isFragment(request) && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            response.setHeader(FRESH_TOKEN, token.getToken());
        }
        render(safely(HttpStatus.FORBIDDEN, request, response, frame -> Site.isFragment(request)
                ? line(HttpStatus.FORBIDDEN, frame.t("error.expired"), frame)
                : page(HttpStatus.FORBIDDEN, frame.t("error.expired.title"), frame.t("error.expired"), null, frame)), request, response);
    }

    /// What is not for this reader is not there.
    void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        render(general(HttpStatus.NOT_FOUND, request, response), request, response);
    }

    /// An error by its status alone.
    View general(HttpStatusCode code, HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = code instanceof HttpStatus known ? known
                : Objects.requireNonNullElse(HttpStatus.resolve(code.value()), HttpStatus.BAD_REQUEST);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(BACK_SOON.toSeconds()));
        }
        return answer(status, request, response, frame -> frame.t("error." + BarePage.words(status.value())));
    }

    private View answer(HttpStatus status, HttpServletRequest request, HttpServletResponse response,
                        Function<Frame, String> message) {
        return safely(status, request, response, frame -> Site.isFragment(request)
                ? line(status, message.apply(frame), frame)
                : page(status, frame.t("error." + BarePage.words(status.value()) + ".title"), message.apply(frame),
                again(status, request), frame));
    }

    /// With the frame around it, and without when it is the frame that fails: then nothing is asked of anybody.
    private View safely(HttpStatus status, HttpServletRequest request, HttpServletResponse response,
                        Function<Frame, View> framed) {
        return (model, _, _) -> {
            try {
                framed.apply(site.frame(request, response)).render(model, request, response);
            } catch (RuntimeException broken) {
                LOG.warn("An error is shown without its frame", broken);
                if (!response.isCommitted()) {
                    bare(status, request, response);
                }
            }
        };
    }

    private void bare(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Locale locale = Site.locale(request);
        byte[] body = Site.isFragment(request) ? bare.line(status.value(), locale) : bare.html(status.value(), locale);
        response.resetBuffer();
        response.setStatus(status.value());
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private View line(HttpStatus status, String message, Frame frame) {
        return site.view("composer/error", Map.of("f", frame, "message", message, "signIn",
                status == HttpStatus.UNAUTHORIZED), status);
    }

    private View page(HttpStatus status, String title, String message, @Nullable String again, Frame frame) {
        Map<String, Object> parameters = new HashMap<>(Map.of("f", frame, "status", status.value(), "title", title,
                "message", message));
        if (again != null) {
            parameters.put("again", again);
        }
        return site.view("error", parameters, status);
    }

    /// What to ask again where waiting may help.
    private static @Nullable String again(HttpStatus status, HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && (status == HttpStatus.TOO_MANY_REQUESTS || status.is5xxServerError())
                ? Site.path(request) + query(request) : null;
    }

    private static void render(View view, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            view.render(null, request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
