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

    private static final Pattern CHECK = Pattern.compile("""
            (?:is|was|are) (?:this|that|it|these|those)(?: really| actually)? (?:so|true|real|right|correct|fake|accurate|legit)\
            |really true|fact ?check|true or false|can (?:you|anyone) (?:verify|confirm)\
            |(?:c ?est|est ce(?: que c ?est)?)(?: bien| vraiment)? (?:vrai|exact|faux|juste)|vrai ou faux|verifie[rz]?|info ou intox\
            """);
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
        Task task = task(plain(joined(said, part -> !(part instanceof Segment.Mention))), focus != null);
        return new Asking(task, words, key(task, plain(words), focus));
    }

    private static String joined(List<Segment> parts, Predicate<Segment> kept) {
        return parts.stream().filter(kept).map(Segment::text).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
    }

    private static Task task(String plain, boolean hasFocus) {
        if (!hasFocus) {
            return Task.ANSWER;
        }
        if (plain.isEmpty()) {
            return Task.EXPLAIN;
        }
        if (CHECK.matcher(plain).find()) {
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

    /// Of a translation the words say into what; of a question of one's own they are the question, in their order: who is older
    /// than whom.
    private static String key(Task task, String plain, @Nullable Long focus) {
        String about = task + ":" + (focus == null ? 0 : focus) + ":";
        if (task != Task.ANSWER && task != Task.TRANSLATE) {
            return about;
        }
        String rest = Stream.of(plain.split(" ")).filter(word -> !EMPTY.contains(word)).collect(Collectors.joining(" "));
        return about + (rest.length() <= LONGEST_KEY ? rest : rest.substring(0, LONGEST_KEY));
    }

    /// Small letters without accents, and single spaces.
    private static String plain(String words) {
        String bare = ACCENTS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        return APART.matcher(bare).replaceAll(" ").strip();
    }
}
