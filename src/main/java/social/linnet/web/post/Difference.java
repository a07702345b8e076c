package social.linnet.web.post;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What changed between two texts, word by word: the longest common subsequence of their words and of what stands between
/// them. Texts are short, so its quadratic table is small.
public final class Difference {

    private static final Pattern SEAM = Pattern.compile("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)");

    private Difference() {
    }

    /// What became of a part of a text.
    public enum Fate {
        KEPT, ADDED, REMOVED
    }

    public record Part(Fate fate, String text) {
    }

    /// A text that nothing changed.
    static List<Part> none(String text) {
        return text.isEmpty() ? List.of() : List.of(new Part(Fate.KEPT, text));
    }

    /// The parts of both texts together, in order.
    public static List<Part> of(String before, String after) {
        String[] old = words(before);
        String[] now = words(after);
        int[][] common = new int[old.length + 1][now.length + 1];
        for (int i = old.length - 1; i >= 0; i--) {
            for (int j = now.length - 1; j >= 0; j--) {
                common[i][j] = old[i].equals(now[j]) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Part> parts = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.length || j < now.length) {
            if (i < old.length && j < now.length && old[i].equals(now[j])) {
                add(parts, Fate.KEPT, old[i++]);
                j++;
            } else if (i < old.length && (j == now.length || common[i + 1][j] >= common[i][j + 1])) {
                add(parts, Fate.REMOVED, old[i++]);
            } else {
                add(parts, Fate.ADDED, now[j++]);
            }
        }
        return List.copyOf(parts);
    }

    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : SEAM.split(text);
    }

    private static void add(List<Part> parts, Fate fate, String text) {
        if (!parts.isEmpty() && parts.getLast().fate() == fate) {
            text = parts.removeLast().text() + text;
        }
        parts.add(new Part(fate, text));
    }
}
