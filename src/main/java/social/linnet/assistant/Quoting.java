package social.linnet.assistant;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import social.linnet.ai.TextModel.Passage;
import social.linnet.assistant.context.Context;

/// Whose words an answer holds, whether it cites them or not: a model need not say where it has something from.
final class Quoting {

    /// From how many letters and figures in a row words are somebody's: four or five words.
    private static final int RUN = 24;
    /// From how many a whole passage is, when it is shorter than that.
    private static final int SHORT = 12;

    private Quoting() {
    }

    /// The posts of these passages that the words repeat.
    static List<Answer.Rested> in(String words, Context context) {
        String said = plain(words);
        Set<String> runs = new HashSet<>();
        for (int at = 0; at + RUN <= said.length(); at++) {
            runs.add(said.substring(at, at + RUN));
        }
        Set<Answer.Rested> quoted = new LinkedHashSet<>();
        for (Passage passage : context.passages()) {
            Context.Source source = context.sources().get(passage.number());
            if (source != null && repeats(said, runs, plain(passage.words()))) {
                quoted.add(new Answer.Rested(source.post(), source.author()));
            }
        }
        return List.copyOf(quoted);
    }

    private static boolean repeats(String said, Set<String> runs, String passage) {
        if (passage.length() < RUN) {
            return passage.length() >= SHORT && said.contains(passage);
        }
        for (int at = 0; at + RUN <= passage.length(); at++) {
            if (runs.contains(passage.substring(at, at + RUN))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
