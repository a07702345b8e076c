package social.linnet.ai.builtin.reading;

import java.util.List;

import social.linnet.ai.TextModel.Answer;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Sink;
import social.linnet.ai.TextModel.Usage;

/// An answer in the making: lines, each told as it is made, up to the longest length.
final class Reply {

    /// Characters to a token, as one reckons for these languages.
    private static final int TOKEN = 4;

    private final StringBuilder words = new StringBuilder();
    private final Phrases phrases;
    private final Sink sink;
    private final Watch watch;
    private final int most;
    private boolean cut;

    Reply(Phrases phrases, Sink sink, Watch watch, int mostTokens) {
        this.phrases = phrases;
        this.sink = sink;
        this.watch = watch;
        this.most = (int) Math.min(Integer.MAX_VALUE, (long) mostTokens * TOKEN);
    }

    /// A line of our own.
    void say(String key) {
        line(phrases.say(key));
    }

    /// A line of our own about something.
    void say(String key, String about) {
        line(phrases.say(key, about));
    }

    /// A sentence, exactly, and where it stands.
    void quote(Sentence sentence) {
        quote("", sentence);
    }

    /// Who said it, the sentence, and where it stands.
    void quoteOf(Sentence sentence) {
        quote(sentence.passage().by().isEmpty() ? "" : phrases.say("by", sentence.passage().by()) + " ", sentence);
    }

    private void quote(String before, Sentence sentence) {
        line(before + phrases.quoted(sentence.text()) + " [" + sentence.passage().number() + "]");
    }

    /// Adds a whole line, or none when it would be too long.
    void line(String line) {
        watch.look();
        String piece = words.isEmpty() ? line : "\n" + line;
        if (cut || words.length() + piece.length() > most) {
            cut = true;
            return;
        }
        words.append(piece);
        sink.words(piece);
    }

    Answer whole(String asked, List<Passage> passages) {
        watch.look();
        long read = asked.length() + passages.stream().mapToLong(passage -> passage.words().length()).sum();
        return new Answer(words.toString(), List.of(), cut, new Usage((int) Math.min(Integer.MAX_VALUE, read / TOKEN),
                words.length() / TOKEN, true));
    }
}
