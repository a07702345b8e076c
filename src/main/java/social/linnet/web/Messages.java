package social.linnet.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import social.linnet.settings.Settings;

/// The words of the site, by key and language, in a file for each part of it ([#PARTS]): `messages/site.properties` is
/// English, `messages/site_fr.properties` French, both in UTF-8. Texts are ICU patterns with numbered arguments, so that plurals follow each language's own rules:
/// `{0, plural, one {# reply} other {# replies}}`. Write ’ and never ', which quotes in a pattern.
///
/// A missing key shows itself on the page and is logged once; a strict instance, as tests use, throws.
@Component
public class Messages {

    /// The languages the site speaks; the first is what everything else falls back to.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    /// A key stands in one part alone.
    private static final List<String> PARTS = List.of("site", "reading", "post", "people", "inbox", "composer", "emoji", "studio",
            "writing", "settings", "account", "admin", "refused", "app", "assistant", "help", "consent");

    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    private final Resources resources;
    private volatile Texts texts;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final boolean strict;

    @Autowired
    Messages(Settings settings) {
        this(Resources.of(settings.dev()), false);
    }

    /// As they are on the class path.
    public Messages() {
        this(Resources.ofClassPath(), false);
    }

    private Messages(Resources resources, boolean strict) {
        this.resources = resources;
        this.strict = strict;
        this.texts = Texts.read(resources);
    }

    /// As they were read together.
    private record Texts(long version, Map<Locale, Map<String, String>> by,
                         Map<Locale, Map<String, MessageFormat>> formats) {

        static Texts read(Resources resources) {
            return new Texts(resources.version("messages"), Map.of(Locale.ENGLISH, Messages.read(resources, ""),
                    Locale.FRENCH, Messages.read(resources, "_fr")), new ConcurrentHashMap<>());
        }
    }

    private Texts texts() {
        Texts known = texts;
        if (resources.version("messages") != known.version()) {
            known = Texts.read(resources);
            texts = known;
        }
        return known;
    }

    /// Throws on a missing key: for tests.
    public static Messages strict() {
        return new Messages(Resources.ofClassPath(), true);
    }

    /// The site's language closest to this one.
    public static Locale closest(Locale wanted) {
        for (Locale language : LANGUAGES) {
            if (language.getLanguage().equals(wanted.getLanguage())) {
                return language;
            }
        }
        return LANGUAGES.getFirst();
    }

    /// Whether there is a text for this key.
    public boolean has(String key) {
        return texts().by().get(Locale.ENGLISH).containsKey(key);
    }

    /// The text of a key in the language closest to the wanted one, with its arguments set in.
    public String text(Locale wanted, String key, Object... arguments) {
        Locale locale = closest(wanted);
        Texts now = texts();
        String text = now.by().get(locale).get(key);
        if (text == null) {
            return absent(locale, key);
        }
        if (arguments.length == 0 && text.indexOf('{') < 0) {
            return text;
        }
        MessageFormat format = now.formats().computeIfAbsent(locale, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(key, any -> new MessageFormat(text, ULocale.forLocale(locale)));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    /// Every key of a language, in order.
    public Set<String> keys(Locale language) {
        return new TreeSet<>(texts().by().get(closest(language)).keySet());
    }

    private String absent(Locale locale, String key) {
        if (strict) {
            throw new IllegalArgumentException("no text for " + key + " in " + locale);
        }
        if (missing.add(locale + " " + key)) {
            log.warn("No text for {} in {}", key, locale);
        }
        return key;
    }

    private static Map<String, String> read(Resources resources, String suffix) {
        Map<String, String> read = new HashMap<>();
        for (String part : PARTS) {
            Properties properties = properties(resources, "messages/" + part + suffix + ".properties");
            properties.stringPropertyNames().forEach(key -> {
                if (read.put(key, properties.getProperty(key)) != null) {
                    throw new IllegalStateException("two parts say what " + key + " is");
                }
            });
        }
        return Map.copyOf(read);
    }

    private static Properties properties(Resources resources, String resource) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(new String(resources.read(resource), StandardCharsets.UTF_8)));
            return properties;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
