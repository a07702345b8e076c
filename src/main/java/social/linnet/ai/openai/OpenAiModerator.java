package social.linnet.ai.openai;

import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Progress;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;

/// Verdicts by `POST moderations`. It has no category of which people it is about, and says nothing of the part.
final class OpenAiModerator implements Moderator {

    /// Largest picture that is sent: its `data:` URL stays below the 20 MB that the API takes.
    private static final int MOST_BYTES = 15_000_000;

    private final Server server;
    private final Endpoint moderations;
    private final LazyWire wire;

    OpenAiModerator(Server server, Limits limits, LongSupplier nanos, Pause pause) {
        this.server = server;
        moderations = new Endpoint(limits, Endpoint.Absence.MISCONFIGURED, nanos, pause);
        wire = new LazyWire(server, limits);
    }

    @Override
    public ModelName name() {
        return server.name();
    }

    @Override
    public Set<Rule> rulesForPictures() {
        return judgesWordsAlone() ? Set.of() : Judgement.IN_PICTURES;
    }

    @Override
    public Verdict judge(String text, Duration deadline) {
        return judge(deadline, false, () -> ModerationCall.words(server, Prompts.wellFormed(text)));
    }

    @Override
    public Verdict judge(Source picture, Duration deadline) {
        PictureHeader header = PictureHeader.of(picture.bytes());
        if (judgesWordsAlone() || header == null || picture.bytes().length > MOST_BYTES) {
            throw new AiFailure(Reason.UNSUPPORTED, judgesWordsAlone() ? server.model() + " judges words alone"
                    : "the picture is of a type or size that is not judged", null);
        }
        return judge(deadline, true, () -> ModerationCall.picture(server, header, picture));
    }

    private boolean judgesWordsAlone() {
        return server.model() != null && server.model().startsWith("text-moderation");
    }

    private Verdict judge(Duration deadline, boolean picture, Supplier<Wire.Ask> call) {
        try {
            return moderations.call(System.nanoTime() + deadline.toNanos(), Progress.NONE, (exchange, left, partials) -> {
                exchange.repeatable();
                try (InputStream body = wire.get().ask(exchange, left, JsonAnswer.MOST_BYTES, call.get())) {
                    return Judgement.read(JsonAnswer.read(body), picture);
                }
            });
        } catch (Fault fault) {
            throw fault.failure();
        }
    }
}
