package social.linnet.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

import social.linnet.testing.Browsers;

/// What somebody looks at pages with.
///
/// @param first  the theme in which a page is loaded
/// @param width  in pixels, as the other two
/// @param others in which a page is looked at as well
/// @param narrow what a window may also be, so that nothing may run out of it: 320 pixels (WCAG 1.4.10), or half of itself,
///               which is what twice as large comes to
record Screen(String name, String locale, ColorScheme first, ColorScheme second, int width, List<Integer> others, int narrow) {

    static final Screen PHONE = new Screen("phone", "fr-FR", ColorScheme.DARK, ColorScheme.LIGHT, 390, List.of(), 320);
    static final Screen DESKTOP = new Screen("desktop", "en-GB", ColorScheme.LIGHT, ColorScheme.DARK, 1280, List.of(820), 640);

    private static final Path SHOTS = Path.of("target", "screenshots");
    /// What the policy refuses: handlers and styles in the markup, and scripts in it that are more than data.
    private static final Pattern INLINE = Pattern.compile(
            "<style(?! data-sheet=)[ >]|<[^>]+\\s(?:style|on[a-z]+)=|<script(?![^>]*(?: src=| type=\"application/ld\\+json\"))",
            Pattern.CASE_INSENSITIVE);

    /// What is wrong with these pages.
    ///
    /// @param names what addresses name in braces
    List<String> at(List<SitePages.Example> pages, Map<String, ?> names, String url, String session) {
        List<String> found = new ArrayList<>();
        try (BrowserContext guests = context(); BrowserContext members = context()) {
            members.addCookies(List.of(new Cookie("linnet", session).setUrl(url)));
            Page guest = guests.newPage();
            Page member = members.newPage();
            for (Page page : List.of(guest, member)) {
                page.onConsoleMessage(message -> {
                    if (message.text().contains("Content Security Policy") && !message.text().contains(BrowserTest.EMPTY_STYLE)) {
                        found.add(page.url() + ": " + message.text());
                    }
                });
                page.onPageError(fault -> found.add(page.url() + ": " + fault));
            }
            for (SitePages.Example example : pages) {
                String where = example.address() + (example.member() ? " (member, " : " (guest, ") + name;
                Page page = example.member() ? member : guest;
                page.setViewportSize(width, Axe.HEIGHT);
                theme(page, first);
                open(page, url + example.in(names), example.route().equals("/error") ? 404 : 200)
                        .forEach(wrong -> found.add(where + ") " + wrong));
                inspect(page, example.name()).forEach(wrong -> found.add(where + wrong));
            }
        }
        return found;
    }

    private BrowserContext context() {
        BrowserContext context = Browsers.chromium().newContext(new Browser.NewContextOptions().setViewportSize(width, Axe.HEIGHT)
                .setLocale(locale).setServiceWorkers(ServiceWorkerPolicy.BLOCK).setReducedMotion(ReducedMotion.REDUCE));
        Axe.into(context);
        return context;
    }

    private static List<String> open(Page page, String address, int status) {
        List<String> wrong = new ArrayList<>();
        Response answer = page.navigate(address);
        if (answer.status() != status || !answer.headerValue("content-type").startsWith("text/html")) {
            wrong.add("answered " + answer.status() + " " + answer.headerValue("content-type"));
        }
        INLINE.matcher(answer.text()).results().forEach(inline -> wrong.add("has " + inline.group()));
        return wrong;
    }

    /// What is wrong with an open page.
    private List<String> inspect(Page page, String picture) {
        List<String> wrong = new ArrayList<>();
        Axe.everything(page).forEach(line -> wrong.add(", " + first + "): " + line));
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(picture + "-" + name + ".png")));
        theme(page, second);
        Axe.colours(page).forEach(line -> wrong.add(", " + second + "): " + line));
        Axe.wider(page, width).forEach(line -> wrong.add("): " + line));
        for (int other : others) {
            Axe.wider(page, other).forEach(line -> wrong.add("): " + line));
            Axe.layout(page).forEach(line -> wrong.add(" at " + other + "): " + line));
        }
        Axe.wider(page, narrow).forEach(line -> wrong.add("): " + line));
        return wrong;
    }

    private static void theme(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }
}
