package social.linnet.web;

import java.io.IOException;
import java.util.Arrays;
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
        byte[] page = outdented(output.toByteArray());
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /// Without the spaces that set the tags of templates in: a twentieth of a page. Only those between the start of a line
    /// and a tag; what people wrote has no tags of its own.
    private static byte[] outdented(byte[] page) {
        int written = 0;
        int lineStart = 0;
        boolean spaces = true;
        for (byte next : page) {
            if (next == '<' && spaces) {
                written = lineStart;
            }
            page[written++] = next;
            if (next == '\n') {
                lineStart = written;
                spaces = true;
            } else if (next != ' ') {
                spaces = false;
            }
        }
        return Arrays.copyOf(page, written);
    }
}
