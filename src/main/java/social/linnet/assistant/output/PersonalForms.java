package social.linnet.assistant.output;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// How addresses, accounts and places are written in the countries whose languages people here write. All of these look at
/// text that is [Folded]. Each repetition is bounded, so that no text makes them slow.
final class PersonalForms {

    /// A word with a capital.
    private static final String NAME = "\\p{Lu}[\\p{L}'.-]{1,30}";
    private static final String WORD = "[\\p{L}'-]{1,30}";
    private static final String NAMES = NAME + "(?: " + NAME + "){0,3}";
    private static final String HOUSE = "\\d{1,4}(?:[ -]?[a-zA-Z]\\b| ?(?:bis|ter|quater)\\b)?(?:[-/]\\d{1,4}[a-z]?)?";
    private static final String NO_YEAR = "(?!(?:19|20)\\d{2}\\b)";
    private static final String TOWN = "(?:,?\\s{1,2}(?:[A-Z]{1,2}-)?\\d{4,5}(?: [A-Z]{2})?\\s" + NAME + "(?:[ -]" + NAME + "){0,3})?";
    private static final String PARTICLE = "(?:d[eiou]s?|d[eao]l|de la|de las|de los|de l'|d'|della?|delle|degli|dei|du|des|la|le|les|el"
            + "|l'|san|santa|saint|sainte|st|van|van de|van den|van der|von|der|den|het|ten|ter|do|da|dos|das)";
    /// Nouns that German writes with a capital after a count.
    private static final String COUNTED = "(?!(?i:Euros?|Dollars?|Pounds?|Franken|Menschen|Leute|Personen|Einwohner|Zuschauer|Besucher|Stimmen"
            + "|Kilometer|Meter|Tonnen|Mal|Jahre|Tage|Stunden|People|Posts|Views|Likes|Users|Habitants|Personnes|Euros|Francs)\\b)";

    private static final String STREET = "street|road|avenue|lane|boulevard|crescent|terrace|drive|parkway|highway";
    private static final Pattern ENGLISH = form("\\b" + NO_YEAR + "\\d{1,5} ?[A-Za-z]?,? (?:(?:North|South|East|West|[NSEW])\\.? )?"
            + "(?:(?:" + NAME + "|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?i:" + STREET
            + "|st|rd|ave|ln|dr|blvd|court|ct|close|way|place|pl|square|sq|row|gardens|mews|grove|hill|walk|park|green|yard)\\b\\.?"
            + "(?:,? (?i:apt|apartment|flat|unit|suite|#)\\.? ?\\w{1,6})?(?:, " + NAMES + "){0,3}(?:,? [A-Z]{2})?(?: \\d{5}(?:-\\d{4})?)?");
    private static final Pattern ENGLISH_SMALL = form("\\b" + NO_YEAR + "\\d{1,5}[a-z]? (?:(?!(?i:of|the|in|on|by|an?|and|or|to|for|per|from|at"
            + "|with|new|more|main|other|open|closed|people|cars|lanes?|km|miles?|metres?|meters?|years?|days?)\\b)[\\p{L}'-]{2,30} ){1,2}"
            + "(?i:street|road|avenue|boulevard|crescent)\\b");
    private static final Pattern ENGLISH_PARTS = form("(?:(?i:\\b(?:flat|apartment|apt|unit|suite)) \\w{1,5}, ?)"
            + "(?:\\d{1,4} )?" + NAMES + "(?:, " + NAMES + "){0,3}");
    private static final String BRITISH = "\\b(?:[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|[A-Z]{1,2}\\d{2}[A-Z]?\\d[A-Z]{2})\\b";
    private static final Pattern BRITISH_CODE = form("(?:(?<![\\p{L}\\d'])(?:\\d{1,4}[a-z]?,? )?(?:[Tt]he )?(?:" + NAME + ",? ){1,10})?"
            + BRITISH);
    private static final Pattern BOX = form("\\b(?i:P\\.? ?O\\.? ?Box|B\\.?P\\.?|Postfach|Postbus|Apartado(?: de correos)?|Casella postale) \\d{2,6}\\b"
            + TOWN);

    private static final Pattern FRENCH = form("(?i)\\b\\d{1,4} ?(?:bis|ter|quater|[a-d])?,? ?(?:,|dans|de) ?(?:la |l')?(?:rue|avenue|boulevard)\\s"
            + WORD + "(?:[ -]" + WORD + "){0,3}|\\b" + NO_YEAR + "\\d{1,4} ?(?:bis|ter|quater|[a-d]\\b)?,? (?:rue|avenue|av\\.|boulevard|bd|blvd"
            + "|chemin|all[ée]e|impasse|faubourg|lotissement|r[ée]sidence|hameau|lieu-dit|mont[ée]e|ruelle|venelle)\\.? " + WORD
            + "(?:[ -]" + WORD + "){0,4}(?-i:" + TOWN + ")");
    private static final Pattern FRENCH_WIDE = form("\\b" + NO_YEAR + "\\d{1,4} ?(?:bis|ter)?,? (?i:place|quai|route|cours|square|passage|sentier"
            + "|esplanade|promenade|villa|cit[ée]) (?:(?:du|des|de la|de l'|d'|de|la|le|les) ?){0,2}" + NAME + "(?:[ -]" + NAME + "){0,3}" + TOWN
            + "|\\b" + NO_YEAR + "\\d{1,4} (?i:place|quai) (?:du|des|de la|de l') ?" + WORD);
    private static final Pattern FRENCH_BEHIND = form("\\b(?i:rue|avenue|chemin|boulevard|quai) (?:" + PARTICLE + " ?){0,2}" + NAMES
            + ",? (?:n°|no\\.?|num[ée]ro)? ?" + NO_YEAR + "\\d{1,3}(?!\\d)(?:[a-z]\\b)?(?! ?(?i:ans|euros|€|h\\b|heures))" + TOWN);

    private static final Pattern ONE_WORD = form("\\b\\p{Lu}[\\p{L}-]{1,30}(?:stra(?:ß|ss)e|str\\.?|weg|gasse|platz|allee|ring|damm|ufer|steig"
            + "|chaussee|promenade|straat|laan|gracht|kade|plein|dijk|singel|steeg|hof|dreef|burgwal|plantsoen|pad)(?: (?:de|der|den|van) " + NAME
            + ")?,? " + NO_YEAR + HOUSE + "(?! (?i:uhr|prozent|euro|tore))" + TOWN);
    private static final Pattern GERMAN_WORDS = form("\\b(?!(?i:auf|im|der|die|das) )(?:\\p{Lu}[\\p{L}-]{1,30} ){1,3}"
            + "(?:Stra(?:ß|ss)e|Str\\.|Weg|Gasse|Allee|Ring|Damm|Ufer|Chaussee)(?: (?:des|der|von)(?: \\d{1,2}\\.)?(?: " + NAME + "){1,2})?,? "
            + NO_YEAR + HOUSE + TOWN + "|\\bStra(?:ß|ss)e (?:des|der) (?:\\d{1,2}\\. )?" + NAME + " " + HOUSE + TOWN);
    private static final Pattern GERMAN_AT = form("\\b(?:Am|An der|An den|Im|In der|In den|Auf der|Auf dem|Zum|Zur|Unter den|Hinter der|Vor dem) "
            + "(?!(?:Jahr|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Montag|Dienstag|Mittwoch|Donnerstag"
            + "|Freitag|Samstag|Sonntag|Platz|Gleis|Kapitel|Teil|Alter|Raum|Band)\\b)(?:" + NAME + " ){1,3}" + NO_YEAR
            + "\\d{1,3}[a-z]?\\b(?=\\s*(?:[,.;)!?\\n]|$))" + TOWN);
    private static final Pattern DUTCH_WORDS = form("\\b(?:" + NAME + " ){1,3}(?i:voorhout|voorburgwal|achterburgwal|straat|laan|gracht|kade|plein|weg"
            + "|singel|dijk|hof) " + NO_YEAR + HOUSE + TOWN);
    private static final Pattern DUTCH_CODE = form("\\b(?!(?:19|20)\\d{2} )[1-9]\\d{3} ?(?!(?:US|UK|EU|AI|UN|TV|AD|BC|CE|PC|AM|PM|IT|HP|CV|KM|MW|KW|GB"
            + "|MB|TB)\\b)[A-Z]{2}\\b(?: " + NAME + "(?: " + NAME + "){0,2})?");

    private static final Pattern SOUTHERN = form("(?i:\\b(?:via|viale|corso|piazza|piazzale|piazzetta|vicolo|largo|lungarno|lungomare|contrada"
            + "|calle|avenida|avda\\.?|avd\\.?|plaza|pza\\.?|paseo|camino|carretera|ronda|traves[ií]a|carrer|rua|pra[çc]a)|\\bc/) ?"
            + "(?:(?i:" + PARTICLE + ") ?){0,3}(?:" + NAME + "|\\d{1,2} " + NAME + ")(?: (?:(?i:" + PARTICLE + ") ?){0,2}" + NAME
            + "){0,3}(?: [IVX]{1,5})?,? (?i:n(?:º|°|o|\\.)? ?)?" + NO_YEAR + "\\d{1,4}(?:[a-z]\\b)?(?:, ?\\d{1,2}(?:º|°|ª|o|a)? ?[A-Za-z]{0,8}\\b){0,2}"
            + TOWN);
    private static final Pattern SOUTHERN_SMALL = form("(?i)(?:\\b(?:via|viale|piazza|vicolo|calle|avenida|plaza|paseo|carrer)|\\bc/) ?(?:"
            + PARTICLE + " ){0,2}[\\p{L}'-]{3,30}(?: [\\p{L}'-]{3,30}){0,2},? (?:n(?:º|°|\\.) ?)?" + NO_YEAR + "\\d{1,3}\\b(?=\\s*(?:[,.;)!?\\n]|$))");

    private static final Pattern POST_CODE = form("(?:(?<=[,\\n] ?)|(?<=\\bin )|(?<=\\bà )|(?<=\\b[DFIE]-)|(?=\\d{3}(?!00\\b)\\d{2}))"
            + "\\b\\d{5}(?:-\\d{4})? " + COUNTED + NAME + "(?:[ -]" + NAME + "){0,3}");
    private static final Pattern STATE_CODE = form("\\b(?:" + NAME + "(?: " + NAME + "){0,2}, )[A-Z]{2} \\d{5}(?:-\\d{4})?\\b");

    private static final String LOCAL_PART = "[\\p{L}\\p{N}._%+-]{1,64}+";
    private static final String AT = "(?:\\s{0,2}(?:@|[(\\[{<] ?(?i:at|arobase|@) ?[)\\]}>]|\\b(?i:arobase|arroba|chiocciola|apenstaartje|klammeraffe)\\b)\\s{0,2})";
    private static final String DOT = "(?:\\.|\\s?[(\\[{<] ?(?i:dot|point|punkt|punto|punt|\\.) ?[)\\]}>]\\s?|\\s\\.\\s|\\s(?i:dot|point|punkt|punto|punt)\\s)";
    private static final Pattern MAIL = form(LOCAL_PART + AT + "[\\p{L}\\p{N}-]{1,63}(?:" + DOT + "[\\p{L}\\p{N}-]{2,24}){1,4}");
    private static final Pattern MAIL_SPELLED = form(LOCAL_PART + "(?:\\s(?i:dot|point|punkt|punto|punt)\\s[\\p{L}\\p{N}_-]{1,30}){0,2}"
            + "\\s(?i:at|chez|bei)\\s[\\p{L}\\p{N}-]{1,63}(?:\\s(?i:dot|point|punkt|punto|punt)\\s[\\p{L}\\p{N}-]{2,24}){1,3}");

    private static final Pattern BANK = form("\\b[A-Za-z]{2}\\d{2}(?:[ .-]?(?:[A-Za-z]{0,4}\\d[A-Za-z\\d]{0,3}|[A-Z]{4})){3,9}\\b");
    private static final Pattern WALLET = form("\\b(?:0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,60}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\\b");
    /// Of Spain, Italy and the United Kingdom; those that are digits alone are [Numbers]'.
    private static final Pattern STATE = form("\\b(?:\\d{8}[ -]?[A-HJ-NP-TV-Z]|[XYZ]-?\\d{7}-?[A-Z]|[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]"
            + "|[A-CEGHJ-PR-TW-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D])\\b");

    private static final String SIGN = "(?:[-+] ?)?";
    private static final String SIDE = "\\s?[NSEWO]\\b";
    private static final Pattern COORDINATES = form("(?<![\\d.,])" + SIGN + "\\d{1,2}\\.\\d{3,12}\\s?,\\s?" + SIGN + "\\d{1,3}\\.\\d{3,12}(?! ?[€$£%]|\\d)"
            + "|(?<![\\d.,])" + SIGN + "\\d{1,2}[.,]\\d{3,12}\\s?[/;]\\s?" + SIGN + "\\d{1,3}[.,]\\d{3,12}(?! ?[€$£%]|\\d)"
            + "|(?<![\\d.,])" + SIGN + "\\d{1,2}[.,]\\d{4,12}\\s{1,3}" + SIGN + "\\d{1,3}[.,]\\d{4,12}");
    private static final Pattern COMPASS = form("(?:[NS]\\s?)?\\d{1,3}[.,]?\\d{0,10}\\s?°\\s?(?:\\d{1,2}[.,]?\\d{0,8}\\s?['m]\\s?)?(?:\\d{1,2}[.,]?\\d{0,6}\\s?(?:\"|'')\\s?)?"
            + "(?:[NS]\\b)?(?:\\s?[,;/]?\\s{0,2}(?:and |et |und |y |e |en )?)(?:[EWO]\\s?)?\\d{1,3}[.,]?\\d{0,10}\\s?°(?:\\s?\\d{1,2}[.,]?\\d{0,8}\\s?['m])?"
            + "(?:\\s?\\d{1,2}[.,]?\\d{0,6}\\s?(?:\"|''))?(?:\\s?[EWO]\\b)?"
            + "|\\b\\d{1,3}[.,]\\d{2,10}" + SIDE + "\\s?[,;/]?\\s{0,2}\\d{1,3}[.,]\\d{2,10}" + SIDE
            + "|\\b[NS]\\s?\\d{1,2}[.,]\\d{2,10}\\s?[,;/]?\\s{0,2}[EWO]\\s?\\d{1,3}[.,]\\d{2,10}");
    private static final Pattern COORDINATE_NAMED = form("(?i)\\b(?:lat(?:itude|itud|itudine)?|breite|breitengrad|breedtegraad|lon(?:g(?:itude|itud|itudine)?)?|lng|länge|längengrad"
            + "|lengtegraad)\\b\\.?\\s?[:=]?\\s?[-+]?\\d{1,3}[.,]\\d{2,12}");
    private static final Pattern PLUS_CODE = form("\\b[2-9CFGHJMPQRVWX]{4,8}\\+[2-9CFGHJMPQRVWX]{2,3}\\b");
    private static final Pattern THREE_WORDS = form("///[\\p{L}]{2,30}\\.[\\p{L}]{2,30}\\.[\\p{L}]{2,30}");

    private static final String DIGIT = "(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|zéro|un|deux|trois|quatre|cinq|sept|huit"
            + "|neuf|null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|due|tre"
            + "|quattro|cinque|sei|sette|otto|nove|nul|een|twee|drie|vijf|zes|zeven|negen|plus)";
    private static final Pattern SPELLED = form("(?i)\\b" + DIGIT + "(?:[ ,.-]{1,3}" + DIGIT + "){6,20}\\b");

    /// Those that begin with what may be any word are told apart by [#ADDRESSED] while they are written.
    private static final List<Pattern> MAILS = List.of(MAIL, MAIL_SPELLED);

    /// What is personal before it is whole.
    static final List<Pattern> BEGUN = List.of(ENGLISH, ENGLISH_SMALL, ENGLISH_PARTS, BRITISH_CODE, BOX, FRENCH, FRENCH_WIDE, FRENCH_BEHIND,
            ONE_WORD, GERMAN_WORDS, GERMAN_AT, DUTCH_WORDS, DUTCH_CODE, SOUTHERN, SOUTHERN_SMALL, POST_CODE, STATE_CODE, BANK, WALLET, STATE,
            COORDINATES, COMPASS, COORDINATE_NAMED, PLUS_CODE, THREE_WORDS, SPELLED);

    /// A form, and what a text must hold, if anything, that it is found in: quick to look for, so that most texts are not
    /// looked through for everything.
    record Form(Pattern pattern, @Nullable Pattern needs) {
        boolean mayBeIn(String text) {
            return needs == null || needs.matcher(text).find();
        }
    }

    private static final Map<Pattern, Pattern> NEEDS = Map.ofEntries(
            Map.entry(MAIL, form("@|[(\\[{<]|(?i:ar(?:obase|roba)|chiocciola|apenstaartje|klammeraffe)")),
            Map.entry(MAIL_SPELLED, form("(?i)\\s(?:dot|point|punkt|punto|punt)\\s")),
            Map.entry(BRITISH_CODE, form(BRITISH)),
            Map.entry(POST_CODE, form("\\d{5}")),
            Map.entry(STATE_CODE, form("[A-Z]{2} \\d{5}")),
            Map.entry(DUTCH_CODE, form("[1-9]\\d{3} ?[A-Z]{2}")),
            Map.entry(COORDINATES, form("\\d[.,]\\d{3}")),
            Map.entry(COORDINATE_NAMED, form("\\d[.,]\\d{2}")),
            Map.entry(COMPASS, form("°|\\d[.,]\\d{2}")),
            Map.entry(STATE, form("\\d{7}|[A-Z]\\d{2}[A-Z]|\\d{2} ?[A-D]\\b")),
            Map.entry(BANK, form("[A-Za-z]{2}\\d{2}")),
            Map.entry(PLUS_CODE, form("\\+")),
            Map.entry(THREE_WORDS, form("///")));

    /// All of them.
    static final List<Form> ALL = Stream.concat(MAILS.stream(), BEGUN.stream()).map(pattern -> new Form(pattern, NEEDS.get(pattern))).toList();

    /// An e-mail address, or the rest of one that is spelled, which the text ends with and that is not whole. The word before
    /// that says nothing by itself.
    static final Pattern ADDRESSED = Pattern.compile("(?:" + "(?:" + LOCAL_PART + ")?" + AT + "[\\p{L}\\p{N}.-]{0,80}(?:\\s?[(\\[{<]\\S{0,8}"
            + "|(?:\\s(?i:dot|point|punkt|punto|punt)(?:\\s[\\p{L}\\p{N}-]{0,24})?){1,3})?|(?i:at|chez|bei|dot|point|punkt|punto|punt)(?:\\s[\\p{L}\\p{N}_-]{0,63}){0,1}(?:\\s(?i:at|chez|bei|dot|point|punkt|punto|punt|arobase|arroba"
            + "|chiocciola|apenstaartje|klammeraffe)(?:\\s[\\p{L}\\p{N}_-]{0,63})?){0,5}"
            + "|[\\p{L}\\p{N}%+-]{1,62}[._+][\\p{L}\\p{N}._%+-]{0,62}[\\p{L}\\p{N}])\\s{0,3}$");

    private PersonalForms() {
    }

    private static Pattern form(String expression) {
        return Pattern.compile(expression);
    }
}
