package social.linnet.mastodon.access;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import social.linnet.account.OAuthTokens;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.DoorPaths;

/// The filter chain of this door: no session, no cookie, no CSRF token; bearer tokens alone. What a token may do is
/// declared on each handler method and checked by [ScopeCheck].
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private static final String STREAMING = "/api/v1/streaming";
    private static final String BEARER = "Bearer ";
    /// Here clients show their own secret, or ask what is the same for everybody before they sign in anew; and some send
    /// a stale token along, which must not lock them out.
    private static final Set<String> WITHOUT_TOKEN = Set.of("/oauth/token", "/oauth/revoke", "/api/v1/apps",
            "/api/v1/instance", "/api/v2/instance", "/api/v1/custom_emojis", "/api/v1/streaming/health");

    @Bean
    @Order(1)
    SecurityFilterChain mastodonSecurity(HttpSecurity http, OpaqueTokenIntrospector tokens) throws Exception {
        return http.securityMatcher(DoorPaths::covers)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server
                        .bearerTokenResolver(AccessConfiguration::token)
                        .authenticationEntryPoint(AccessConfiguration::refuse)
                        .opaqueToken(opaque -> opaque.introspector(tokens)))
                .build();
    }

    @Bean
    OpaqueTokenIntrospector mastodonTokens(OAuthTokens tokens) {
        return text -> Caller.of(tokens.find(text).orElseThrow(() -> new BadOpaqueTokenException("No such token")));
    }

    /// The token of the header, and of nowhere else, since addresses end up in logs. Streams are the exception that their
    /// clients need: a browser's WebSocket has no headers to set.
    private static @Nullable String token(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (WITHOUT_TOKEN.contains(path)) {
            return null;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        return path.equals(STREAMING) || path.startsWith(STREAMING + "/") ? StreamToken.of(request) : null;
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        Answer.error(401, ScopeCheck.NO_TOKEN)
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Linnet\", error=\"invalid_token\"").send(response);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ScopeCheck());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerReader());
    }
}
