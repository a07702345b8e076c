package social.linnet.worker;

import org.eclipse.jetty.server.Handler;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Has the server count its requests.
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> requestCount(Courtesy courtesy) {
        return factory -> factory.addServerCustomizers(server -> {
            Handler all = server.getHandler();
            RequestCount count = new RequestCount(courtesy);
            count.setHandler(all);
            server.setHandler(count);
        });
    }
}
