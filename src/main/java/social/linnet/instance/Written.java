package social.linnet.instance;

import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// Checks what administrators write.
final class Written {

    private Written() {
    }

    /// @throws Refused `text-empty`, `text-too-long`, `text-unusable`
    static String required(String typed, int most) {
        String text = optional(typed, most);
        if (text.isEmpty()) {
            throw Refused.invalid("text-empty");
        }
        return text;
    }

    /// @throws Refused `text-too-long`, `text-unusable`
    static String optional(String typed, int most) {
        String text = Texts.storable(typed).strip();
        if (text.codePointCount(0, text.length()) > most) {
            throw Refused.invalid("text-too-long", most);
        }
        return text;
    }
}
