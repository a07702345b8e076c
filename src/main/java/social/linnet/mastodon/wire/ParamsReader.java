package social.linnet.mastodon.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import social.linnet.event.Refused;

/// Reads the [Params] of a request: JSON, form and multipart alike.
public final class ParamsReader implements HandlerMethodArgumentResolver {

    private static final String READ = ParamsReader.class.getName() + ".read";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Params.class;
    }

    @Override
    public Params resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                                  NativeWebRequest web, @Nullable WebDataBinderFactory binders) throws Exception {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("No request");
        }
        return of(request);
    }

    /// What this request says. It is read once, however often it is asked for.
    public static Params of(HttpServletRequest request) throws IOException, ServletException {
        if (request.getAttribute(READ) instanceof Params known) {
            return known;
        }
        Params params = read(request);
        request.setAttribute(READ, params);
        return params;
    }

    private static Params read(HttpServletRequest request) throws IOException, ServletException {
        ParamTree query = new ParamTree();
        if (request.getQueryString() != null) {
            query.addForm(request.getQueryString());
        }
        String type = type(request);
        if (type.startsWith("multipart/")) {
            return multipart(query.root(), request);
        }
        byte[] body = (byte[]) request.getAttribute(DoorFilter.BODY);
        return new Params(query.root(), body == null || body.length == 0 ? Map.of() : tree(type, body), Map.of());
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return "";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> tree(String type, byte[] body) {
        if (type.equals("application/json") || type.startsWith("application/") && type.endsWith("+json")) {
            return json(body);
        }
        if (type.equals("application/x-www-form-urlencoded")) {
            ParamTree form = new ParamTree();
            form.addForm(ParamTree.utf8(body, body.length));
            return form.root();
        }
        throw new Failure(415, "This content type is not supported");
    }

    private static Map<String, @Nullable Object> json(byte[] body) {
        JsonNode node;
        try {
            node = Json.read(body);
        } catch (JacksonException e) {
            throw new Failure(400, "The body is not valid JSON");
        }
        if (!node.isObject()) {
            throw new Failure(400, "The body must be a JSON object");
        }
        return ParamTree.of(node);
    }

    private static Params multipart(Map<String, Object> query, HttpServletRequest request)
            throws IOException, ServletException {
        ParamTree texts = new ParamTree();
        Map<String, Part> files = new HashMap<>();
        long size = 0;
        for (Part part : request.getParts()) {
            String file = part.getSubmittedFileName();
            if (file == null) {
                size += part.getSize();
                if (size > DoorFilter.MAX_BODY) {
                    throw new Failure(413, "The request is too large");
                }
                byte[] bytes = part.getInputStream().readAllBytes();
                texts.add(part.getName(), ParamTree.utf8(bytes, bytes.length));
            } else if (!(file.isEmpty() && part.getSize() == 0) && files.put(part.getName(), part) != null) {
                throw Refused.invalid("parameter-repeated", part.getName());
            }
        }
        return new Params(query, texts.root(), files);
    }
}
