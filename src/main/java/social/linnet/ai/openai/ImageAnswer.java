package social.linnet.ai.openai;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.ImageModel.MadeImage;
import social.linnet.ai.openai.wire.BodyKind;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.Server;
import social.linnet.ai.openai.wire.ServerEvents;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the answer to a request for an image, whichever way the server gives it: a stream of events, or one JSON
/// document even though a stream was asked for; the picture inside as base64, or as an address.
final class ImageAnswer {

    /// Gets what is behind an address that the provider gave.
    interface Fetcher {
        byte[] fetch(URI address) throws Fault, IOException;
    }

    private final JsonMapper json;
    private final Server server;
    private final Fetcher fetcher;

    ImageAnswer(Server server, long bodyBytes, Fetcher fetcher) {
        this.server = server;
        this.fetcher = fetcher;
        // the body itself is bounded; a picture is one long string in it
        json = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength((int) Math.min(Integer.MAX_VALUE - 8, bodyBytes + 1)).build()).build()).build();
    }

    /// @param partials told of each picture on the way
    MadeImage read(InputStream body, Consumer<byte[]> partials) throws Fault, IOException {
        BufferedInputStream in = new BufferedInputStream(body, 1 << 16);
        return switch (BodyKind.of(in)) {
            case JSON -> {
                try {
                    yield picture(json.readTree(in.readAllBytes()));
                } catch (JacksonException e) {
                    throw Fault.of(Reason.UNUSABLE, "the provider's answer is not JSON");
                }
            }
            case PAGE -> throw Fault.of(Reason.MISCONFIGURED, "the provider answered with a web page: is the base URL right?");
            case EVENTS -> stream(new ServerEvents(in), partials);
        };
    }

    private MadeImage stream(ServerEvents events, Consumer<byte[]> partials) throws Fault, IOException {
        for (String data = events.next(); data != null; data = events.next()) {
            if (data.strip().equals("[DONE]")) {
                break;
            }
            JsonNode event;
            try {
                event = json.readTree(data);
            } catch (JacksonException e) {
                throw Fault.of(Reason.UNUSABLE, "an event of the provider's stream is not JSON");
            }
            String type = text(event, "type");
            if (event.hasNonNull("error") || type.equals("error")) {
                throw Fault.inside(event);
            } else if (type.endsWith(".partial_image")) {
                byte[] partial = decode(text(event, "b64_json"));
                if (partial != null && isPicture(partial)) {
                    partials.accept(partial);
                }
            } else if (type.endsWith(".completed") || event.path("data").isArray()) {
                return picture(event);
            }
        }
        throw Fault.of(Reason.UNAVAILABLE, "the provider's stream ended before the picture was complete");
    }

    private MadeImage picture(JsonNode answer) throws Fault, IOException {
        if (answer.hasNonNull("error")) {
            throw Fault.inside(answer);
        }
        JsonNode item = answer.path("data").isArray() ? answer.path("data").path(0) : answer;
        String revised = text(item, "revised_prompt");
        byte[] bytes = decode(text(item, "b64_json"));
        String address = text(item, "url");
        if (bytes == null && !address.isEmpty()) {
            bytes = address.startsWith("data:") ? decode(address) : fetcher.fetch(home(address));
        }
        if (bytes == null || !isPicture(bytes)) {
            throw Fault.of(Reason.UNUSABLE, "the provider's answer holds no picture");
        }
        return new MadeImage(bytes, revised.isBlank() ? null : revised);
    }

    private URI home(String address) throws Fault {
        try {
            URI whole = URI.create(server.base() + "/").resolve(address);
            if (server.isHome(whole)) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            throw Fault.of(Reason.UNUSABLE, "the picture's address is none");
        }
        throw Fault.of(Reason.UNUSABLE, "the picture's address is on another host than the provider's");
    }

    private static byte @Nullable [] decode(String base64) throws Fault {
        if (base64.isEmpty()) {
            return null;
        }
        int comma = base64.startsWith("data:") ? base64.indexOf(',') + 1 : 0;
        try {
            return Base64.getMimeDecoder().decode(base64.substring(comma));
        } catch (IllegalArgumentException e) {
            throw Fault.of(Reason.UNUSABLE, "the provider's picture is not base64");
        }
    }

    /// PNG, JPEG, GIF or WebP by its first bytes.
    private static boolean isPicture(byte[] b) {
        if (b.length < 12) {
            return false;
        }
        String head = String.format(Locale.ROOT, "%02X%02X%02X%02X", b[0], b[1], b[2], b[3]);
        return head.equals("89504E47") || head.startsWith("FFD8FF") || head.equals("47494638")
                || head.equals("52494646") && b[8] == 'W' && b[9] == 'E' && b[10] == 'B' && b[11] == 'P';
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        return value.isString() ? value.stringValue() : "";
    }
}
