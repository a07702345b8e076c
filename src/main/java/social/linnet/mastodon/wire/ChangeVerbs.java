package social.linnet.mastodon.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Lets PUT and PATCH stand for each other where only one of them has a handler: Mastodon routes both to the same, and
/// clients know it. masto.js says PUT for every change.
final class ChangeVerbs extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request) throws Exception {
        try {
            return super.lookupHandlerMethod(path, request);
        } catch (HttpRequestMethodNotSupportedException e) {
            String other = other(request.getMethod());
            if (other == null || !DoorPaths.covers(request) || e.getSupportedHttpMethods() == null
                    || e.getSupportedHttpMethods().stream().noneMatch(verb -> verb.matches(other))) {
                throw e;
            }
            return super.lookupHandlerMethod(path, new As(request, other));
        }
    }

    private static @Nullable String other(String verb) {
        return switch (verb) {
            case "PUT" -> "PATCH";
            case "PATCH" -> "PUT";
            default -> null;
        };
    }

    /// The same request by another verb.
    private static final class As extends HttpServletRequestWrapper {

        private final String verb;

        As(HttpServletRequest request, String verb) {
            super(request);
            this.verb = verb;
        }

        @Override
        public String getMethod() {
            return verb;
        }
    }
}
