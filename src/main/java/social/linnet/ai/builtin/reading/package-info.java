/// Answers without weights: finds and quotes the sentences that bear on what is asked, each exactly and with the number of
/// the passage it stands in. It claims to have understood nothing, and says so when it found nothing.
///
/// [social.linnet.ai.builtin.reading.Reader] is the front door. [social.linnet.ai.builtin.reading.Sentences] cuts passages,
/// [social.linnet.ai.builtin.reading.Terms] makes words of them, [social.linnet.ai.builtin.reading.Evidence] holds both;
/// one class a task reads that: [social.linnet.ai.builtin.reading.Answering], [social.linnet.ai.builtin.reading.About],
/// [social.linnet.ai.builtin.reading.Against], [social.linnet.ai.builtin.reading.Central],
/// [social.linnet.ai.builtin.reading.Draft]. [social.linnet.ai.builtin.reading.Kind] knows what is asked for,
/// [social.linnet.ai.builtin.reading.Alone] what can be read without the rest. What is said around quotes is in
/// `phrases_*.properties`, what is known of words in `words_*.txt`, English and French each.
///
/// Invariants: what stands between quotation marks is in the passage, character by character, but for characters that
/// nobody sees; the post in which something is asked is no evidence; the work is bounded whatever the passages hold, and
/// ends soon after the deadline.
@NullMarked
package social.linnet.ai.builtin.reading;

import org.jspecify.annotations.NullMarked;
