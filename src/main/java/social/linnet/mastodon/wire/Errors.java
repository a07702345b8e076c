package social.linnet.mastodon.wire;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

import social.linnet.event.Refused;

/// Every error of this door as `{"error": "…"}`, also of requests that no handler was found for: which is why this is a
/// resolver for paths rather than advice for controllers. Says nothing of classes or causes.
@Component
final class Errors implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final ErrorTexts texts;

    Errors(ErrorTexts texts) {
        this.texts = texts;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
                                                   @Nullable Object handler, Exception error) {
        if (!DoorPaths.covers(request)) {
            return null;
        }
        try {
            Answer answer = answer(request, error);
            if (!response.isCommitted()) {
                response.resetBuffer();
                answer.send(response);
            }
        } catch (IOException clientGone) {
            LOG.debug("An error could not be sent", clientGone);
        }
        return new ModelAndView();
    }

    /// What to say of this error. Logs it when it is the program's own.
    Answer answer(HttpServletRequest request, Exception error) {
        return switch (error) {
            case Refused refused -> Answer.error(status(refused.kind()), texts.text(refused, request));
            case Failure failure -> failure.answer();
            case HttpRequestMethodNotSupportedException e -> withHeaders(
                    Answer.error(405, "This method is not allowed here"), e.getHeaders());
            case HttpMediaTypeNotSupportedException _ -> Answer.error(415, "This content type is not supported");
            case MaxUploadSizeExceededException _ -> Answer.error(413, "The request is too large");
            case MultipartException _ -> Answer.error(400, "The request is not valid multipart/form-data");
            case ErrorResponse e -> Answer.error(e.getStatusCode().value(), phrase(e.getStatusCode()));
            default -> unexpected(request, error);
        };
    }

    private static Answer unexpected(HttpServletRequest request, Exception error) {
        if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
            LOG.debug("The client went away", error);
        } else {
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), error);
        }
        return Answer.error(500, "Something went wrong on our side");
    }

    private static int status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID, CONFLICT -> 422;
            case SIGNED_OUT -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case LIMITED -> 429;
        };
    }

    private static Answer withHeaders(Answer answer, HttpHeaders headers) {
        String allow = headers.getFirst(HttpHeaders.ALLOW);
        return allow == null ? answer : answer.with(HttpHeaders.ALLOW, allow);
    }

    private static String phrase(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == HttpStatus.NOT_FOUND ? "Record not found" : status == null ? "Error" : status.getReasonPhrase();
    }
}
