package social.linnet.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import social.linnet.post.Posts;
import social.linnet.web.compose.Written.Part;

/// Several posts as the one text of a draft, and back: they are kept with a line of three stars between them, which whoever
/// reads the draft elsewhere understands too.
final class Threaded {

    private static final String BETWEEN = "\n\n⁂\n\n";
    private static final Pattern LINE = Pattern.compile("\n*^⁂$\n*", Pattern.MULTILINE);

    private Threaded() {
    }

    static Part joined(List<Part> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Long> pictures = parts.stream().flatMap(part -> part.pictures().stream()).distinct()
                .limit(Posts.MAX_PICTURES).toList();
        return new Part(parts.stream().map(Part::text).collect(Collectors.joining(BETWEEN)), pictures);
    }

    /// The parts of a text that was joined; the pictures are the first one's.
    static List<Part> parts(Part joined) {
        List<Part> parts = new ArrayList<>();
        for (String text : LINE.split(joined.text(), -1)) {
            parts.add(new Part(text, parts.isEmpty() ? joined.pictures() : List.of()));
        }
        return parts;
    }
}
