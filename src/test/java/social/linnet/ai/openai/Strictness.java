package social.linnet.ai.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import social.linnet.ai.openai.ContractServer.Asked;
import social.linnet.ai.openai.ContractServer.Part;
import social.linnet.ai.openai.wire.PictureHeader;
import tools.jackson.databind.JsonNode;

/// What is wrong with a request by the published schemas, and by what the API's reference says besides.
final class Strictness {

    /// The person's words, keyed hash and pictures leave; these never do.
    static final Set<String> PRIVATE = Set.of("alice", "linnet", "bob@");

    private static final Pattern HIDDEN = Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF\\x{E0000}-\\x{E007F}]");

    private Strictness() {
    }

    static List<String> problems(Asked asked) {
        List<String> problems = new ArrayList<>();
        headers(asked, problems);
        String call = asked.method() + " " + asked.path();
        switch (call) {
            case "POST /v1/images/generations" -> json("CreateImageRequest", asked, problems);
            case "POST /v1/images/edits" -> edit(asked, problems);
            case "POST /v1/videos" -> form("CreateVideoMultipartBody", asked, problems);
            case "POST /v1/chat/completions" -> words("CreateChatCompletionRequest", asked, problems);
            case "POST /v1/responses" -> words("CreateResponse", asked, problems);
            case "POST /v1/moderations" -> json("CreateModerationRequest", asked, problems);
            default -> {
                if (call.matches("POST /v1/videos/[^/]+/remix")) {
                    problems.addAll(new SchemaCheck("CreateVideoRemixBody").problems(asked.fields()));
                } else if (call.matches("(GET /v1/videos/[^/]+(/content)?|DELETE /v1/videos/[^/]+|GET /picture.*)")) {
                    if (asked.body().length > 0) {
                        problems.add("a body where none belongs");
                    }
                } else {
                    problems.add("no such endpoint: " + call);
                }
            }
        }
        return problems;
    }

    private static void headers(Asked asked, List<String> problems) {
        boolean api = asked.path().startsWith("/v1/");
        if (!asked.header("authorization").equals(api ? "Bearer " + ContractServer.KEY : "")) {
            problems.add(api ? "the key is missing" : "the key went to an address that an answer gave");
        }
        if (!asked.header("upgrade").isEmpty() || !asked.header("http2-settings").isEmpty()) {
            problems.add("an offer of HTTP/2 in clear");
        }
        String body = new String(asked.body(), java.nio.charset.StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
        Stream.concat(asked.headers().entrySet().stream().map(Object::toString), Stream.of(body, asked.query()))
                .forEach(text -> PRIVATE.stream().filter(text.toLowerCase(java.util.Locale.ROOT)::contains)
                        .forEach(word -> problems.add("a private word left: " + word)));
    }

    private static void json(String schema, Asked asked, List<String> problems) {
        if (!asked.header("content-type").startsWith("application/json")) {
            problems.add("no JSON but " + asked.header("content-type"));
            return;
        }
        JsonNode body = asked.json();
        problems.addAll(new SchemaCheck(schema).problems(body));
        if (body.valueStream().anyMatch(JsonNode::isNull)) {
            problems.add("a null");
        }
        if (schema.equals("CreateImageRequest")) {
            dialect(body, problems);
        }
    }

    /// Words are kept nowhere, nothing that is not seen is among them, and no field is there that reasoning models refuse.
    private static void words(String schema, Asked asked, List<String> problems) {
        json(schema, asked, problems);
        JsonNode body = asked.json();
        if (body.path("store").asBoolean(false) || !body.path("stream").asBoolean(false) || body.has("temperature")) {
            problems.add("kept, in one piece, or with a temperature: " + body.propertyNames());
        }
        if (HIDDEN.matcher(asked.json().toString()).find()) {
            problems.add("something that is not seen left");
        }
        nulls(body, "$", problems);
    }

    private static void nulls(JsonNode node, String path, List<String> problems) {
        if (node.isNull()) {
            problems.add("a null at " + path);
        }
        node.properties().forEach(entry -> nulls(entry.getValue(), path + "." + entry.getKey(), problems));
        if (node.isArray()) {
            node.forEach(one -> nulls(one, path + "[]", problems));
        }
    }

    private static void form(String schema, Asked asked, List<String> problems) {
        if (!asked.isForm()) {
            problems.add("no form but " + asked.header("content-type"));
            return;
        }
        problems.addAll(new SchemaCheck(schema).problems(asked.fields()));
        for (Part part : asked.parts()) {
            PictureHeader truth = PictureHeader.of(part.bytes());
            if (!part.filename().isEmpty() && (truth == null || !truth.mime().equals(part.type())
                    || !part.filename().endsWith("." + truth.extension()))) {
                problems.add(part.name() + " says that it is " + part.type() + " and is " + truth);
            }
        }
    }

    private static void edit(Asked asked, List<String> problems) {
        form("CreateImageEditRequest", asked, problems);
        if (asked.isForm()) {
            dialect(asked.fields(), problems);
            List<Part> pictures = asked.parts().stream().filter(part -> part.name().startsWith("image")).toList();
            asked.parts().stream().filter(part -> part.name().equals("mask")).forEach(mask -> {
                PictureHeader size = PictureHeader.of(mask.bytes());
                PictureHeader first = PictureHeader.of(pictures.getFirst().bytes());
                if (size == null || first == null || size.width() != first.width() || size.height() != first.height()
                        || mask.bytes().length >= 4 << 20 || mask.bytes()[25] != 6) {
                    problems.add("the mask is no PNG with alpha of the first picture's size below 4 MB");
                }
            });
        }
    }

    /// GPT image models have no response_format; the others are asked for base64, and neither stream nor fidelity.
    private static void dialect(JsonNode body, List<String> problems) {
        boolean gpt = body.path("model").asString("").startsWith("gpt-image");
        if (gpt ? body.has("response_format") || body.has("style")
                : body.has("stream") || body.has("partial_images") || body.has("input_fidelity")
                        || !body.path("response_format").asString("").equals("b64_json")) {
            problems.add("the wrong dialect for " + body.path("model") + ": " + body.propertyNames());
        }
        if (body.has("partial_images") && !body.path("stream").asBoolean(false)) {
            problems.add("partial images without a stream");
        }
    }
}
