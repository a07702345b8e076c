package social.linnet.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// In which languages a text is stemmed: the one its author named, else the one whose small words it holds, else both,
/// since too many stems find too much and too few find nothing.
enum Tongue {
    ENGLISH, FRENCH, EITHER, OTHER;

    private static final Set<String> OF_ENGLISH = Set.of("the", "and", "is", "of", "to", "in", "that", "for", "you",
            "it", "with", "was", "are", "this", "my", "not", "have", "be", "they", "we", "what", "from", "will");
    private static final Set<String> OF_FRENCH = Set.of("le", "la", "les", "des", "et", "est", "une", "du", "que",
            "qui", "dans", "pour", "pas", "je", "tu", "vous", "nous", "avec", "sur", "ce", "au", "mais", "il", "elle");

    /// @param language BCP 47 tag that the author named, or null
    /// @param words    the text's words, folded
    static Tongue of(@Nullable String language, List<String> words) {
        if (language != null && !language.isEmpty()) {
            return switch (primary(language)) {
                case "en" -> ENGLISH;
                case "fr" -> FRENCH;
                default -> OTHER;
            };
        }
        long english = words.stream().filter(OF_ENGLISH::contains).count();
        long french = words.stream().filter(OF_FRENCH::contains).count();
        return english == french ? EITHER : english > french ? ENGLISH : FRENCH;
    }

    /// The first part of a language's tag, in lower case: `en` of `en-GB`.
    static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    boolean isEnglish() {
        return this == ENGLISH || this == EITHER;
    }

    boolean isFrench() {
        return this == FRENCH || this == EITHER;
    }
}
