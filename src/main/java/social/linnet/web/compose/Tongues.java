package social.linnet.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;

/// The languages that posts are offered to be in, by their names in the reader's own.
public final class Tongues {

    private static final List<String> OFFERED = List.of("ar", "bg", "bn", "br", "ca", "cs", "cy", "da", "de", "el", "en",
            "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "id", "is", "it", "ja", "ko", "lt",
            "lv", "ms", "nb", "nl", "oc", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th",
            "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant");

    private Tongues() {
    }

    /// @param tag  BCP 47
    /// @param name in the reader's language
    public record Tongue(String tag, String name) {
    }

    /// Those that are offered, and the chosen one, by their names.
    public static List<Tongue> offered(Locale reader, String chosen) {
        List<String> tags = new ArrayList<>(OFFERED);
        if (!chosen.isEmpty() && !tags.contains(chosen)) {
            tags.add(chosen);
        }
        Collator order = Collator.getInstance(reader);
        return tags.stream().map(tag -> new Tongue(tag, name(tag, reader)))
                .sorted((one, other) -> order.compare(one.name(), other.name())).toList();
    }

    private static String name(String tag, Locale reader) {
        String name = ULocale.forLanguageTag(tag).getDisplayName(ULocale.forLocale(reader));
        return name.isEmpty() ? tag : name.substring(0, 1).toUpperCase(reader) + name.substring(1);
    }
}
