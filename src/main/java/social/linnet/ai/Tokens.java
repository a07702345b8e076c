package social.linnet.ai;

import java.nio.charset.StandardCharsets;

import social.linnet.ai.TextModel.Answered;
import social.linnet.ai.TextModel.Asked;
import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Found;
import social.linnet.ai.TextModel.Passage;
import social.linnet.ai.TextModel.Request;
import social.linnet.ai.TextModel.Tool;
import social.linnet.ai.TextModel.Turn;

/// Tokens as they are reckoned where no model says how many there are: a third of the bytes in UTF-8, which is rather too many
/// than too few (English has about four letters a token, French three and a half, Chinese one sign of three bytes).
public final class Tokens {

    /// What a picture counts for: OpenAI's larger models take 765 to 1,445 for one of 1,024 by 1,024 pixels.
    private static final int PICTURE = 1_500;
    /// What stands around a passage: its number, kind and time.
    private static final int FRAME = 40;
    private static final int BYTES = 3;

    private Tokens() {
    }

    /// How many there are in some text.
    public static int of(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + BYTES - 1) / BYTES;
    }

    /// How many a request gives a model to read.
    public static int of(Request request) {
        long sum = of(request.instructions()) + (request.schema() == null ? 0 : of(request.schema()));
        for (Tool tool : request.tools()) {
            sum += FRAME + of(tool.name() + tool.description() + tool.parameters());
        }
        for (Turn turn : request.turns()) {
            sum += FRAME + of(turn);
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    private static long of(Turn turn) {
        return switch (turn) {
            case Asked asked -> of(asked.words()) + of(asked.passages()) + (long) PICTURE * asked.pictures().size();
            case Answered answered -> {
                long sum = of(answered.words());
                for (Call call : answered.calls()) {
                    sum += FRAME + of(call.arguments());
                }
                yield sum;
            }
            case Found found -> of(found.words()) + of(found.passages());
        };
    }

    private static long of(Iterable<Passage> passages) {
        long sum = 0;
        for (Passage passage : passages) {
            sum += FRAME + of(passage.by()) + of(passage.words());
        }
        return sum;
    }
}
