package social.linnet.mastodon.wire;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Sends what a handler method returns.
final class AnswerSender implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return type.getParameterType() == Answer.class;
    }

    @Override
    public void handleReturnValue(@Nullable Object answer, MethodParameter type, ModelAndViewContainer container,
                                  NativeWebRequest request) throws Exception {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (!(answer instanceof Answer known) || response == null) {
            throw new IllegalStateException("No answer");
        }
        if (known != Answer.TAKEN) {
            known.send(response);
        }
    }
}
