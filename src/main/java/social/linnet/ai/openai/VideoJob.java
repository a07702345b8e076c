package social.linnet.ai.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import social.linnet.ai.AiFailure.Reason;
import social.linnet.ai.VideoModel.Standing;
import social.linnet.ai.openai.wire.Fault;
import social.linnet.ai.openai.wire.JsonAnswer;
import tools.jackson.databind.JsonNode;

/// A video's job as a server tells of it. vLLM-Omni says no more than id, status and when it was made.
final class VideoJob {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_~:=-][A-Za-z0-9._~:=-]{0,199}");
    private static final Set<String> DONE = Set.of("completed", "succeeded", "done");
    private static final Set<String> FAILED = Set.of("failed", "error", "errored", "incomplete");
    private static final Set<String> TAKEN_BACK = Set.of("cancelled", "canceled", "deleted");

    private VideoJob() {
    }

    /// Whether this may stand in an address.
    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /// The job's id.
    ///
    /// @throws Fault when the answer is an error, or names no job
    static String id(JsonNode answer) throws Fault {
        if (FAILED.contains(status(answer)) || answer.hasNonNull("error")) {
            throw Fault.inside(answer);
        }
        String id = JsonAnswer.text(answer, "id");
        if (!isId(id)) {
            throw Fault.of(Reason.UNUSABLE, "the provider's answer names no job");
        }
        return id;
    }

    /// Where it stands.
    ///
    /// @throws Fault when there will be no video (never with a reason that means "not known just now"), or with
    ///               [Reason#UNAVAILABLE] when the answer does not say
    static Standing standing(JsonNode answer, Instant now) throws Fault {
        String status = status(answer);
        JsonNode expires = answer.path("expires_at");
        if (status.equals("expired") || expires.isNumber() && expires.asLong() > 0 && expires.asLong() <= now.getEpochSecond()) {
            throw Fault.of(Reason.UNUSABLE, "the provider keeps the video no longer");
        }
        if (FAILED.contains(status)) {
            Fault said = Fault.inside(answer);
            throw Fault.of(said.reason() == Reason.REFUSED ? Reason.REFUSED : Reason.UNUSABLE, String.valueOf(said.getMessage()), said);
        }
        if (TAKEN_BACK.contains(status)) {
            throw Fault.of(Reason.CANCELLED, "the provider says that the video was taken back");
        }
        if (status.isEmpty()) {
            throw Fault.of(Reason.UNAVAILABLE, "the provider does not say how far the video is");
        }
        boolean done = DONE.contains(status);
        JsonNode progress = answer.path("progress");
        return new Standing(done, done ? 100 : progress.isNumber() ? (int) Math.clamp(progress.asDouble(), 0, 99) : 0);
    }

    /// Reads the answer to a deletion, which may be empty.
    ///
    /// @throws Fault when the answer says that nothing was deleted
    static void discarded(InputStream body) throws Fault, IOException {
        byte[] bytes = body.readAllBytes();
        if (bytes.length == 0) {
            return;
        }
        JsonNode answer = JsonAnswer.read(new ByteArrayInputStream(bytes));
        if (answer.hasNonNull("error")) {
            throw Fault.inside(answer);
        }
        if (answer.path("deleted").isBoolean() && !answer.path("deleted").booleanValue()) {
            throw Fault.of(Reason.UNAVAILABLE, "the provider did not delete the video");
        }
    }

    private static String status(JsonNode answer) {
        return JsonAnswer.text(answer, "status").strip().toLowerCase(Locale.ROOT);
    }
}
