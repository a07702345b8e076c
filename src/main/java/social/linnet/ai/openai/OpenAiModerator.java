package social.linnet.ai.openai;

import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.Moderator;
import social.linnet.ai.openai.wire.Endpoint;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.JsonAnswer;
import social.linnet.ai.openai.wire.LazyWire;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Pause;
import social.linnet.ai.openai.wire.PictureHeader;
import social.linnet.ai.openai.wire.Prompts;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.Watcher;
import social.linnet.ai.openai.wire.Wire;
import tools.jackson.databind.JsonNode;

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
        return isModel("text-moderation") ? Set.of() : Judgement.IN_PICTURES;
    }

    @Override
    public Verdict judge(String text, Duration deadline) {
        String sent = Prompts.wellFormed(text);
        return judge(deadline, () -> ModerationCall.words(server, sent), Judgement::onWords);
    }

    @Override
    public Verdict judge(Source picture, Duration deadline) {
        if (isModel("text-moderation")) {
            throw new AiFailure(Reason.UNSUPPORTED, server.model() + " judges words alone", null);
        }
        PictureHeader header = PictureHeader.of(picture.bytes());
        if (header == null || picture.bytes().length > MOST_BYTES) {
            // not UNSUPPORTED: others of its kind are judged, and this one has not been
            throw new AiFailure(Reason.UNUSABLE, "the picture is of a type or size that is not judged", null);
        }
        // a model that is known to look at pictures, and did not, has given no verdict; any other may judge words alone
        Reason otherwise = isModel("omni-moderation") ? Reason.UNUSABLE : Reason.UNSUPPORTED;
        return judge(deadline, () -> ModerationCall.picture(server, header, picture), answer -> Judgement.onPicture(answer, otherwise));
    }

    private boolean isModel(String name) {
        return server.model() != null && server.model().startsWith(name);
    }

    /// How an answer is read.
    private interface Reader {
        Verdict read(JsonNode answer) throws Fault;
    }

    private Verdict judge(Duration deadline, Supplier<Wire.Ask> call, Reader reader) {
        try {
            return moderations.call(System.nanoTime() + deadline.toNanos(), Watcher.none(), (exchange, left, parts) -> {
                exchange.repeatable();
                try (InputStream body = wire.get().ask(exchange, left, JsonAnswer.MOST_BYTES, call.get())) {
                    return reader.read(JsonAnswer.read(body));
                }
            });
        } catch (Fault fault) {
            throw fault.failure();
        }
    }
}
