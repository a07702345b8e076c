package social.linnet.mastodon.wire;

import java.util.List;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import social.linnet.settings.Settings;

/// Registers this door's filter, its arguments and its answers.
@Configuration(proxyBeanMethods = false)
class WireConfiguration implements WebMvcConfigurer {

    @Bean
    FilterRegistrationBean<DoorFilter> mastodonDoorFilter(Errors errors, Settings settings) {
        FilterRegistrationBean<DoorFilter> registration = new FilterRegistrationBean<>(
                new DoorFilter(errors, settings));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    WebMvcRegistrations mastodonChangeVerbs() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new ChangeVerbs();
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> mastodonJettyErrors() {
        return factory -> factory.addServerCustomizers(server -> {
            Request.Handler others = server.getErrorHandler();
            server.setErrorHandler(new JettyErrors(others == null ? new ErrorHandler() : others));
        });
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ParamsReader());
        resolvers.add(new IdReader());
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new AnswerSender());
    }
}
