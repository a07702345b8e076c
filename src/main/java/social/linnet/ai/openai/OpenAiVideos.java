package social.linnet.ai.openai;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.Source;
import social.linnet.ai.ModelName;
import social.linnet.ai.VideoModel;
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

/// Videos by `/videos`: start, poll, content, remix, delete.
final class OpenAiVideos implements VideoModel {

    private static final int LONG = 1280;
    private static final int SHORT = 720;
    private static final int PROMPT_LENGTH = 32_000;
    private static final int CHUNK = 1 << 16;

    private final Server server;
    private final Clock clock;
    private final Endpoint starts;
    private final Endpoint remixes;
    private final Endpoint jobs;
    private final Endpoint contents;
    private final LazyWire wire;

    OpenAiVideos(Server server, Limits limits, LongSupplier nanos, Pause pause, Clock clock) {
        this.server = server;
        this.clock = clock;
        starts = new Endpoint(limits, Endpoint.Absence.UNSUPPORTED, nanos, pause);
        // a 404 of one video is not the endpoint's: these say so themselves
        remixes = new Endpoint(limits, Endpoint.Absence.MISCONFIGURED, nanos, pause);
        jobs = new Endpoint(limits, Endpoint.Absence.MISCONFIGURED, nanos, pause);
        contents = new Endpoint(limits, Endpoint.Absence.MISCONFIGURED, nanos, pause);
        wire = new LazyWire(server, limits);
    }

    @Override
    public ModelName name() {
        return server.name();
    }

    @Override
    public String start(VideoRequest request) {
        String prompt = prompt(request.prompt());
        Source first = request.first();
        PictureHeader header = first == null ? null : PictureHeader.of(first.bytes());
        if (first != null && (header == null || header.width() != (request.upright() ? SHORT : LONG)
                || header.height() != (request.upright() ? LONG : SHORT))) {
            throw new AiFailure(Reason.UNSUPPORTED, "the first picture is not of the video's size", null);
        }
        try {
            return VideoJob.id(json(starts, request.deadline(), false, VideoCalls.start(server, request, prompt)));
        } catch (Fault fault) {
            throw fault.failure();
        }
    }

    @Override
    public String remix(String made, String prompt, String requester, Duration deadline) {
        String cleared = prompt(prompt);
        try {
            return VideoJob.id(json(remixes, deadline, false, VideoCalls.remix(id(made), cleared)));
        } catch (Fault fault) {
            if (fault.isAbsence()) {
                throw new AiFailure(Reason.UNSUPPORTED, "the provider does not remix this: " + fault.getMessage(), fault);
            }
            throw fault.failure();
        }
    }

    @Override
    public Standing poll(String started, Duration deadline) {
        try {
            return VideoJob.standing(answer(started, deadline), clock.instant());
        } catch (Fault fault) {
            throw fault.failure();
        }
    }

    private JsonNode answer(String started, Duration deadline) throws Fault {
        try {
            return json(jobs, deadline, true, VideoCalls.poll(id(started)));
        } catch (Fault fault) {
            if (fault.isAbsence()) {
                throw Fault.of(Reason.UNUSABLE, "the provider knows no such video any more", fault);
            }
            if (fault.reason() == Reason.UNUSABLE || fault.status() == 0 && fault.reason() == Reason.MISCONFIGURED) {
                // an answer that makes no sense says nothing about a video that may be nearly there
                throw Fault.of(Reason.UNAVAILABLE, String.valueOf(fault.getMessage()), fault);
            }
            throw fault;
        }
    }

    @Override
    public void fetch(String started, Path into, long most, Duration deadline) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        boolean whole = false;
        try (FileChannel file = FileChannel.open(into, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            Wire.Ask ask = VideoCalls.content(id(started));
            contents.call(end, Watcher.none(), (exchange, left, parts) -> {
                exchange.repeatable();
                try (InputStream body = new BufferedInputStream(wire.get().ask(exchange, left, most, ask), CHUNK)) {
                    copy(body, file);
                }
                return true;
            });
            whole = true;
        } catch (Fault fault) {
            throw fault.isAbsence() ? new AiFailure(Reason.UNUSABLE, "the provider has no such video any more", fault) : fault.failure();
        } catch (UncheckedIOException own) {
            throw own.getCause();
        } finally {
            if (!whole) {
                Files.deleteIfExists(into);
            }
        }
    }

    @Override
    public void discard(String started, Duration deadline) {
        Wire.Ask ask = VideoCalls.delete(id(started));
        try {
            jobs.call(System.nanoTime() + deadline.toNanos(), Watcher.none(), (exchange, left, parts) -> {
                exchange.repeatable();
                try (InputStream body = wire.get().ask(exchange, left, JsonAnswer.MOST_BYTES, ask)) {
                    VideoJob.discarded(body);
                }
                return true;
            });
        } catch (Fault fault) {
            if (fault.status() == 404) {
                return;
            }
            throw fault.isAbsence() ? new AiFailure(Reason.UNSUPPORTED, "the provider deletes nothing: " + fault.getMessage(), fault)
                    : fault.failure();
        }
    }

    private JsonNode json(Endpoint endpoint, Duration deadline, boolean repeatable, Wire.Ask ask) throws Fault {
        return endpoint.call(System.nanoTime() + deadline.toNanos(), Watcher.none(), (exchange, left, parts) -> {
            if (repeatable) {
                exchange.repeatable();
            }
            try (InputStream body = wire.get().ask(exchange, left, JsonAnswer.MOST_BYTES, ask)) {
                return JsonAnswer.read(body);
            }
        });
    }

    /// @throws UncheckedIOException when the file cannot be written
    private static void copy(InputStream body, FileChannel file) throws Fault, IOException {
        byte[] chunk = new byte[CHUNK];
        int n = body.readNBytes(chunk, 0, 12);
        if (!isVideo(chunk, n)) {
            throw Fault.of(Reason.UNUSABLE, "what the provider gave is no video");
        }
        long at = 0;
        while (n > 0) {
            ByteBuffer piece = ByteBuffer.wrap(chunk, 0, n);
            try {
                while (piece.hasRemaining()) {
                    at += file.write(piece, at);
                }
            } catch (IOException own) {
                throw new UncheckedIOException(own);
            }
            n = body.read(chunk);
        }
        try {
            // an earlier attempt may have come further
            file.truncate(at);
        } catch (IOException own) {
            throw new UncheckedIOException(own);
        }
    }

    /// MP4 (ISO 14496-12, 4.3) or Matroska and WebM (RFC 8794) by its first bytes; the rest is for whoever decodes it.
    private static boolean isVideo(byte[] b, int length) {
        return length == 12 && (b[4] == 'f' && b[5] == 't' && b[6] == 'y' && b[7] == 'p'
                || (b[0] & 0xFF) == 0x1A && b[1] == 0x45 && (b[2] & 0xFF) == 0xDF && (b[3] & 0xFF) == 0xA3);
    }

    private static String prompt(String given) {
        String prompt = Prompts.clear(given, PROMPT_LENGTH);
        if (prompt.isEmpty()) {
            throw new AiFailure(Reason.REFUSED, "the prompt holds nothing but control text", null);
        }
        return prompt;
    }

    private static String id(String given) {
        if (!VideoJob.isId(given)) {
            throw new IllegalArgumentException("no id of a video that this model began");
        }
        return given;
    }
}
