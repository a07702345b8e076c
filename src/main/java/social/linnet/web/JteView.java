package social.linnet.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/// A template as Spring's view. It is rendered whole before its first byte leaves, so that a template that fails becomes
/// an error page and not half a page.
final class JteView implements View {

    private final TemplateEngine templates;
    private final String template;
    private final Map<String, Object> parameters;
    private final HttpStatus status;

    JteView(TemplateEngine templates, String template, Map<String, Object> parameters, HttpStatus status) {
        this.templates = templates;
        this.template = template;
        this.parameters = parameters;
        this.status = status;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, parameters, output);
        response.setStatus(status.value());
        response.setContentType(getContentType());
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }
}
