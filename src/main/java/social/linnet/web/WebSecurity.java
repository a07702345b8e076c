package social.linnet.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

import social.linnet.account.Account;
import social.linnet.settings.Settings;

/// What protects the pages: sessions by cookie, a token in every form, and a policy that lets no script but our own run.
/// Who may see what is not decided here but by the gates.
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    /// Nothing but our own files, and of those only what a page needs; no frames, in or out. Scripts may make pictures
    /// (`blob:`, `data:`): previews of what is uploaded, and what stands in until a picture has come.
    ///
    /// Trusted Types are not asked for: htmx gives the browser the fragments that come as text, so that a policy could
    /// only wave everything through.
    static final String CONTENT_POLICY = policy("'self'", "");

    /// What pages may ask of the device: nothing.
    private static final String PERMISSIONS = Stream.of("accelerometer", "camera", "display-capture",
            "encrypted-media", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
            "screen-wake-lock", "usb").map(feature -> feature + "=()").collect(Collectors.joining(", "));

    /// The policy of a page whose forms lead there.
    ///
    /// @param forms  sources as the policy has them, such as `'self' https://app.example`
    /// @param styles the same, of style sheets besides our files
    static String policy(String forms, String styles) {
        return "default-src 'none'; script-src 'self'; style-src 'self'" + (styles.isEmpty() ? "" : " " + styles) + "; img-src 'self' data: blob:; "
                + "media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
                + "form-action " + forms + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    @Bean
    @Order(2)
    SecurityFilterChain siteSecurity(HttpSecurity http, SessionFilter sessions, Settings settings, Errors errors,
                                     Assets assets)
            throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(settings.isSecure() ? "__Host-linnet_csrf" : "linnet_csrf");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.secure(settings.isSecure()).httpOnly(true).sameSite("Lax")
                .path("/"));
        AccessDeniedHandler denied = (request, response, denial) -> {
            if (denial instanceof CsrfException) {
                errors.expired(request, response);
            } else {
                errors.missing(request, response);
            }
        };
        return http
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .anonymous(anonymous -> anonymous.disable())
                // what another program shares comes without a token, is only shown in the box, and a cookie comes with it
                // only when the browser itself has sent it
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers("/compose/share")
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
                .exceptionHandling(handling -> handling.accessDeniedHandler(denied)
                        .authenticationEntryPoint((request, response, _) -> errors.missing(request, response)))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/actuator/prometheus").access((_, context) ->
                                new AuthorizationDecision(mayReadMetrics(context.getRequest(), settings)))
                        .anyRequest().permitAll())
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(policy("'self'", assets.sheetSource())))
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .frameOptions(frame -> frame.deny())
                        // each answer says itself how long it may be kept; see [JteView] and the file controllers
                        .cacheControl(cache -> cache.disable()))
                .addFilterBefore(sessions, AuthorizationFilter.class)
                .build();
    }

    /// Metrics tell how much is going on: they are for administrators, and for whoever holds the token.
    private static boolean mayReadMetrics(HttpServletRequest request, Settings settings) {
        Visitor visitor = Site.visitor(request);
        if (visitor != null && visitor.account().role() == Account.Role.ADMIN) {
            return true;
        }
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return settings.metricsToken() != null && header != null && MessageDigest.isEqual(
                header.getBytes(StandardCharsets.UTF_8),
                ("Bearer " + settings.metricsToken()).getBytes(StandardCharsets.UTF_8));
    }

    /// The session filter belongs to the chain above and to nothing else.
    @Bean
    FilterRegistrationBean<SessionFilter> sessionFilterOnlyInChain(SessionFilter filter) {
        FilterRegistrationBean<SessionFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
