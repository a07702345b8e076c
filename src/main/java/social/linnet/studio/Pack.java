package social.linnet.studio;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.ai.ModelName;
import social.linnet.ai.builtin.StarterPack;
import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// A starter pack as it is asked for: a figure in a blister box with a name, a line under it and its things. It is kept as
/// the words of a job, one a line.
///
/// @param name   what stands large on the header
/// @param title  the line under it, may be empty
/// @param things words for what lies beside the figure
public record Pack(String name, String title, List<String> things) {

    /// Longest name, longest line under it, in characters, and most things.
    public static final int MAX_NAME = StarterPack.LONGEST_NAME;
    public static final int MAX_TITLE = StarterPack.LONGEST_TITLE;
    public static final int MAX_THINGS = StarterPack.MOST_ACCESSORIES;
    /// Who lays packs out, whatever model makes pictures otherwise.
    static final ModelName MAKER = new ModelName("builtin", "painter", true);

    public Pack {
        things = List.copyOf(things);
    }

    /// Reads what somebody typed.
    ///
    /// @param things with commas or line breaks between them
    /// @throws Refused `pack-name`, `pack-title`, `pack-things`, `text-unusable`
    public static Pack typed(String name, String title, String things) {
        String called = line(name);
        if (called.isEmpty() || called.length() > StarterPack.LONGEST_NAME) {
            throw Refused.invalid("pack-name", StarterPack.LONGEST_NAME);
        }
        String under = line(title);
        if (under.length() > StarterPack.LONGEST_TITLE) {
            throw Refused.invalid("pack-title", StarterPack.LONGEST_TITLE);
        }
        List<String> words = new ArrayList<>();
        for (String thing : things.split("[,;\\n]")) {
            String word = line(thing);
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.size() > StarterPack.MOST_ACCESSORIES || words.stream().anyMatch(word -> word.length() > StarterPack.LONGEST_ACCESSORY)) {
            throw Refused.invalid("pack-things", StarterPack.MOST_ACCESSORIES, StarterPack.LONGEST_ACCESSORY);
        }
        return new Pack(called, under, words);
    }

    private static String line(String typed) {
        return Texts.storable(typed).replaceAll("\\s+", " ").strip();
    }

    /// The words of the job.
    public String prompt() {
        return String.join("\n", name, title, String.join(", ", things));
    }

    static Pack of(String prompt) {
        String[] lines = prompt.split("\n", 3);
        return typed(lines[0], lines.length > 1 ? lines[1] : "", lines.length > 2 ? lines[2] : "");
    }

    /// The picture.
    ///
    /// @param figure whose cut-out stands in it, or null for a drawn figure
    byte[] drawn(byte @Nullable [] figure, long seed) {
        return new StarterPack(name, title, things, figure, seed).jpeg();
    }
}
