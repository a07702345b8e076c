package social.linnet.ai.openai;

import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel;
import social.linnet.ai.ModelName;
import social.linnet.ai.openai.wire.Capability;
import social.linnet.ai.openai.wire.Endpoint;
import social.linnet.ai.openai.wire.Exchange;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.LazyWire;
import social.linnet.ai.openai.wire.Limits;
import social.linnet.ai.openai.wire.Pause;
import social.linnet.ai.openai.wire.Prompts;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.Watcher;
import social.linnet.ai.openai.wire.Wire;

/// Images by `POST images/generations`, and out of images by `POST images/edits`.
final class OpenAiImages implements ImageModel {

    private static final Set<String> STREAM_FIELDS = Set.of("stream", "partial_images");

    private final Server server;
    private final Limits limits;
    private final Dialect dialect;
    private final Endpoint generations;
    private final Endpoint edits;
    private final Capability streaming;
    private final LazyWire wire;

    OpenAiImages(Server server, Limits limits, LongSupplier nanos, Pause pause) {
        this.server = server;
        this.limits = limits;
        dialect = Dialect.of(server.model());
        generations = new Endpoint(limits, Endpoint.Absence.MISCONFIGURED, nanos, pause);
        edits = new Endpoint(limits, Endpoint.Absence.UNSUPPORTED, nanos, pause);
        streaming = new Capability(nanos);
        wire = new LazyWire(server, limits);
    }

    @Override
    public ModelName name() {
        return server.name();
    }

    @Override
    public MadeImage create(ImageRequest request, Progress progress) {
        long end = System.nanoTime() + request.deadline().toNanos();
        String prompt = prompt(request.prompt());
        return made(generations, end, progress, (used, exchange, left, streams) -> used.ask(exchange, left, limits.bodyBytes(),
                new Generation(server, dialect, streams, prompt, dialect.size(request.shape()), request.requester()).ask()));
    }

    @Override
    public MadeImage edit(EditRequest request, Progress progress) {
        long end = System.nanoTime() + request.deadline().toNanos();
        EditForm form = new EditForm(server, dialect, request, prompt(request.prompt()));
        return made(edits, end, progress, (used, exchange, left, streams) -> used.post(exchange, left, limits.bodyBytes(), "images/edits",
                form.body(streams)));
    }

    private String prompt(String given) {
        String prompt = Prompts.clear(given, dialect.promptLength());
        if (prompt.isEmpty()) {
            throw new AiFailure(Reason.REFUSED, "the prompt holds nothing but control text", null);
        }
        return prompt;
    }

    /// A request for a picture.
    private interface Request {
        InputStream send(Wire used, Exchange exchange, Duration left, boolean streams) throws Fault;
    }

    private MadeImage made(Endpoint endpoint, long end, Progress progress, Request request) {
        boolean streams = dialect.isStreaming() && streaming.isThere();
        try {
            try {
                return made(endpoint, end, progress, request, streams);
            } catch (Fault fault) {
                if (!streams || !fault.isAbout(STREAM_FIELDS)) {
                    throw fault;
                }
                // another server with a model of that name: it paints, but does not show how
                streaming.isMissing();
                return made(endpoint, end, progress, request, false);
            }
        } catch (Fault fault) {
            throw fault.failure();
        }
    }

    private MadeImage made(Endpoint endpoint, long end, Progress progress, Request request, boolean streams) throws Fault {
        return endpoint.call(end, new Watched(progress), (exchange, left, partials) -> {
            Wire used = wire.get();
            ImageAnswer answer = new ImageAnswer(server, limits.bodyBytes(), address -> used.fetch(exchange, address, left));
            try (InputStream body = request.send(used, exchange, left, streams)) {
                return answer.read(body, partials);
            }
        });
    }

    /// Says how far a picture is: nobody knows how many parts there will be.
    private static final class Watched implements Watcher<byte[]> {

        private final Progress progress;
        private int partials;

        Watched(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void asked() {
            partials = 0;
            progress.at(0.02, null);
        }

        @Override
        public void part(byte[] picture) {
            partials++;
            progress.at(1 - Math.pow(0.6, partials), picture);
        }

        @Override
        public void whole() {
            progress.at(1, null);
        }

        @Override
        public boolean getAsBoolean() {
            return progress.getAsBoolean();
        }
    }
}
