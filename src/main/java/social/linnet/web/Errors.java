package social.linnet.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
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

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Site site;

    Errors(Site site) {
        this.site = site;
    }

    @ExceptionHandler
    View refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        if (refused.kind() == Refused.Kind.SIGNED_OUT && !Site.isFragment(request)) {
            String next = request.getMethod().equals("GET") ? request.getRequestURI() + query(request) : "/home";
            return Site.redirect("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        }
        Frame frame = site.frame(request, response);
        return say(status(refused.kind()), frame.refused(refused), request, frame);
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

    /// A form without its token, or with one from a page that is too old.
    void expired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Frame frame = site.frame(request, response);
        View view = Site.isFragment(request)
                ? say(HttpStatus.FORBIDDEN, frame.t("error.expired"), request, frame)
                : page(HttpStatus.FORBIDDEN, frame.t("error.expired.title"), frame.t("error.expired"), frame);
        render(view, request, response);
    }

    /// What is not for this reader is not there.
    void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        render(general(HttpStatus.NOT_FOUND, request, response), request, response);
    }

    /// An error by its status alone.
    View general(HttpStatusCode code, HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = code instanceof HttpStatus known ? known : HttpStatus.valueOf(code.value());
        Frame frame = site.frame(request, response);
        return say(status, frame.t("error." + words(status)), request, frame);
    }

    private View say(HttpStatus status, String message, HttpServletRequest request, Frame frame) {
        if (Site.isFragment(request)) {
            return site.view("composer/error", Map.of("f", frame, "message", message), status);
        }
        return page(status, frame.t("error." + words(status) + ".title"), message, frame);
    }

    private View page(HttpStatus status, String title, String message, Frame frame) {
        return site.view("error", Map.of("f", frame, "status", status.value(), "title", title, "message", message),
                status);
    }

    /// Which of the texts fits a status.
    private static int words(HttpStatus status) {
        return switch (status.value()) {
            case 401, 403 -> 403;
            case 404, 405, 410 -> 404;
            case 413 -> 413;
            case 429 -> 429;
            default -> status.is5xxServerError() ? 500 : 422;
        };
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
