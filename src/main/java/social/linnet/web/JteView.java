package social.linnet.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
        byte[] page = lean(output.toByteArray());
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /// End tags that HTML lets a page leave out where lists have nothing but their lines.
    private static final List<byte[]> IMPLIED = List.of("</option>".getBytes(StandardCharsets.US_ASCII),
            "</li>".getBytes(StandardCharsets.US_ASCII));

    /// Without the spaces that set the tags of templates in, and without [#IMPLIED] end tags: a fifteenth of a page. Of spaces
    /// only those between the start of a line and a tag; what people wrote has no tags of its own.
    private static byte[] lean(byte[] page) {
        int written = 0;
        int lineStart = 0;
        boolean spaces = true;
        for (int at = 0; at < page.length; at++) {
            byte next = page[at];
            if (next == '<') {
                int implied = implied(page, at);
                if (implied > 0) {
                    at += implied - 1;
                    continue;
                }
                if (spaces) {
                    written = lineStart;
                }
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

    private static int implied(byte[] page, int at) {
        for (byte[] tag : IMPLIED) {
            if (at + tag.length <= page.length && Arrays.equals(page, at, at + tag.length, tag, 0, tag.length)) {
                return tag.length;
            }
        }
        return 0;
    }
}
