/// Judges words by lists: a few clear cases that come with the program, and the operator's own. Whole words alone count,
/// read past accents, letters of other alphabets that look alike, digits in place of letters, letters that are doubled or
/// spaced; what was found is told as it was written.
///
/// [social.linnet.ai.builtin.words.Reading] makes words of a text, [social.linnet.ai.builtin.words.WordList] reads a list,
/// [social.linnet.ai.builtin.words.Phrase] finds one of its lines in the words. A list says nothing about what it does not
/// name: it is a floor under a model, and not one.
///
/// Invariant: the time is in proportion to the text, whatever stands in it.
@NullMarked
package social.linnet.ai.builtin.words;

import org.jspecify.annotations.NullMarked;
