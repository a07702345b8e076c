package social.linnet.mastodon.wire;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

import social.linnet.event.Ids;
import social.linnet.event.Refused;

/// Reads an [Id].
final class IdReader implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(Id.class) && parameter.getParameterType() == long.class;
    }

    @Override
    public Long resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                                NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                RequestAttributes.SCOPE_REQUEST);
        Id id = java.util.Objects.requireNonNull(parameter.getParameterAnnotation(Id.class));
        Object text = variables instanceof Map<?, ?> map ? map.get(id.value()) : null;
        return Ids.parse(String.valueOf(text)).orElseThrow(Refused::notFound);
    }
}
