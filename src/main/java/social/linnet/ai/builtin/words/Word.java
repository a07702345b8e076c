package social.linnet.ai.builtin.words;

import java.util.Set;

/// A word of a text.
///
/// @param from     where it begins in the text
/// @param to       where it ends
/// @param sentence the number of its sentence
/// @param forms    the ways that it can be read, folded; none when it is not to be found
record Word(int from, int to, int sentence, Set<String> forms) {

    Word hidden() {
        return new Word(from, to, sentence, Set.of());
    }
}
