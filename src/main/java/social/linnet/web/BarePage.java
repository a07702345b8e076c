package social.linnet.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import social.linnet.settings.Settings;

/// The page of an error without anything around it that could fail too: no template, no database, no reader. What it says
/// is what the page with its frame would have said.
@Component
class BarePage {

    private static final String UTF_8 = "UTF-8";

    private final Settings settings;
    private final Messages messages;
    private final Assets assets;

    BarePage(Settings settings, Messages messages, Assets assets) {
        this.settings = settings;
        this.messages = messages;
        this.assets = assets;
    }

    /// Which of the texts fits a status: the number in their keys.
    static int words(int status) {
        return switch (status) {
            case 401, 403 -> 403;
            case 404, 405, 410 -> 404;
            case 413, 414, 431 -> 413;
            case 429 -> 429;
            case 502, 503, 504 -> 503;
            default -> status >= 500 ? 500 : 422;
        };
    }

    /// The page in UTF-8.
    byte[] html(int status, Locale locale) {
        String title = text(locale, "error." + words(status) + ".title");
        return """
                <!doctype html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · %s</title>
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="%s" type="image/svg+xml">
                <link rel="stylesheet" href="%s">
                </head>
                <body class="plain">
                <header class="mast"><a class="brand" href="/"><span class="wordmark">%s</span></a></header>
                <main id="main">
                <section class="panel centre">
                <img src="%s" width="96" height="96" alt="">
                <p class="status">%d</p>
                <h1>%s</h1>
                <p class="lead">%s</p>
                <p class="row"><a class="button primary" href="/">%s</a></p>
                </section>
                </main>
                </body>
                </html>
                """.formatted(locale.toLanguageTag(), title, HtmlUtils.htmlEscape(settings.name(), UTF_8),
                assets.path("linnet.svg"), assets.path("app.css"), HtmlUtils.htmlEscape(settings.name(), UTF_8),
                assets.path("linnet.svg"), status, title, text(locale, "error." + words(status)),
                text(locale, "error.home")).getBytes(StandardCharsets.UTF_8);
    }

    private String text(Locale locale, String key) {
        return HtmlUtils.htmlEscape(messages.text(locale, key), UTF_8);
    }

    /// One line for the place in a page that asked.
    byte[] line(int status, Locale locale) {
        return ("<p class=\"note bad\">" + text(locale, "error." + words(status)) + "</p>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
