package social.linnet.web.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.web.Assets;
import social.linnet.web.Messages;

import tools.jackson.databind.json.JsonMapper;

/// The web app manifest: what the site is called once it is installed, how it looks, and where others may hand it
/// something to post ([Web Application Manifest](https://www.w3.org/TR/appmanifest/),
/// [Web Share Target](https://w3c.github.io/web-share-target/)).
@Component
class Manifest {

    /// The paper of `tokens.css`, in light.
    private static final String PAPER = "#fcf8f3";
    private static final JsonMapper JSON = new JsonMapper();

    private final Messages messages;
    private final Assets assets;

    Manifest(Messages messages, Assets assets) {
        this.messages = messages;
        this.assets = assets;
    }

    /// @param name what this network calls itself
    byte[] json(String name, Locale locale) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", "/");
        manifest.put("name", name);
        manifest.put("short_name", name);
        manifest.put("description", messages.text(locale, "landing.title"));
        manifest.put("lang", locale.toLanguageTag());
        manifest.put("dir", "auto");
        manifest.put("start_url", "/home");
        manifest.put("scope", "/");
        manifest.put("display", "standalone");
        manifest.put("theme_color", PAPER);
        manifest.put("background_color", PAPER);
        manifest.put("categories", List.of("social"));
        manifest.put("icons", List.of(icon("icon-192", 192, "any"), icon("icon-512", 512, "any"),
                icon("maskable-512", 512, "maskable"), icon("monochrome-512", 512, "monochrome")));
        manifest.put("shortcuts", List.of(shortcut(locale, "nav.compose", "/compose"),
                shortcut(locale, "nav.notifications", "/notifications"), shortcut(locale, "nav.search", "/search")));
        manifest.put("share_target", Map.of("action", "/compose/share", "method", "POST", "enctype", "multipart/form-data",
                "params", Map.of("title", "title", "text", "text", "url", "url",
                        "files", List.of(Map.of("name", "files", "accept", List.of("image/*", "video/*", "audio/*"))))));
        return JSON.writeValueAsBytes(manifest);
    }

    private Map<String, String> icon(String name, int size, String purpose) {
        return Map.of("src", assets.path(name + ".png"), "type", "image/png", "sizes", size + "x" + size, "purpose", purpose);
    }

    private Map<String, Object> shortcut(Locale locale, String key, String path) {
        return Map.of("name", messages.text(locale, key), "url", path, "icons", List.of(icon("icon-192", 192, "any")));
    }
}
