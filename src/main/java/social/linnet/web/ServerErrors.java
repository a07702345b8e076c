package social.linnet.web;

import java.nio.ByteBuffer;
import java.util.Locale;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// What the server says by itself of a request that it turns away before anything of ours sees it, or after all of ours has
/// failed: our page, and not a page of its own with its name on it.
@Configuration(proxyBeanMethods = false)
class ServerErrors {

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> siteServerErrors(BarePage page) {
        return new First(page);
    }

    /// Before the doors of programs, which leave to this what is not theirs. The order is the object's own: one that stands
    /// on the method that makes it is not asked for here.
    private record First(BarePage page) implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, Ordered {

        @Override
        public void customize(JettyServletWebServerFactory factory) {
            factory.addServerCustomizers(server -> server.setErrorHandler(handler(page)));
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }

    static Request.Handler handler(BarePage page) {
        return (request, response, callback) -> answer(page, request, response, callback);
    }

    private static boolean answer(BarePage page, Request request, Response response, Callback callback) {
        Locale locale = Site.locale(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        byte[] body = page.html(response.getStatus(), locale);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("Content-Security-Policy", WebSecurity.CONTENT_POLICY);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, HttpMethod.HEAD.is(request.getMethod()) ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body),
                callback);
        return true;
    }
}
