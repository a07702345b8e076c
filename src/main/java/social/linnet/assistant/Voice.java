package social.linnet.assistant;

import java.util.Locale;

import social.linnet.ai.TextModel.Task;

/// How the assistant speaks to somebody, as they chose.
public enum Voice {
    PLAIN, BRIEF, PLAYFUL;

    /// Its name in forms and in the prompt.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The voice for a task: nobody is played with who asks whether something is so.
    Voice forTask(Task task) {
        return this == PLAYFUL && task == Task.CHECK ? PLAIN : this;
    }

    /// The voice with this name, or the plain one.
    public static Voice named(String word) {
        for (Voice voice : values()) {
            if (voice.word().equals(word)) {
                return voice;
            }
        }
        return PLAIN;
    }
}
