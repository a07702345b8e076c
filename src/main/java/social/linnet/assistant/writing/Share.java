package social.linnet.assistant.writing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How much of a text came from proposals: a word counts as the assistant's when it stands in an accepted proposal and did
/// not stand in what its author had written until then.
final class Share {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’_-]*");

    private Share() {
    }

    /// Whether it is more than half of the words.
    ///
    /// @param accepted in the order in which they were made
    static boolean isMost(String text, List<Proposal> accepted) {
        Set<String> own = new HashSet<>();
        Set<String> proposed = new HashSet<>();
        for (Proposal proposal : accepted) {
            for (String word : words(proposal.before())) {
                // what an earlier proposal brought in stands in the draft of the next, and is still not its author's
                if (!proposed.contains(word)) {
                    own.add(word);
                }
            }
            for (String word : words(proposal.text())) {
                if (!own.contains(word)) {
                    proposed.add(word);
                }
            }
        }
        List<String> all = words(text);
        long assisted = all.stream().filter(proposed::contains).count();
        return assisted * 2 > all.size();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
}
