package social.linnet.mastodon.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import social.linnet.mastodon.wire.Failure;

/// Lets nobody into a handler method but those its [Needs] or [Public] admits. A method of this module with neither is
/// shut.
final class ScopeCheck implements HandlerInterceptor {

    static final String NO_TOKEN = "The access token is invalid";
    private static final String MODULE = "social.linnet.mastodon";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.getBeanType().getPackageName().startsWith(MODULE)) {
            check(method.getMethodAnnotation(Needs.class), method.getMethodAnnotation(Public.class),
                    Caller.current());
        }
        return true;
    }

    private static void check(@Nullable Needs needs, @Nullable Public open, Caller caller) {
        if (needs != null) {
            if (!caller.hasToken()) {
                throw new Failure(401, NO_TOKEN);
            }
            if (needs.person()) {
                caller.account();
            }
            requireScope(caller, needs.value());
        } else if (open == null) {
            throw new IllegalStateException("A handler that says for whom it is not");
        } else if (caller.viewer() != null) {
            requireScope(caller, open.value());
        }
    }

    private static void requireScope(Caller caller, String[] needed) {
        if (needed.length > 0 && !caller.mayAnyOf(needed)) {
            throw new Failure(403, "This action is outside the authorized scopes");
        }
    }
}
