package social.linnet.assistant.output;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What may be somebody's address, number or account: it is never said, whoever wrote it and whatever was asked. A gate of
/// its own, which asks no model; it would rather leave out too much than tell where somebody lives.
final class PersonalData {

    private static final String NAME = "\\p{Lu}[\\p{L}'’-]{1,30}";
    private static final List<Pattern> PATTERNS = List.of(
            // e-mail, also with the at spelled out
            Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\]|\\barobase\\b|\\s at \\s)\\s?[\\p{L}\\p{N}-]{1,63}"
                    + "(?:\\s?(?:\\.|\\(dot\\)|\\[dot\\]|\\bpoint\\b)\\s?[\\p{L}]{2,24}){1,3}", Pattern.CASE_INSENSITIVE),
            // bank accounts
            Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b"),
            // telephones, cards, national numbers: nine digits or more with what people put between them
            Pattern.compile("(?<![\\p{L}\\p{N}/.,-])\\+?\\(?\\d(?:[ ().\\-–/]{0,2}\\d){8,18}(?![\\p{L}\\p{N}])"),
            Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
            // where somebody is, to some hundred metres
            Pattern.compile("-?\\d{1,3}[.,]\\d{3,10}\\s?°?\\s?[NSns]?\\s?[,;/ ]\\s?-?\\d{1,3}[.,]\\d{3,10}\\s?°?\\s?[EWOewo]?"),
            // a house in a street
            Pattern.compile("\\b\\d{1,5}\\s?[A-Za-z]?,?\\s+(?:" + NAME + "\\s+){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|"
                    + "Boulevard|Blvd|Court|Ct|Crescent|Terrace|Close|Way|Place|Pl|Square|Sq|Row|Gardens|Mews|Parkway|Highway)\\b\\.?"
                    + "(?:,?\\s+(?:Apt|Apartment|Flat|Unit|Suite|#)\\.?\\s?\\w{1,6})?", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b\\d{1,4}\\s?(?:bis|ter|quater)?,?\\s+(?:rue|avenue|av\\.|boulevard|bd|chemin|all[ée]e|impasse|place|quai|"
                    + "route|cours|square|passage|sentier|faubourg|r[ée]sidence|lotissement)\\s+[\\p{L}'’-]{1,30}(?:\\s+[\\p{L}'’-]{1,30}){0,4}",
                    Pattern.CASE_INSENSITIVE),
            // the other way round, as in German, Dutch, Italian and Spanish
            Pattern.compile("\\b(?:\\p{Lu}[\\p{L}'’-]{2,30}(?:stra(?:ß|ss)e|str\\.|weg|gasse|platz|allee|laan|straat|plein)"
                    + "|(?:via|viale|calle|avenida|piazza|plaza|rua)\\s+" + NAME + "(?:\\s+" + NAME + "){0,3}),?\\s+\\d{1,4}\\s?[a-z]?\\b"),
            // a post code with its town
            Pattern.compile("\\b(?:\\d{5}(?:-\\d{4})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2})\\s+" + NAME + "(?:[ -]" + NAME + "){0,3}"),
            Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]?\\s\\d[A-Z]{2}\\b"));

    private PersonalData() {
    }

    /// The text with what may be personal left out.
    static String left(String text, String inItsPlace) {
        return left(text, inItsPlace, _ -> false);
    }

    /// @param known what may stay, since whoever reads it wrote it themselves
    static String left(String text, String inItsPlace, Predicate<String> known) {
        String left = text;
        for (Pattern pattern : PATTERNS) {
            left = pattern.matcher(left).replaceAll(found -> Matcher.quoteReplacement(known.test(found.group()) ? found.group()
                    : inItsPlace));
        }
        return left;
    }
}
