package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import social.linnet.ai.TextModel.Passage;

/// What can be done with somebody's own words without adding one: leave sentences out, cut into posts, make sentences of
/// notes, take tags out of it.
final class Draft {

    /// Longest part, in UTF-16 units, unless the person names another length.
    static final int LONGEST = 500;
    /// Most characters of a draft that are worked on.
    static final int MOST = 60_000;
    private static final int LEAST = 40;
    private static final int MOST_SENTENCES = 60;
    private static final double HALF = 0.6;
    private static final Pattern LENGTH = Pattern.compile("\\b([0-9]{2,4})\\b");
    private static final Pattern ASIDE = Pattern.compile("[ \u00a0]?\\([^()]{1,200}\\)");

    private final String words;
    private final Terms terms;
    private final Watch watch;

    Draft(String words, Terms terms, Watch watch) {
        this.words = Plain.of(words, MOST).strip();
        this.terms = terms;
        this.watch = watch;
    }

    /// The length that is named in what somebody asks, such as `280`, or the other.
    static int length(String asked, int otherwise) {
        Matcher named = LENGTH.matcher(asked);
        while (named.find()) {
            int length = Integer.parseInt(named.group(1));
            if (length >= LEAST) {
                return length;
            }
        }
        return otherwise;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /// Its most central sentences, in order, as they are: somewhat more than half of it, or as much as fits. Of one sentence
    /// what stands in brackets is left out.
    String shorter(int most) {
        Evidence evidence = new Evidence(List.of(new Passage(1, Passage.Kind.DRAFT, "", null, words)), terms, watch);
        if (evidence.sentences().size() < 2) {
            return ASIDE.matcher(words).replaceAll("");
        }
        int room = Math.min(most, (int) (HALF * words.length()));
        Set<Integer> kept = new HashSet<>();
        int length = 0;
        for (Sentence sentence : new Central(evidence, watch).order(MOST_SENTENCES)) {
            int more = sentence.text().length() + 1;
            if (kept.isEmpty() || length + more <= room) {
                kept.add(sentence.place());
                length += more;
            }
        }
        return String.join(" ", evidence.sentences().stream().filter(sentence -> kept.contains(sentence.place()))
                .map(Sentence::text).toList());
    }

    /// All of it, cut between sentences into parts that are no longer than so much.
    List<String> parts(int most) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (Unit unit : units(most)) {
            watch.look();
            String joint = part.isEmpty() ? "" : unit.newLine() ? "\n" : " ";
            if (part.length() + joint.length() + unit.text().length() > most && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
                joint = "";
            }
            part.append(joint).append(unit.text());
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }

    /// A sentence with all that stands before it, and whether it begins a line.
    private record Unit(String text, boolean newLine) {
    }

    private List<Unit> units(int most) {
        List<Unit> units = new ArrayList<>();
        int from = 0;
        List<Sentences.Span> spans = Sentences.of(words);
        for (int i = 0; i < spans.size(); i++) {
            int to = i == spans.size() - 1 ? words.length() : spans.get(i).to();
            String raw = words.substring(from, to);
            String text = raw.strip();
            boolean line = raw.substring(0, raw.indexOf(text)).indexOf('\n') >= 0;
            for (String piece : pieces(text.replaceAll("\\s*\\n\\s*", "\n"), most)) {
                units.add(new Unit(piece, line));
                line = false;
            }
            from = to;
        }
        if (spans.isEmpty() && !words.isEmpty()) {
            pieces(words, most).forEach(piece -> units.add(new Unit(piece, false)));
        }
        return units;
    }

    private static List<String> pieces(String text, int most) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (text.length() - from > most) {
            int cut = text.lastIndexOf(' ', from + most);
            if (cut <= from) {
                cut = from + most - (Character.isHighSurrogate(text.charAt(from + most - 1)) ? 1 : 0);
            }
            pieces.add(text.substring(from, cut));
            from = cut;
            while (from < text.length() && text.charAt(from) == ' ') {
                from++;
            }
        }
        if (from < text.length()) {
            pieces.add(text.substring(from));
        }
        return pieces;
    }

    /// Each line as a sentence: without its bullet, with a capital and a full stop.
    String sentences() {
        List<String> lines = new ArrayList<>();
        for (String line : words.split("\\R")) {
            String text = line.strip().replaceFirst("^(?:[-*•–—·>]|[0-9]{1,3}[.)])\\s+", "");
            if (text.isEmpty()) {
                continue;
            }
            int first = text.codePointAt(0);
            boolean address = text.startsWith("http") || text.startsWith("www.");
            String capital = address ? text : Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
            char last = text.charAt(text.length() - 1);
            String lastWord = text.substring(text.lastIndexOf(' ') + 1);
            boolean open = Character.isLetterOrDigit(last) && !lastWord.startsWith("#") && !lastWord.contains("://");
            lines.add(capital + (open || last == ')' ? "." : ""));
        }
        return String.join(" ", lines);
    }

    /// Tags of its own words, see [Tags#in].
    ///
    /// @param used tags that others use, folded
    List<String> tags(Set<String> used) {
        return Tags.of(terms).in(words, used);
    }
}
