package social.linnet.ai.builtin.reading;

import java.util.List;
import java.util.Set;

import social.linnet.ai.TextModel.Passage;

/// A sentence of a passage.
///
/// @param passage where it stands
/// @param place   which sentence of the passage it is, from 0
/// @param text    exactly as it was written
/// @param tokens  its words
/// @param stems   what they come down to, without the small words
record Sentence(Passage passage, int place, String text, List<Token> tokens, Set<String> stems) {

    private static final String CLOSERS = "\"'»”’)]} \u00a0\u202f";

    /// Whether it asks.
    boolean asks() {
        int end = text.length();
        while (end > 0 && (CLOSERS.indexOf(text.charAt(end - 1)) >= 0 || text.charAt(end - 1) == '!'
                || Character.isSurrogate(text.charAt(end - 1)) || text.charAt(end - 1) == '\ufe0f')) {
            end--;
        }
        return end > 0 && (text.charAt(end - 1) == '?' || text.charAt(end - 1) == '？' || text.charAt(end - 1) == '؟');
    }

    /// Whether it is nothing but tags: they say what a post is about, and nothing of it.
    boolean isTags() {
        return !tokens.isEmpty() && tokens.stream().allMatch(token -> token.mark() == '#');
    }
}
