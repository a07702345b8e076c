package social.linnet.ai.openai.text;

import java.util.function.Consumer;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.Prompts;

/// The words of an answer, made of pieces: never half a character, and without the thoughts that some servers leave in front of
/// them (`<think>…</think>`).
final class Pieces {

    /// Longest answer in characters: far more than any asker lets a model say.
    private static final int MOST = 200_000;
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /// Where in the answer the next piece goes.
    private enum Place {
        /// Nothing has shown yet whether thoughts come first.
        BEFORE, THINKING, SPEAKING
    }

    private final Consumer<String> listener;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private Place place = Place.BEFORE;

    Pieces(Consumer<String> listener) {
        this.listener = listener;
    }

    /// @throws Fault [Reason#UNUSABLE] when it is longer than any answer may be
    void add(String piece) throws Fault {
        held.append(piece);
        if (said.length() + held.length() > MOST) {
            throw Fault.of(Reason.UNUSABLE, "the provider's answer is too long");
        }
        if (place == Place.BEFORE) {
            String start = held.toString().stripLeading();
            if (start.startsWith(OPEN)) {
                place = Place.THINKING;
            } else if (!OPEN.startsWith(start)) {
                place = Place.SPEAKING;
            }
        }
        if (place == Place.THINKING) {
            int close = held.indexOf(CLOSE);
            if (close >= 0) {
                place = Place.SPEAKING;
            }
            // of a thought that goes on, only what may be the beginning of its end is kept
            held.delete(0, close >= 0 ? close + CLOSE.length() : Math.max(0, held.length() - CLOSE.length() + 1));
        }
        if (place == Place.SPEAKING) {
            speak(held.isEmpty() || !Character.isHighSurrogate(held.charAt(held.length() - 1)) ? held.length() : held.length() - 1);
        }
    }

    /// Everything that was said. There will be no more.
    String whole() {
        if (place != Place.THINKING) {
            speak(held.length());
        }
        return said.toString();
    }

    private void speak(int end) {
        String words = held.substring(0, end);
        if (said.isEmpty()) {
            words = words.stripLeading();
        }
        held.delete(0, end);
        if (!words.isEmpty()) {
            words = Prompts.wellFormed(words).replace("\u0000", "");
            said.append(words);
            listener.accept(words);
        }
    }
}
