package social.linnet.ai.openai.text;

import java.util.Set;
import java.util.regex.Pattern;

import social.linnet.ai.openai.wire.Fault;

/// What a request may have that some servers do not take. Each says how they put it.
enum Feature {

    /// `store: false`. OpenAI keeps answers otherwise; others have nothing to keep them in.
    STORE(Set.of("store"), ""),
    SAFETY_IDENTIFIER(Set.of("safety_identifier"), ""),
    /// Asks a stream of chat completions for its usage.
    USAGE(Set.of("stream_options", "include_usage"), ""),
    /// Asks a model that thinks before it speaks to think little.
    EFFORT(Set.of("reasoning_effort", "reasoning"), ""),
    STRICT(Set.of("strict"), ""),
    SCHEMA(Set.of("response_format", "text", "format", "json_schema"), "response_format|json_schema|structured outputs?"),
    /// vLLM wants a switch for tools, Ollama says which models cannot.
    TOOLS(Set.of("tools", "tool_choice"), "not support (tools?|function)|tool choice requires|tool-call-parser"),
    PICTURES(Set.of(), "image input is not supported|not a multimodal|at most 0 image|(images?|image_url|vision)[^.]{0,40}(not|only)"
            + "[^.]{0,20}support|not support[^.]{0,20}(image|vision|multimodal)"),
    COMPLETION_TOKENS(Set.of("max_completion_tokens"), ""),
    TOKENS(Set.of("max_tokens"), "");

    private final Set<String> fields;
    private final Pattern words;

    Feature(Set<String> fields, String words) {
        this.fields = fields;
        this.words = Pattern.compile(words.isEmpty() ? "(?!)" : words, Pattern.CASE_INSENSITIVE);
    }

    /// Whether the server's refusal is about this.
    boolean isOffenceOf(Fault fault) {
        int status = fault.status();
        if (status == 500 || status == 501) {
            return this == PICTURES && fault.says(words);
        }
        return (status == 400 || status == 404 || status == 422) && (fault.isAbout(fields) || fault.says(words));
    }
}
