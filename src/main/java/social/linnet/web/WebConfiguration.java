package social.linnet.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import social.linnet.event.Refused;

/// Lets a controller's method ask for a [Visitor]: whoever is signed in. Without one it is refused, unless the parameter
/// may be null.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Visitor.class;
            }

            @Override
            public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
                                                    NativeWebRequest web, @Nullable WebDataBinderFactory binders) {
                HttpServletRequest request = java.util.Objects.requireNonNull(
                        web.getNativeRequest(HttpServletRequest.class));
                Visitor visitor = Site.visitor(request);
                if (visitor == null && !parameter.isOptional()) {
                    throw Refused.of(Refused.Kind.SIGNED_OUT, "signed-out");
                }
                return visitor;
            }
        });
    }
}
