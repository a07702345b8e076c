package social.linnet.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import social.linnet.account.Account;
import social.linnet.account.Languages;
import social.linnet.event.Unguessable;
import social.linnet.instance.Emojis;
import social.linnet.page.Person;
import social.linnet.settings.House;
import social.linnet.settings.Settings;
import social.linnet.studio.Studio;

/// What every controller of the site needs to answer with a page: the frame around it, and the templates. Public for the
/// packages below this one alone.
@Component
public class Site {


    private final House house;
    private final Settings settings;
    private final Messages messages;
    private final Assets assets;
    private final Studio studio;
    private final Cookies cookies;
    private final Emojis emojis;
    private final Clock clock;
    private final Besides besides;
    private final TemplateEngine templates;

    Site(House house, Settings settings, Messages messages, Assets assets, Studio studio, Cookies cookies, Emojis emojis,
         Clock clock, Besides besides) {
        this.house = house;
        this.settings = settings;
        this.messages = messages;
        this.assets = assets;
        this.studio = studio;
        this.cookies = cookies;
        this.emojis = emojis;
        this.clock = clock;
        this.besides = besides;
        this.templates = templates(settings);
    }

    private static TemplateEngine templates(Settings settings) {
        TemplateEngine templates = settings.dev()
                ? TemplateEngine.create(new DirectoryCodeResolver(Resources.TEMPLATES), settings.data().resolve("templates"),
                        ContentType.Html, Site.class.getClassLoader())
                : TemplateEngine.createPrecompiled(null, ContentType.Html, null, "social.linnet.web.template");
        templates.setBinaryStaticContent(!settings.dev());
        templates.setTrimControlStructures(true);
        return templates;
    }

    /// The style sheet that a page may carry, as a content security policy names it.
    String sheetSource() {
        return assets.sheetSource();
    }

    /// Whether a browser comes from elsewhere and has said nothing of having the style sheet: then the page carries it, which
    /// saves a way over the line. Whoever goes on from there has it. What is not a browser gets plain links.
    private boolean isCold(HttpServletRequest request) {
        return !settings.dev() && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && !"same-origin".equals(request.getHeader("Sec-Fetch-Site"))
                && !assets.path("app.css").equals(request.getHeader("Service-Worker-Navigation-Preload"));
    }

    /// The frame of a page of this request.
    public Frame frame(HttpServletRequest request, HttpServletResponse response) {
        return frame(request, response, null);
    }

    /// @param error what went wrong, in the reader's words, or null
    public Frame frame(HttpServletRequest request, HttpServletResponse response, @Nullable String error) {
        Visitor visitor = visitor(request);
        Locale locale = locale(request);
        String flash = cookies.flash(request).map(key -> "flash." + key).filter(messages::has)
                .map(key -> messages.text(locale, key)).orElse(null);
        if (flash != null && !response.isCommitted()) {
            cookies.forgetFlash(response);
        }
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(house.name(), settings.origin(), visitor == null ? null : Person.of(visitor.account()),
                visitor != null && visitor.account().role() == Account.Role.ADMIN, locale,
                cookies.look(request), token == null ? "" : token.getToken(), path(request),
                flash, error, messages, assets, clock.instant(), studio.model(),
                emojis.now(),
                visitor == null ? besides.ofStrangers() : besides.of(visitor.id()), isCold(request));
    }

    /// The path that was asked for, also while its error is told.
    static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked ? asked
                : request.getRequestURI();
    }

    public static @Nullable Visitor visitor(HttpServletRequest request) {
        return (Visitor) request.getAttribute(Visitor.ATTRIBUTE);
    }

    public static @Nullable Long viewer(@Nullable Visitor visitor) {
        return visitor == null ? null : Long.valueOf(visitor.id());
    }

    /// The language of whoever is signed in, else the first offered one that the browser asks for.
    public static Locale locale(HttpServletRequest request) {
        Visitor visitor = visitor(request);
        if (visitor != null) {
            return Locale.forLanguageTag(visitor.account().language());
        }
        Locale asked = asked(request);
        if (asked != null) {
            return asked;
        }
        return locale(request.getHeader("Accept-Language"));
    }

    /// @param wanted what the browser asks for
    static Locale locale(@Nullable String wanted) {
        List<Locale> offered = Languages.OFFERED.stream().map(Locale::forLanguageTag).toList();
        if (wanted == null || wanted.length() > 500) {
            return offered.getFirst();
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(wanted), offered);
            return found == null ? offered.getFirst() : found;
        } catch (IllegalArgumentException notAList) {
            return offered.getFirst();
        }
    }

    /// The language that an app wants its people to be greeted in (`lang`), if the site speaks it.
    private static @Nullable Locale asked(HttpServletRequest request) {
        String wanted = "GET".equals(request.getMethod()) ? request.getParameter("lang") : null;
        if (wanted == null) {
            return null;
        }
        String language = Locale.forLanguageTag(wanted).getLanguage();
        return Languages.OFFERED.contains(language) ? Locale.forLanguageTag(language) : null;
    }

    /// What a template makes of this, for what is no answer: mails.
    public String text(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        templates.render(template + ".jte", parameters, output);
        return output.toString();
    }

    /// A page from a template that takes one `page`.
    public View page(String template, Object page) {
        return view(template, Map.of("page", page), HttpStatus.OK);
    }

    public View view(String template, Map<String, Object> parameters) {
        return view(template, parameters, HttpStatus.OK);
    }

    public View view(String template, Map<String, Object> parameters, HttpStatus status) {
        return new JteView(templates, template + ".jte", parameters, status);
    }

    /// Sends the browser on (303), as an answer to a form.
    public static View redirect(String path) {
        RedirectView view = new RedirectView(path, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }

    /// Whether htmx asks, and so wants a fragment.
    public static boolean isFragment(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /// A path on this site to go on to, from what a form said; `/home` when it says anything else.
    public static String next(@Nullable String wanted) {
        boolean local = wanted != null && wanted.length() < 2000 && wanted.startsWith("/") && !wanted.startsWith("//")
                && wanted.indexOf('\\') < 0 && wanted.chars().allMatch(c -> c > ' ' && c < 127);
        return local ? wanted : "/home";
    }

    /// The page on which a form stood, as the browser says, without what follows a `#`; another path when it does not say.
    public String cameFrom(HttpServletRequest request, String otherwise) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null || !referer.startsWith(settings.origin() + "/")) {
            return otherwise;
        }
        String path = referer.substring(settings.origin().length());
        return next(path).equals(path) ? path.replaceFirst("#.*", "") : otherwise;
    }

    /// A random text for a form: its idempotency key.
    public static String key() {
        return Unguessable.next();
    }
}
