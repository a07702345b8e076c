package social.linnet.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.View;

import social.linnet.account.Account;
import social.linnet.event.Refused;
import social.linnet.testing.Client;
import social.linnet.testing.LinnetTest;
import social.linnet.testing.Visitors;
import social.linnet.testing.World;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever goes wrong is told in the site's own voice, says what to do, and shows nothing of the insides.
@LinnetTest
class ErrorPagesTest {

    @Autowired
    private World world;
    @Autowired
    private Visitors visitors;
    @Autowired
    private Errors errors;
    @Value("${linnet.url}")
    private String url;

    private static MockHttpServletRequest asked(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept-Language", "fr");
        return request;
    }

    private static MockHttpServletResponse told(View view, MockHttpServletRequest request, MockHttpServletResponse response)
            throws Exception {
        view.render(null, request, response);
        assertThat(response.getContentAsString()).doesNotContainPattern("(?i)exception|social\\.linnet|\\bat [a-z]+\\.");
        return response;
    }

    @Test
    void bobFindsNothingAtAnAddressAndKeepsHisNavigation() {
        Account bob = world.person("bob");
        Client.Page page = visitors.browser(bob).open("/nowhere");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("Nothing on this branch").contains("href=\"/notifications\"");
        assertThat(Client.stranger(url, "fr").open("/nowhere").body()).contains("Rien sur cette branche").contains("href=\"/sign-in?next=/nowhere\"");
    }

    @Test
    void whoIsTooFastIsToldHowLongToWait() throws Exception {
        MockHttpServletRequest request = asked("/home");
        MockHttpServletResponse response = new MockHttpServletResponse();
        told(errors.refused(Refused.tooMany(Duration.ofMillis(39_200)), request, response), request, response);
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeader("Retry-After")).isEqualTo("40");
        assertThat(response.getContentAsString()).contains("Réessayez dans 40 secondes").contains("Réessayer");
    }

    @Test
    void withoutADatabaseTheSiteSaysThatItWillBeBack() throws Exception {
        MockHttpServletRequest request = asked("/home");
        MockHttpServletResponse response = new MockHttpServletResponse();
        told(errors.other(new CannotGetJdbcConnectionException("Failed to obtain a connection"), request, response),
                request, response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
        assertThat(response.getContentAsString()).contains("De retour dans un instant");
    }

    /// Whatever the frame needs may be away too.
    @Test
    void anErrorWhoseFrameFailsIsToldWithoutIt() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/home") {
            @Override
            public Cookie[] getCookies() {
                throw new CannotGetJdbcConnectionException("Failed to obtain a connection");
            }
        };
        request.addHeader("Accept-Language", "fr");
        MockHttpServletResponse response = new MockHttpServletResponse();
        told(errors.other(new IllegalStateException("a fault"), request, response), request, response);
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).startsWith("<!doctype html>").contains("<html lang=\"fr\">")
                .contains("C’est notre faute").contains("/static/app.").doesNotContain("<nav");

        request.addHeader("HX-Request", "true");
        MockHttpServletResponse line = new MockHttpServletResponse();
        told(errors.other(new IllegalStateException("a fault"), request, line), request, line);
        assertThat(line.getContentAsString()).startsWith("<p class=\"note bad\">").doesNotContain("<html");
    }

    /// What never reaches us, since the server cannot read it.
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/9.9", "nonsense", "GET /%00 HTTP/1.1", "GET //a/..%2f HTTP/1.1", "GET /home HTTP/1.1\r\nCookie: LONG"})
    void theServerItselfSaysNothingOfItself(String head) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(url).getPort())) {
            socket.getOutputStream().write((head.replace("LONG", "x".repeat(40_000))
                    + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*")
                    .doesNotContainPattern("(?i)jetty|server:|exception|\\bat [a-z]+\\.");
        }
    }
}
