package social.linnet.web.settings;

import java.text.Collator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.ibm.icu.util.ULocale;

import org.jspecify.annotations.Nullable;

/// The languages that posts may be in, by name.
public final class Tongues {

    /// Those that people here are likely to write, by their BCP 47 tags.
    private static final List<String> USUAL = List.of("ar", "bg", "bn", "br", "ca", "co", "cs", "cy", "da", "de", "el",
            "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it",
            "ja", "ka", "ko", "lb", "lt", "lv", "ms", "mt", "nl", "no", "oc", "pl", "pt", "ro", "ru", "sk", "sl", "sq",
            "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "wo", "yo", "zh");

    private Tongues() {
    }

    /// @param tag  BCP 47
    /// @param own  what it calls itself
    /// @param name what the reader calls it
    public record Tongue(String tag, String own, String name) {
    }

    /// All, sorted by what the reader calls them.
    ///
    /// @param chosen one that must be among them, or null
    public static List<Tongue> all(Locale reader, @Nullable String chosen) {
        Set<String> tags = new LinkedHashSet<>(USUAL);
        if (chosen != null) {
            tags.add(chosen);
        }
        List<Tongue> all = new ArrayList<>();
        for (String tag : tags) {
            ULocale locale = ULocale.forLanguageTag(tag);
            all.add(new Tongue(tag, capital(locale.getDisplayName(locale), locale.toLocale()),
                    capital(locale.getDisplayName(ULocale.forLocale(reader)), reader)));
        }
        Collator order = Collator.getInstance(reader);
        all.sort((a, b) -> order.compare(a.name(), b.name()));
        return all;
    }

    private static String capital(String word, Locale locale) {
        int end = word.offsetByCodePoints(0, 1);
        return word.substring(0, end).toUpperCase(locale) + word.substring(end);
    }
}
