package social.linnet.ai.openai.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Clears a person's words of what some servers take for commands: stable-diffusion.cpp lets `<sd_cpp_extra_args>` change
/// size and steps and `<lora:…>` load files, LocalAI starts the negative prompt at `|`.
public final class Prompts {

    private static final Pattern EXTRA_ARGS =
            Pattern.compile("<\\s*sd_cpp_extra_args\\s*>.*?(<\\s*/\\s*sd_cpp_extra_args\\s*>|\\z)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern STRAY_TAG = Pattern.compile("<\\s*/?\\s*sd_cpp_extra_args[^>]*>?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NETWORK = Pattern.compile("<\\s*(lora|lyco|hypernet)\\s*:[^>]*(>|\\z)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private Prompts() {
    }

    /// The words alone, of at most `longest` characters; empty when nothing else was there.
    public static String clear(String prompt, int longest) {
        String text = prompt;
        String before;
        do {
            // again until nothing changes: what is left when one is cut out may form another
            before = text;
            text = EXTRA_ARGS.matcher(text).replaceAll(" ");
            text = STRAY_TAG.matcher(text).replaceAll(" ");
            text = NETWORK.matcher(text).replaceAll(" ");
        } while (!text.equals(before));
        text = wellFormed(text);
        text = CONTROLS.matcher(text.replace('|', ',')).replaceAll(" ").strip();
        if (text.length() <= longest) {
            return text;
        }
        // never half a surrogate pair: servers fail on it
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /// The same text with a question mark for each half of a surrogate pair that stands alone: JSON cannot carry it, and
    /// servers fail on it.
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
