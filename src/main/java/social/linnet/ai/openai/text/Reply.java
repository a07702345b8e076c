package social.linnet.ai.openai.text;

import java.util.List;
import java.util.function.Consumer;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.TextModel.Answer;
import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Usage;
import social.linnet.ai.Tokens;
import social.linnet.ai.openai.wire.Fault;
import tools.jackson.databind.JsonNode;

/// An answer while it comes, whichever API it comes by.
final class Reply {

    final Pieces words;
    final Wishes wishes = new Wishes();
    private final int asked;
    private boolean cut;
    private int input;
    private int output;

    /// @param asked    what was asked, in tokens, as it is reckoned here
    /// @param listener told of every piece
    Reply(int asked, Consumer<String> listener) {
        this.asked = asked;
        words = new Pieces(listener);
    }

    void cut() {
        cut = true;
    }

    /// What the server says was used, under the names of either API. It may be missing, null or nought.
    void used(JsonNode usage) {
        input = Math.max(input, Math.max(usage.path("prompt_tokens").asInt(0), usage.path("input_tokens").asInt(0)));
        output = Math.max(output, Math.max(usage.path("completion_tokens").asInt(0), usage.path("output_tokens").asInt(0)));
    }

    /// The whole answer.
    ///
    /// @throws Fault [Reason#UNUSABLE] when it says nothing, or a call in it is not whole
    Answer whole() throws Fault {
        String said = words.whole();
        List<Call> calls = wishes.whole();
        if (said.isBlank() && calls.isEmpty()) {
            throw Fault.of(Reason.UNUSABLE, cut ? "the provider's answer was cut before its first word" : "the provider's answer is empty");
        }
        boolean known = input > 0 && output > 0;
        int spoken = Tokens.of(said) + calls.stream().mapToInt(call -> Tokens.of(call.name() + call.arguments())).sum();
        return new Answer(said, calls, cut, new Usage(input > 0 ? input : asked, output > 0 ? output : spoken, !known));
    }

    /// The model's or the provider's no, in its own words, which nobody is shown.
    static Fault refused() {
        return Fault.of(Reason.REFUSED, "the model would not answer");
    }

    static Fault filtered() {
        return Fault.of(Reason.REFUSED, "the provider filtered the answer");
    }
}
