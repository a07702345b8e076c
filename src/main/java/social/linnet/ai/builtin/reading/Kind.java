package social.linnet.ai.builtin.reading;

import java.util.regex.Pattern;

/// What a question asks for, and whether a sentence has such a thing in it. Patterns have no nested repetition: they take
/// time in proportion to the sentence.
enum Kind {
    WHO("\\b(?:who|whom|whose|qui|par qui|avec qui)\\b", ""),
    WHEN("\\b(?:when|what time|what day|which day|what date|which date|what year|which year|which month|what month|how soon|until when"
            + "|quand|quelle heure|quel jour|quelle date|quelle année|quel mois|quels jours|jusqu’?'?à quand|horaires?)\\b",
            "\\b(?:[0-9]{1,2}[.:h][0-9]{2}|[0-9]{1,2} ?(?:am|pm|a\\.m|p\\.m|h|o’clock|o'clock|heures?)\\b|midi|minuit|noon|midnight"
                    + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
                    + "|mon|tues?|wed|thurs?|fri|sat"
                    + "|january|february|march|april|june|july|august|september|october|november|december|may [0-9]|[0-9] may"
                    + "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
                    + "|today|tonight|tomorrow|yesterday|aujourd’hui|aujourd'hui|demain|hier|ce soir|ce matin|this morning|this evening"
                    + "|(?:next|last|this|prochaine?|dernière?) (?:week|weekend|month|year|spring|summer|autumn|winter)"
                    + "|la semaine|le mois|week-end|weekend|spring|summer|autumn|winter|printemps|été prochain|automne|hiver"
                    + "|1[5-9][0-9]{2}|20[0-9]{2}|[0-9]+ (?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans)"
                    + "|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th|er)\\b|easter|christmas|noël|pâques|half past|quarter to|quarter past"
                    + "|half (?:four|five|six|seven|eight|nine|ten)|at (?:six|seven|eight|nine|ten|eleven|twelve|one|two|three|four|five)"
                    + "|à (?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze) heures?)\\b"),
    WHERE("\\b(?:where|which (?:street|place|room|platform|shop|town|station|hall|entrance|gate)|what (?:address|place|platform)|où"
            + "|quel (?:endroit|quai|lieu|magasin)|quelle (?:rue|salle|adresse|ville|gare|entrée|voie))\\b",
            "\\b(?:(?:at|in|on|near|behind|under|opposite|outside|inside|by|next to|from|to|above|between|beside|past|upstairs|downstairs)"
                    + " (?:the |a |my |our |his |her )?\\p{L}+|street|road|lane|avenue|square|room|hall|platform|corner|floor"
                    + "|(?:à|au|aux|dans|chez|sur|sous|devant|derrière|près|en face|entre|vers) \\p{L}+|rue|place|salle|quai|voie|étage"
                    + "|boulevard|impasse|côté)\\b"),
    PRICE("\\b(?:how much (?:is|are|does|do|did|was|were|will|would|for|to)|what (?:price|does it cost|did it cost)|price|cost|combien (?:coûte|ça coûte"
            + "|coûtent|tu as payé|vous avez payé|as-tu payé|ça a coûté|faut-il payer)|quel (?:prix|est le prix|tarif|est le tarif|budget)|prix|tarif)\\b",
            "(?:[€$£] ?[0-9]|[0-9] ?(?:[€$£]|(?:euros?|pounds?|dollars?|quid|pence|cents?|francs?)\\b)"
                    + "|\\b(?:free|gratuit|gratuite|gratuits|offert|prix libre|nothing|[0-9]{1,4})\\b)"),
    HOW_MANY("\\b(?:how (?:many|much|long|far|old|tall|big|deep|high|often|heavy|hot|fast|wide)|what (?:size|temperature|score|percentage|number|length|distance"
            + "|was the score|is the score)|combien|quel(?:le)? (?:âge|taille|température|distance|longueur|durée|score|poids|hauteur|profondeur|quantité|fréquence)"
            + "|à quelle (?:distance|fréquence|température|hauteur|profondeur))\\b",
            "(?:\\b[0-9]|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|half|none|once|twice"
                    + "|every|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|douzaine|vingt|trente|quarante|cinquante|cent"
                    + "|demi|demie|aucun|aucune|moitié|fois|chaque|tous les|toutes les)\\b)"),
    WHY("\\b(?:why|how come|what (?:caused|causes|is the reason|was the reason)|pourquoi|quelle (?:est|était) la (?:raison|cause)|à cause de quoi)\\b",
            "\\b(?:because|since|due to|so that|as it|the reason|caused by|thanks to|owing to|turned out|parce qu|car|puisqu|à cause|grâce à|en raison|vu qu"
                    + "|la raison|c’est que|c'est que|comme|afin|faute de|was too|were too|trop|it was the|c’était|c'était)"),
    HOW("\\b(?:how|comment|de quelle (?:façon|manière))\\b", ""),
    WHETHER("", "^(?:\\W{0,3})(?:yes|yep|yeah|no|nope|not|sure|of course|absolutely|oui|non|si|ouais|bien sûr|pas|exact|only|never|always|jamais|toujours)\\b"),
    WHAT("", "");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern ASKS_WHETHER = Pattern.compile("^(?:\\W{0,3})(?:(?:and|but|so|et|mais|donc)\\b ?)?(?:is|are|was|were|do|does|did|can|could|will|would|"
            + "should|has|have|had|may|must|est|sont|es|etes|êtes|était|y a|peut|peux|faut|doit|va|a-t|as-tu|avez|ont|est-ce qu|c’est|c'est|il y a)\\b", FLAGS);

    private final Pattern asked;
    private final Pattern there;
    private final boolean hasPattern;

    Kind(String asked, String there) {
        this.asked = Pattern.compile(asked.isEmpty() ? "(?!)" : asked, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
                | Pattern.UNICODE_CHARACTER_CLASS);
        this.there = Pattern.compile(there.isEmpty() ? "(?!)" : there, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE
                | Pattern.UNICODE_CHARACTER_CLASS);
        this.hasPattern = !there.isEmpty();
    }

    static Kind of(String question) {
        for (Kind kind : new Kind[] {WHY, WHEN, WHERE, PRICE, HOW_MANY}) {
            if (kind.asked.matcher(question).find()) {
                return kind;
            }
        }
        if (ASKS_WHETHER.matcher(question).find()) {
            return WHETHER;
        }
        return WHO.asked.matcher(question).find() && !question.toLowerCase(java.util.Locale.ROOT).matches("(?s).*qu.est-ce qui.*") ? WHO
                : HOW.asked.matcher(question).find() ? HOW : WHAT;
    }

    /// Whether an answer must hold a thing of this kind.
    boolean isStrict() {
        return this == WHEN || this == PRICE || this == HOW_MANY || this == WHO;
    }

    /// How well a sentence holds what is asked for, from 0 to 1.
    double fits(Sentence sentence) {
        if (this == WHO) {
            return Names.someone(sentence);
        }
        return !hasPattern ? 0 : there.matcher(sentence.text()).find() ? 1 : 0;
    }
}
