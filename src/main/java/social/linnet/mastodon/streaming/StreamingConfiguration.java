package social.linnet.mastodon.streaming;

import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets the server speak WebSocket, by Jetty's own interface: with it a write says when it is done, which the standard's
/// blocking one does not, and its connections are upgraded from a handler method, behind the same token check as all
/// others.
@Configuration(proxyBeanMethods = false)
class StreamingConfiguration {

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> mastodonWebSockets() {
        return factory -> factory.addConfigurations(new AbstractConfiguration(new AbstractConfiguration.Builder()) {
            @Override
            public void configure(WebAppContext context) {
                WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context);
                JettyWebSocketServerContainer.ensureContainer(context.getServletContext());
            }
        });
    }
}
