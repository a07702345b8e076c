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

/// The site's cookies: the session, how it looks in this browser, the tab of home, and a message for the next page. None of them can be read
/// by a script. Public for the packages below this one alone.
@Component
public class Cookies {

    private static final String THEME = "linnet_theme";
    private static final String HOME = "linnet_home";
    private static final String LOOK = "linnet_look";
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

    public void signIn(HttpServletResponse response, String token) {
        set(response, session, token, Sessions.LIFE);
    }

    public void signOut(HttpServletResponse response) {
        set(response, session, "", Duration.ZERO);
    }

    /// How the reader wants the site to look in this browser.
    public Look look(HttpServletRequest request) {
        return Look.read(find(request, THEME).orElse(""), find(request, LOOK).orElse(""));
    }

    public void look(HttpServletResponse response, Look look) {
        String theme = look.theme() == null ? "" : look.theme();
        set(response, THEME, theme, theme.isEmpty() ? Duration.ZERO : Duration.ofDays(365));
        String words = look.words() == null ? "" : look.words().replace(' ', '.');
        set(response, LOOK, words, words.isEmpty() ? Duration.ZERO : Duration.ofDays(365));
    }

    /// The tab of home that was chosen last.
    Optional<HomeTab> homeTab(HttpServletRequest request) {
        return find(request, HOME).flatMap(HomeTab::ofWord);
    }

    void homeTab(HttpServletResponse response, HomeTab tab) {
        set(response, HOME, tab.word(), Duration.ofDays(365));
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
