package social.linnet.assistant;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Tool;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Evidence;
import social.linnet.assistant.context.Readers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model may ask for. Each reads, none does anything; what comes back has passed the same filter as everything else
/// that enters a prompt.
@Component
final class Tools {

    /// Most calls of one answer of the model that are looked at.
    static final int MOST_CALLS = 4;

    static final List<Tool> OFFERED = List.of(
            new Tool("search_posts", "Finds posts by words: public ones, and in private those of whoever asks. Returns numbered passages.", schema("query", "string",
                    "a few words")),
            new Tool("read_thread", "Reads the thread of a passage.", schema("passage", "integer", "the number of the passage")),
            new Tool("read_profile", "Reads what somebody says of themselves.", schema("handle", "string", "their handle")),
            new Tool("tag_trend", "Says how often a tag was used on the last days.", schema("tag", "string", "the tag, without #")));

    private final Evidence evidence;
    private final JsonMapper json;

    Tools(Evidence evidence, JsonMapper json) {
        this.evidence = evidence;
        this.json = json;
    }

    private static String schema(String name, String type, String description) {
        return """
                {"type":"object","properties":{"%s":{"type":"%s","description":"%s"}},"required":["%s"],"additionalProperties":false}\
                """.formatted(name, type, description, name);
    }

    /// What a call finds. A wish that is none, or that nothing comes of, finds nothing.
    Context run(Call call, Readers readers, Context known) {
        JsonNode arguments;
        try {
            arguments = json.readTree(call.arguments());
        } catch (JacksonException noJson) {
            return Context.NOTHING;
        }
        return switch (call.name()) {
            case "search_posts" -> evidence.search(readers, arguments.path("query").asString(""), known);
            case "read_thread" -> evidence.thread(readers, arguments.path("passage").asInt(0), known);
            case "read_profile" -> evidence.profile(readers, arguments.path("handle").asString(""), known);
            case "tag_trend" -> evidence.tag(arguments.path("tag").asString(""), known);
            default -> Context.NOTHING;
        };
    }
}
