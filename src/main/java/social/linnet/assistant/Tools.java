package social.linnet.assistant;

import java.util.List;

import org.springframework.stereotype.Component;

import social.linnet.ai.TextModel.Call;
import social.linnet.ai.TextModel.Tool;
import social.linnet.assistant.context.Context;
import social.linnet.assistant.context.Evidence;
import social.linnet.assistant.context.Readers;
import social.linnet.event.Refused;
import social.linnet.event.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model may ask for. Each reads, none does anything; what comes back has passed the same filter as everything else
/// that enters a prompt.
@Component
final class Tools {

    /// Most calls of one answer of the model that are looked at.
    static final int MOST_CALLS = 4;
    /// Longest words that are looked for, in UTF-16 units.
    private static final int LONGEST = 500;

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
            case "search_posts" -> evidence.search(readers, words(arguments, "query"), known);
            case "read_thread" -> evidence.thread(readers, arguments.path("passage").asInt(0), known);
            case "read_profile" -> evidence.profile(readers, words(arguments, "handle"), known);
            case "tag_trend" -> evidence.tag(words(arguments, "tag"), known);
            default -> Context.NOTHING;
        };
    }

    /// What is asked for. What no database can hold is nowhere; what is longer than anybody's question is cut.
    private static String words(JsonNode arguments, String name) {
        String asked = arguments.path(name).asString("");
        try {
            return Texts.storable(asked.length() <= LONGEST ? asked : asked.substring(0, asked.offsetByCodePoints(0, LONGEST / 2)));
        } catch (Refused unusable) {
            return "";
        }
    }
}
