package social.linnet.ai.openai.wire;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.AiFailure;
import social.linnet.ai.AiFailure.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Why one attempt failed, and whether another may help. Errors come as objects, strings, flat objects, FastAPI details,
/// HTML or nothing at all, with codes that are strings, numbers or null: the status decides, the code refines.
public final class Fault extends Exception {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.\\-]{1,60}");
    private static final Set<String> REFUSALS = Set.of("moderation_blocked", "content_policy_violation", "content_filter",
            "content_policy", "safety_violation", "moderation_error", "image_generation_user_error", "responsibleaipolicyviolation");
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "exceed_context_size_error", "string_above_max_length",
            "request_too_large");
    /// How servers without a code of their own say that it is too long.
    private static final Pattern CONTEXT = Pattern.compile("context (length|size|window)|context the overflows|prompt is too long",
            Pattern.CASE_INSENSITIVE);
    /// How much of the provider's words is looked at.
    private static final int WORDS = 2_000;
    private static final Set<String> SPENT = Set.of("insufficient_quota", "billing_hard_limit_reached", "quota_exceeded",
            "billing_not_active");

    private final Reason reason;
    private final int retries;
    private final transient @Nullable Duration after;
    private final int status;
    private final boolean absence;
    private final String field;
    private final String words;
    private final boolean tooLong;
    private final boolean brokenOff;

    private Fault(Reason reason, String message, int retries, @Nullable Throwable cause, boolean brokenOff) {
        super(message, cause);
        this.reason = reason;
        this.retries = retries;
        this.after = null;
        this.status = 0;
        this.absence = false;
        this.field = "";
        this.words = "";
        this.tooLong = false;
        this.brokenOff = brokenOff;
    }

    private Fault(Reason reason, String message, int retries, @Nullable Duration after, int status, String code, JsonNode said) {
        super(message);
        this.reason = reason;
        this.retries = retries;
        this.after = after;
        this.status = status;
        // a model that is not there is the operator's mistake, also where the endpoint is
        this.absence = status == 405 || status == 501 || status == 404 && !code.contains("model");
        this.field = field(said);
        this.words = words(said);
        this.tooLong = status == 413 || TOO_LONG.contains(code)
                || (status == 0 || status == 400 || status == 422 || status == 500) && CONTEXT.matcher(words).find();
        this.brokenOff = false;
    }

    public static Fault of(Reason reason, String message) {
        return new Fault(reason, message, 0, null, false);
    }

    public static Fault of(Reason reason, String message, Throwable cause) {
        return new Fault(reason, message, 0, cause, false);
    }

    /// An answer ended before it was whole.
    public static Fault brokeOff(String message) {
        return new Fault(Reason.UNAVAILABLE, message, 0, null, true);
    }

    /// The connection broke.
    ///
    /// @param spent whether the answer had begun to something that may have been paid for: it is not asked for again
    public static Fault broken(Throwable cause, boolean spent) {
        if (cause instanceof InterruptedIOException) {
            return new Fault(Reason.TIMED_OUT, "the provider was silent for too long", 0, cause, false);
        }
        return new Fault(Reason.UNAVAILABLE, spent ? "the answer broke off" : "the provider cannot be reached", spent ? 0 : 2, cause,
                spent);
    }

    /// An answer with an error status.
    public static Fault status(int status, String body, @Nullable Duration after) {
        JsonNode node = parse(body);
        String code = code(node);
        Reason reason = switch (status) {
            case 400, 422 -> isRefusal(code) ? Reason.REFUSED : isSpent(code) ? Reason.BUSY : Reason.MISCONFIGURED;
            case 402, 409, 429 -> Reason.BUSY;
            case 408 -> Reason.TIMED_OUT;
            case 451 -> Reason.REFUSED;
            default -> status >= 500 && status != 501 ? Reason.UNAVAILABLE : Reason.MISCONFIGURED;
        };
        int retries = switch (status) {
            case 429 -> isSpent(code) ? 0 : 2;
            case 502, 503, 504 -> 2;
            case 500 -> 1;
            default -> 0;
        };
        return new Fault(reason, "the provider answered " + status + (code.isEmpty() ? "" : " (" + code + ")"), retries, after, status,
                code, node);
    }

    /// An error inside an answer whose status was fine: the code is all there is.
    public static Fault inside(JsonNode node) {
        String code = code(node);
        Reason reason = isRefusal(code) ? Reason.REFUSED : isSpent(code) || code.startsWith("rate_limit") ? Reason.BUSY
                : Reason.UNAVAILABLE;
        return new Fault(reason, "the provider's answer was an error" + (code.isEmpty() ? "" : " (" + code + ")"), 0, null, 0, code, node);
    }

    public Reason reason() {
        return reason;
    }

    /// The status of the answer, or 0 when none came or it was fine.
    public int status() {
        return status;
    }

    /// Whether the server does not know the endpoint.
    public boolean isAbsence() {
        return absence;
    }

    /// Whether the server took offence at one of these fields of the request: it names the field or what is in it, or, when it
    /// names none, has it in quotation marks among its words.
    public boolean isAbout(Set<String> fields) {
        if (field.isEmpty()) {
            return fields.stream().anyMatch(name -> Pattern.compile("['\"`]" + name + "['\"`.\\[]").matcher(words).find());
        }
        return fields.stream().anyMatch(name -> field.equals(name) || field.endsWith("." + name));
    }

    /// Whether the server's words are of this kind. They are looked at, and never passed on.
    public boolean says(Pattern kind) {
        return kind.matcher(words).find();
    }

    /// Whether what was sent is longer than the model takes in.
    public boolean isTooLong() {
        return tooLong;
    }

    /// Whether an answer had begun and ended too soon.
    public boolean isBrokenOff() {
        return brokenOff;
    }

    /// How many times the same call may be repeated after this.
    public int retries() {
        return retries;
    }

    /// How long the provider asked to wait, if it did.
    public @Nullable Duration after() {
        return after;
    }

    public AiFailure failure() {
        return new AiFailure(reason, String.valueOf(getMessage()), this);
    }

    private static boolean isRefusal(String code) {
        return REFUSALS.contains(code.toLowerCase(Locale.ROOT));
    }

    private static boolean isSpent(String code) {
        return SPENT.contains(code);
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            // HTML, plain text, or JSON cut short: the status alone decides
            return MissingNode.getInstance();
        }
    }

    /// The field that the error is about: OpenAI's `param`, or the last step of FastAPI's `loc`.
    private static String field(JsonNode node) {
        JsonNode param = node.path("error").path("param");
        JsonNode step = param.isString() ? param : node.path("detail").path(0).path("loc").path(1);
        return step.isString() ? step.stringValue() : "";
    }

    /// What the error says in words, in any shape.
    private static String words(JsonNode node) {
        JsonNode error = node.path("error");
        for (JsonNode text : new JsonNode[] {error.path("message"), node.path("message"), error, node.path("detail"),
            node.path("detail").path(0).path("msg"), node.path(0).path("error").path("message")}) {
            if (text.isString()) {
                String words = text.stringValue();
                return words.length() > WORDS ? words.substring(0, WORDS) : words;
            }
        }
        return "";
    }

    /// The most telling code of an error in any shape. What the provider says in words is left out: it may quote the prompt.
    private static String code(JsonNode node) {
        JsonNode error = node.path("error").isObject() ? node.path("error") : node;
        String fallback = "";
        for (String key : new String[] {"code", "type", "error"}) {
            String value = error.path(key).isString() ? error.path(key).stringValue() : "";
            if (CODE.matcher(value).matches()) {
                if (isRefusal(value) || isSpent(value)) {
                    return value;
                }
                fallback = fallback.isEmpty() ? value : fallback;
            }
        }
        return fallback;
    }
}
