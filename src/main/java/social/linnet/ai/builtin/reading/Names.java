package social.linnet.ai.builtin.reading;

import java.util.List;
import java.util.Set;

/// Whom a sentence may be about.
final class Names {

    private static final Set<String> ONESELF = Set.of("i", "we", "i'm", "i’m", "we're", "we’re", "i've", "i’ve", "i'll", "i’ll", "je", "j",
            "moi", "nous", "me", "my", "mon", "ma", "our", "notre", "us");
    private static final Set<String> SOMEONE = Set.of("brother", "sister", "mother", "father", "mum", "mom", "dad", "uncle", "aunt", "cousin",
            "neighbour", "neighbor", "friend", "daughter", "son", "wife", "husband", "teacher", "coach", "council", "team", "club", "volunteers",
            "owner", "nobody", "everyone", "anyone", "someone", "frère", "soeur", "sœur", "mère", "père", "maman", "papa", "oncle", "tante",
            "cousine", "voisin", "voisine", "ami", "amie", "fille", "fils", "femme", "mari", "mairie", "équipe", "bénévoles", "personne",
            "grandmother", "grandfather", "grandma", "grandpa", "gran", "nan", "baker", "boulanger", "prof", "association", "members", "adhérents",
            "library", "staff", "people", "kids", "children", "enfants", "adultes", "adults");

    private Names() {
    }

    /// 1 when it names somebody, less when its author may speak of themselves.
    static double someone(Sentence sentence) {
        List<Token> tokens = sentence.tokens();
        double best = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String lower = token.written().toLowerCase(java.util.Locale.ROOT);
            if (token.mark() == '@' || i > 0 && isName(token)) {
                return 1;
            }
            if (SOMEONE.contains(lower)) {
                best = Math.max(best, 0.8);
            } else if (ONESELF.contains(lower) || lower.startsWith("j’") || lower.startsWith("j'")) {
                best = Math.max(best, 0.6);
            } else if (i == 0 && isName(token)) {
                best = Math.max(best, 0.5);
            }
        }
        return best;
    }

    static boolean isName(Token token) {
        return token.isCapital() && token.written().length() > 1 && !ONESELF.contains(token.written().toLowerCase(java.util.Locale.ROOT));
    }
}
