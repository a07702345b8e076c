package social.linnet.ai.builtin.reading;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What people say to whoever answers, and no post answers: a greeting, thanks, a question who that is. `itself.txt` has how they
/// say it.
///
/// @param about    what it is, as in the keys of the phrases
/// @param language in which it is said
public record Itself(String about, String language) {

    /// Nobody says more to ask this.
    private static final int LONGEST = 80;
    private static final Map<Itself, Pattern> SAID = new LinkedHashMap<>();
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    static {
        WordFile.read("itself.txt").parts().forEach((part, lines) -> SAID.put(new Itself(part.substring(0, part.length() - 3),
                part.substring(part.length() - 2)), Pattern.compile(lines.stream().map(line -> "(?:" + line + ")").collect(Collectors.joining("|")))));
    }

    /// @param language of the reader: what is said alike in several languages is in theirs
    public static Optional<Itself> of(String words, String language) {
        if (words.length() > LONGEST) {
            return Optional.empty();
        }
        String said = List.of(words.split("\\s+")).stream().filter(word -> !word.startsWith("@")).collect(Collectors.joining(" "));
        String bare = Normalizer.normalize(said, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
        String asked = APART.matcher(bare).replaceAll(" ").strip();
        List<Itself> fitting = SAID.entrySet().stream().filter(one -> one.getValue().matcher(asked).matches()).map(Map.Entry::getKey).toList();
        return fitting.stream().filter(one -> language.startsWith(one.language())).findFirst().or(() -> fitting.stream().findFirst());
    }
}
