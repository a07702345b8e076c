package social.linnet.ai.openai.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Clears a person's words of what some servers take for commands: stable-diffusion.cpp lets `<sd_cpp_extra_args>` change
/// size and steps and `<lora:…>` load files, LocalAI starts the negative prompt at `|`, servers of language models take
/// `<|im_start|>` for the beginning of somebody's turn.
public final class Prompts {

    private static final Pattern EXTRA_ARGS =
            Pattern.compile("<\\s*sd_cpp_extra_args\\s*>.*?(<\\s*/\\s*sd_cpp_extra_args\\s*>|\\z)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern STRAY_TAG = Pattern.compile("<\\s*/?\\s*sd_cpp_extra_args[^>]*>?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NETWORK = Pattern.compile("<\\s*(lora|lyco|hypernet)\\s*:[^>]*(>|\\z)", Pattern.CASE_INSENSITIVE);
    /// What is not seen: marks of direction, joiners, tags, fillers, selectors of variants. Signs that Unicode counts among them
    /// and that are seen (those that enclose Arabic and Syriac numbers) stay.
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\u3164"
            + "\\uFE00-\\uFE0F\\uFFA0\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}&&[^\\u0600-\\u0605\\u06DD\\u070F\\u08E2\\x{110BD}\\x{110CD}]]");
    /// Marks of the templates that servers write chats in: `<|im_start|>`, `[INST]`, `<<SYS>>`, `</s>`, `<start_of_turn>`, and
    /// DeepSeek's with wide bars. Servers that read them out of a person's words let that person play the model's part.
    private static final Pattern TEMPLATE = Pattern.compile("<(?=[|\\uFF5C])"
            + "|\\[(?=/?(INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\\])"
            + "|<(?=</?SYS>>|/?(s|bos|eos|pad|unk|think|tool_call|tool_response|start_of_turn|end_of_turn)>)", Pattern.CASE_INSENSITIVE);
    private static final int ROUNDS = 20;
    private static final Pattern BREAKS = Pattern.compile("\r\n?|[\\u0085\\u2028\\u2029]");
    private static final Pattern OTHER_CONTROLS = Pattern.compile("[\\p{Cc}&&[^\n\t]]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private Prompts() {
    }

    /// The words alone, of at most `longest` characters; empty when nothing else was there.
    public static String clear(String prompt, int longest) {
        String text = wellFormed(commandless(prompt));
        text = CONTROLS.matcher(text.replace('|', ',')).replaceAll(" ").strip();
        if (text.length() <= longest) {
            return text;
        }
        // never half a surrogate pair: servers fail on it
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /// Words as a model of language may read them: what is seen and nothing else, with their line breaks. What looks like a mark of
    /// a chat template has a space put into it.
    public static String visible(String given) {
        String text = HIDDEN.matcher(wellFormed(given)).replaceAll("");
        text = OTHER_CONTROLS.matcher(BREAKS.matcher(text).replaceAll("\n")).replaceAll(" ");
        return TEMPLATE.matcher(commandless(text)).replaceAll("$0 ").strip();
    }

    private static String commandless(String prompt) {
        String text = prompt;
        for (int round = 0; round < ROUNDS; round++) {
            // again until nothing changes: what is left when one is cut out may form another
            String before = text;
            text = EXTRA_ARGS.matcher(text).replaceAll(" ");
            text = STRAY_TAG.matcher(text).replaceAll(" ");
            text = NETWORK.matcher(text).replaceAll(" ");
            if (text.equals(before)) {
                return text;
            }
        }
        // nobody who means well nests them so deep
        return text.replace('<', ' ');
    }

    /// The same text with a question mark for each half of a surrogate pair that stands alone: JSON cannot carry it, and
    /// servers fail on it.
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
