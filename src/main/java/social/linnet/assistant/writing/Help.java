package social.linnet.assistant.writing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import social.linnet.ai.TextModel.Task;

/// What somebody may have done to their own words.
public enum Help {
    /// A post out of notes.
    DRAFT(Task.DRAFT, "Make a post of these notes."),
    /// The same in fewer words.
    SHORTEN(Task.SHORTEN, "Say it in fewer words."),
    /// The same, warmer.
    FRIENDLY(Task.TONE, "The tone: friendly."),
    /// The same, more formal.
    FORMAL(Task.TONE, "The tone: formal."),
    /// The same, lighter.
    PLAYFUL(Task.TONE, "The tone: playful."),
    /// The same as the posts of a thread.
    THREAD(Task.SPLIT, "Cut it into the posts of a thread."),
    /// Tags for it.
    TAGS(Task.TAGS, "Give tags for it."),
    /// What a picture shows, for those who do not see it.
    ALT(Task.DESCRIBE, "Describe the picture for people who do not see it.");

    private final Task task;
    private final String wish;

    Help(Task task, String wish) {
        this.task = task;
        this.wish = wish;
    }

    /// Its name in forms.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the model is asked for.
    Task task() {
        return task;
    }

    /// What the model is told to do, in words.
    String wish() {
        return wish;
    }

    /// Whether it changes a text, rather than describe a picture.
    public boolean isOfText() {
        return this != ALT;
    }

    public static Optional<Help> ofWord(String word) {
        return Arrays.stream(values()).filter(help -> help.word().equals(word)).findFirst();
    }
}
