package social.linnet.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Errors that no controller met: unknown paths, and what the server itself refused.
@Controller
class ErrorPage implements ErrorController {

    private final Errors errors;

    ErrorPage(Errors errors) {
        this.errors = errors;
    }

    @RequestMapping("/error")
    View error(HttpServletRequest request, HttpServletResponse response) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return errors.general(status == null ? HttpStatus.NOT_FOUND : status, request, response);
    }
}
