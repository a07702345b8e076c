package social.linnet.web;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import social.linnet.account.Sessions;
import social.linnet.settings.Settings;

/// The site's cookies: the session, the theme, and a message for the next page. None of them can be read by a script.
@Component
public class Cookies {

    private static final String THEME = "linnet_theme";
    private static final String FLASH = "linnet_flash";

    private final boolean secure;
    private final String session;

    Cookies(Settings settings) {
        this.secure = settings.isSecure();
        this.session = secure ? "__Host-linnet" : "linnet";
    }

    Optional<String> session(HttpServletRequest request) {
        return find(request, session);
    }

    void signIn(HttpServletResponse response, String token) {
        set(response, session, token, Sessions.LIFE);
    }

    void signOut(HttpServletResponse response) {
        set(response, session, "", Duration.ZERO);
    }

    /// `light` or `dark`, or empty when the reader follows their system.
    Optional<String> theme(HttpServletRequest request) {
        return find(request, THEME).filter(theme -> theme.equals("light") || theme.equals("dark"));
    }

    void theme(HttpServletResponse response, String theme) {
        set(response, THEME, theme, theme.isEmpty() ? Duration.ZERO : Duration.ofDays(365));
    }

    /// The key of the message that the page before left for this one.
    Optional<String> flash(HttpServletRequest request) {
        return find(request, FLASH).filter(key -> key.matches("[a-z.-]{1,60}"));
    }

    /// Leaves a message for the next page.
    public void flash(HttpServletResponse response, String key) {
        set(response, FLASH, key, Duration.ofMinutes(1));
    }

    void forgetFlash(HttpServletResponse response) {
        set(response, FLASH, "", Duration.ZERO);
    }

    private static Optional<String> find(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private void set(HttpServletResponse response, String name, String value, Duration age) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name, value).path("/").httpOnly(true)
                .secure(secure).sameSite("Lax").maxAge(age).build().toString());
    }
}
