package social.linnet.mastodon.limit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Scopes;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.ProxyFilter;
import social.linnet.settings.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/// How often this door may be used: a door of three handlers, without a house behind it, on a clock that stands still.
/// Whoever says `As: 5` is account 5.
class RateLimitsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ServletWebServerApplicationContext door;

    @TestConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({JettyServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class})
    @EnableConfigurationProperties(Settings.class)
    @ComponentScan({"social.linnet.mastodon.wire", "social.linnet.mastodon.limit"})
    @Import({ProxyFilter.class, Handlers.class})
    static class Door {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        MessageSource messageSource() {
            return new StaticMessageSource();
        }

        @Bean
        Filter whoCalls() {
            return (request, response, chain) -> {
                String as = ((HttpServletRequest) request).getHeader("As");
                if (as != null) {
                    SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(new Caller(
                            as.startsWith("app") ? null : Long.valueOf(as), 1L, 1L, new Scopes(Set.of("read"))), ""));
                }
                try {
                    chain.doFilter(request, response);
                } finally {
                    SecurityContextHolder.clearContext();
                }
            };
        }
    }

    @Controller
    static class Handlers {

        @GetMapping("/api/v1/things/{id}")
        Answer one(@Id long id) {
            return Answer.of(Map.of("id", id));
        }

        @PerItem("id")
        @GetMapping("/api/v1/things")
        Answer several(Params params) {
            return Answer.of(params.ids("id"));
        }

        @PerItem("id")
        @PostMapping("/api/v1/things")
        Answer change(Params params) {
            return Answer.of(params.ids("id"));
        }

        @Limited(count = 3, minutes = 30)
        @PostMapping("/api/v1/secrets")
        Answer secret() {
            return Answer.of(Map.of());
        }
    }

    @BeforeAll
    static void open() {
        door = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Door.class)
                .properties("spring.config.location=classpath:/none/", "spring.config.on-not-found=ignore",
                        "server.port=0", "server.address=127.0.0.1", "linnet.trusted-proxies=127.0.0.1,10.0.0.0/8",
                        "spring.main.banner-mode=off")
                .run();
    }

    @AfterAll
    static void shut() {
        door.close();
    }

    private static HttpResponse<String> ask(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + door.getWebServer().getPort() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body)).headers(headers);
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return ask("GET", path, "", headers);
    }

    private static long left(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("X-RateLimit-Remaining").orElseThrow();
    }

    @Test
    void everyAnswerSaysWhereOneStands() {
        HttpResponse<String> answer = get("/api/v1/things/1", "As", "1", "Origin", "https://app.example");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).hasValue("300");
        assertThat(left(answer)).isEqualTo(299);
        assertThat(Instant.parse(answer.headers().firstValue("X-RateLimit-Reset").orElseThrow()))
                .isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(2));
        assertThat(answer.headers().firstValue("X-RateLimit-Reset").orElseThrow()).matches("2026-.*\\.\\d{3}Z");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset");
    }

    @Test
    void whoAsksTooOftenIsToldSoHoweverTheyWriteTheAddress() {
        int refused = 0;
        HttpResponse<String> last = get("/api/v1/things/0", "As", "2");
        for (int i = 1; i <= 320; i++) {
            last = get(i % 2 == 0 ? "/api/v1/things/" + i : "/api/v1/things/" + i + "/?x=" + i, "As", "2");
            refused += last.statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isBetween(10, 21);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).isEqualTo("{\"error\":\"Too many requests\"}");
        assertThat(left(last)).isZero();
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        HttpResponse<String> fromBrowser = get("/api/v1/things/1", "As", "2", "Origin", "https://app.example");
        assertThat(fromBrowser.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(get("/api/v1/things/1", "As", "3").statusCode()).as("somebody else").isEqualTo(200);
        assertThat(get("/api/v1/things", "As", "2").statusCode()).as("something else").isEqualTo(200);
    }

    @Test
    void aBatchCostsWhatItNames() {
        String ids = IntStream.range(1, 101).mapToObj(i -> "id[]=" + i).collect(Collectors.joining("&"));
        HttpResponse<String> first = get("/api/v1/things?" + ids, "As", "4");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(left(first)).isEqualTo(200);
        assertThat(left(ask("POST", "/api/v1/things", "{\"id\":[\"1\",\"2\",\"3\"]}", "As", "4", "Content-Type",
                "application/json"))).isEqualTo(297);
        assertThat(ask("POST", "/api/v1/things", ids, "As", "4", "Content-Type",
                "application/x-www-form-urlencoded").body()).startsWith("[1,2,3,");
        assertThat(get("/api/v1/things?" + ids, "As", "4").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/things?" + ids, "As", "4").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/things?" + ids, "As", "4").statusCode()).isEqualTo(429);
        assertThat(get("/api/v1/things?" + ids + "&id[]=101", "As", "5").statusCode()).isEqualTo(422);
    }

    @Test
    void whoIsSignedOutCountsAsTheirNetwork() {
        String[] household = {"X-Forwarded-For", "2001:db8:1:2::5"};
        long left = left(get("/api/v1/things/1", household));
        assertThat(left(get("/api/v1/things/1", "X-Forwarded-For", "2001:db8:1:2:ffff::6"))).isEqualTo(left - 1);
        assertThat(left(get("/api/v1/things/1", "X-Forwarded-For", "2001:db8:1:3::5"))).isEqualTo(left);
        assertThat(left(get("/api/v1/things/1", "As", "app", household[0], household[1])))
                .as("an app that acts for nobody").isEqualTo(left - 2);
        assertThat(left(get("/api/v1/things/1", "X-Forwarded-For", "192.0.2.1"))).isEqualTo(left);
        assertThat(left(get("/api/v1/things/1", "X-Forwarded-For", "192.0.2.2"))).isEqualTo(left);
        assertThat(left(get("/api/v1/things/1", "X-Forwarded-For", "::ffff:192.0.2.2"))).isEqualTo(left - 1);
    }

    /// What a stranger writes into the header stands before what the proxies add.
    @Test
    void malloryCannotChooseAnAddress() {
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            left.add(left(get("/api/v1/things/1", "X-Forwarded-For", "198.51.100." + i + ", 203.0.113.9, 10.1.2.3")));
        }
        left.add(left(get("/api/v1/things/1", "X-Forwarded-For", "nonsense, 203.0.113.9:4711")));
        assertThat(left).containsExactly(299L, 298L, 297L, 296L);
    }

    @Test
    void secretsAreTriedSeldom() {
        String[] from = {"X-Forwarded-For", "192.0.2.77"};
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = ask("POST", "/api/v1/secrets", "", from);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-RateLimit-Limit")).hasValue("3");
        }
        assertThat(ask("POST", "/api/v1/secrets", "", from).statusCode()).isEqualTo(429);
        assertThat(ask("POST", "/api/v1/secrets", "", "As", "9", from[0], from[1]).statusCode())
                .as("also with an account").isEqualTo(429);
        assertThat(ask("POST", "/api/v1/secrets", "", "X-Forwarded-For", "192.0.2.78").statusCode()).isEqualTo(200);
    }

    @Test
    void everythingTogetherIsBounded() {
        int answered = 0;
        for (int i = 0; i < 16; i++) {
            String ids = IntStream.range(1, 101).mapToObj(n -> "id[]=" + n).collect(Collectors.joining("&"));
            String path = i % 2 == 0 ? "/api/v1/things?" + ids : "/api/v1/things/1";
            answered += get(path, "As", "6").statusCode() == 200 ? 1 : 0;
            answered += ask("POST", "/api/v1/things?" + ids, "", "As", "6").statusCode() == 200 ? 1 : 0;
        }
        assertThat(answered).isLessThan(20);
    }
}
