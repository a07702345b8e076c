package social.linnet.ai.builtin.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether somebody asks who answers and what it can do, or only says hello: no post answers that. `itself.txt` has how people
/// say it.
final class Itself {

    /// Nobody says more to ask this.
    private static final int LONGEST = 80;
    private static final Pattern ASKED = Pattern.compile(WordFile.read("itself.txt").lines("asked").stream()
            .map(line -> "(?:" + line + ")").collect(Collectors.joining("|")));
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Itself() {
    }

    static boolean isAsked(String words) {
        if (words.length() > LONGEST) {
            return false;
        }
        String said = List.of(words.split("\\s+")).stream().filter(word -> !word.startsWith("@")).collect(Collectors.joining(" "));
        String bare = Normalizer.normalize(said, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
        return ASKED.matcher(APART.matcher(bare).replaceAll(" ").strip()).matches();
    }
}
