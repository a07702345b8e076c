package social.linnet.studio.work;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What others may make from a work, each allowed or not by its author.
public enum Verb {
    /// Have a model change it.
    EDIT,
    /// Set it in motion.
    ANIMATE,
    /// Begin with the words it was made from.
    PROMPT,
    /// Try its style on something of one's own.
    STYLE,
    /// Put captions on it.
    MEME;

    /// What a work allows when its author never said.
    static final Set<Verb> USUAL = EnumSet.of(EDIT, ANIMATE, STYLE, MEME);

    /// Those whose lower-case words are among these; others say nothing.
    public static Set<Verb> ofWords(Collection<String> words) {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        for (Verb verb : values()) {
            if (words.contains(verb.name().toLowerCase(Locale.ROOT))) {
                verbs.add(verb);
            }
        }
        return verbs;
    }

    /// Whether the picture is given to what makes pictures or films; captions are put on one by hand.
    boolean givesPicture() {
        return this == EDIT || this == ANIMATE;
    }

    /// Whether it makes something out of the picture itself, and not of what is said about it.
    public boolean takesPicture() {
        return this != PROMPT && this != STYLE;
    }
}
