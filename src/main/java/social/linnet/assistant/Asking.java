package social.linnet.assistant;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.TextModel.Task;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// What somebody wants who calls the assistant, read from their own words.
///
/// @param task  what is to be done
/// @param words the question as it was written, without the assistant's name and without those whom it is only sent to
/// @param key   the same for two questions that ask the same of the same post
record Asking(Task task, String words, String key) {

    /// Whether something is so, in words that say nothing else.
    private static final String SO = """
            (?:(?:is|was|are|were) (?:this|that|it|these|those)(?: really| actually)? (?:so|true|real|right|correct|fake|false|accurate|legit)\
            |(?:if|whether) (?:this|that|it) (?:is|was)(?: really| actually)? (?:so|true|real|right|correct|fake|false|accurate|legit)\
            |really true|true or false|(?:si )?(?:c ?est|est ce(?: que c ?est)?|est il)(?: bien| vraiment)? (?:vrai|exact|faux|juste)|vrai ou faux\
            |info ou intox)\
            """;
    /// To find out whether it is: what is to be found out may follow.
    private static final String FIND_OUT =
            "(?:fact ?check|can (?:you|anyone) (?:verify|confirm)|verifie[rz]?|(?:peux tu|pouvez vous) (?:verifier|confirmer))";
    private static final String FIND_OUT_WHAT = FIND_OUT + "(?: .*)?";
    private static final Pattern CHECK = Pattern.compile("\\b(?:" + SO + "|" + FIND_OUT + ")\\b");
    private static final Pattern BEGINS = Pattern.compile(SO + "(?: (?:that|or|and|but|because|que|qu|ou|et|mais|car|parce) .*)?|" + FIND_OUT_WHAT);
    private static final Pattern ENDS = Pattern.compile("(?:.* (?:and|but|so|or|et|mais|donc|alors|ou) )?(?:" + SO + "|" + FIND_OUT_WHAT + ")");
    private static final String COURTESY = """
            (?:hey|hi|hello|ok|okay|well|and|but|please|pls|thanks?|thank you|sorry|though|then|or not|(?:(?:can|could) you )?tell me|do you know\
            |bonjour|bonsoir|salut|coucou|alors|et|mais|bon|donc|dis(?: moi)?|dites(?: moi)?|tu sais|sais tu|savez vous|stp|svp|merci\
            |s il (?:te|vous) plait|ou (?:pas|non))\
            """;
    private static final Pattern COURTESIES = Pattern.compile("^(?:(?:so|" + COURTESY + ")(?: |$))+|(?:(?:^| )" + COURTESY + ")+$");
    private static final Pattern BETWEEN_CLAUSES = Pattern.compile("[.,;:!?…()\\n—–]+|\\s-+\\s");
    /// Somebody else's words.
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»");
    private static final Pattern NAMED = Pattern.compile("@\\w+");
    private static final Pattern SUMMARISE = Pattern.compile(
            "tl ?dr|summari[sz]e|sum (?:this|it|that) up|summary|in short|resume[rz]?|en bref|recapitule[rz]?");
    private static final Pattern EXPLAIN = Pattern.compile(
            "explain(?: (?:this|that|it|please))*|what (?:is|s) (?:this|that|it)(?: all)?(?: about)?|what does (?:this|that|it) mean"
            + "|context|explique[rz]?(?: (?:ca|ceci|cela|moi|stp|svp))*|c ?est quoi|de quoi s ?agit il|qu ?est ce que(?: ca| c ?est)?(?: veut dire)?");
    private static final Pattern TRANSLATE = Pattern.compile(
            "translate(?: (?:this|that|it))?(?: (?:in|into|to) [a-z]+)?|traduis|traduire|traduction");
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "is", "it", "this", "that", "of", "to", "in", "and", "or", "so",
            "please", "hey", "hi", "hello", "can", "could", "you", "do", "does", "me", "tell", "un", "une", "le", "la", "les", "l", "de",
            "du", "des", "d", "est", "ce", "c", "ca", "que", "qu", "stp", "svp", "s", "il", "te", "vous", "plait", "peux", "tu",
            "bonjour", "salut", "dis", "moi");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /// Those of Latin, Greek and Cyrillic letters; elsewhere a mark can be half of a word.
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final int LONGEST_KEY = 400;
    private static final Pattern ASKS = Pattern.compile("\\b(?:who|what|when|where|why|how|which|whose|is|are|was|were|does|did|can|"
            + "could|should|will|qui|que|quoi|quand|ou|pourquoi|comment|combien|quel|quelle|quels|quelles|est|peux|pourrais)\\b");

    /// Reads a post that names the assistant.
    ///
    /// @param text      what it says
    /// @param assistant the assistant's handle
    /// @param focus     the post that it is about, or null
    static Asking of(String text, String assistant, @Nullable Long focus) {
        List<Segment> said = PostText.parse(text).stream()
                .dropWhile(part -> part instanceof Segment.Mention || part.text().isBlank()).toList();
        String words = joined(said, part -> !(part instanceof Segment.Mention mention && mention.handle().equals(assistant)));
        String unnamed = joined(said, part -> !(part instanceof Segment.Mention));
        Task task = task(unnamed, focus != null);
        return new Asking(task, words.replaceAll("\\s+", " "), key(task, words, focus));
    }

    private static String joined(List<Segment> parts, Predicate<Segment> kept) {
        return parts.stream().filter(kept).map(Segment::text).collect(Collectors.joining()).strip();
    }

    private static Task task(String words, boolean hasFocus) {
        String plain = plain(words);
        if (!hasFocus) {
            return Task.ANSWER;
        }
        if (plain.isEmpty()) {
            return Task.EXPLAIN;
        }
        if (asksWhetherSo(words)) {
            return Task.CHECK;
        }
        if (SUMMARISE.matcher(plain).lookingAt()) {
            return Task.SUMMARISE;
        }
        if (TRANSLATE.matcher(plain).matches()) {
            return Task.TRANSLATE;
        }
        return EXPLAIN.matcher(plain).matches() ? Task.EXPLAIN : Task.ANSWER;
    }

    /// Whether it asks for anything: who answers the assistant's answer with thanks wants none.
    boolean asks() {
        return task != Task.ANSWER || words.contains("?") || ASKS.matcher(plain(words)).find();
    }

    /// Whether that is what is asked: a clause of its own that the question begins or ends with. In the midst of other words it
    /// is spoken of.
    private static boolean asksWhetherSo(String words) {
        List<String> clauses = clauses(QUOTED.matcher(words).replaceAll(" ")).map(Asking::bare).filter(clause -> !clause.isEmpty()).toList();
        return !clauses.isEmpty() && (BEGINS.matcher(clauses.getFirst()).matches() || ENDS.matcher(clauses.getLast()).matches());
    }

    private static Stream<String> clauses(String words) {
        return BETWEEN_CLAUSES.splitAsStream(words);
    }

    /// A clause without what is said out of courtesy.
    private static String bare(String clause) {
        return COURTESIES.matcher(plain(clause)).replaceAll("").strip();
    }

    /// Of a translation the words say into what; of a question of one's own they are the question, in their order: who is older
    /// than whom. Whoever asks whether something is so may say themselves what.
    private static String key(Task task, String words, @Nullable Long focus) {
        String asked = switch (task) {
            case ANSWER, TRANSLATE -> plain(words);
            case CHECK -> clauses(words).filter(clause -> !isSo(clause)).map(clause -> CHECK.matcher(plain(clause)).replaceAll(" "))
                    .collect(Collectors.joining(" "));
            case EXPLAIN, SUMMARISE, DESCRIBE, DRAFT, SHORTEN, TONE, SPLIT, TAGS -> "";
        };
        String rest = Stream.of(asked.split(" ")).filter(word -> !word.isEmpty() && !EMPTY.contains(word)).collect(Collectors.joining(" "));
        return task + ":" + (focus == null ? 0 : focus) + ":" + (rest.length() <= LONGEST_KEY ? rest : rest.substring(0, LONGEST_KEY));
    }

    /// Whether a clause asks that and says nothing else, whomever it is said to.
    private static boolean isSo(String clause) {
        String bare = bare(NAMED.matcher(clause).replaceAll(" "));
        return bare.isEmpty() || CHECK.matcher(bare).matches();
    }

    /// Small letters without accents, and single spaces.
    private static String plain(String words) {
        String bare = ACCENTS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        return APART.matcher(bare).replaceAll(" ").strip();
    }
}
