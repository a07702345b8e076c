package social.linnet.assistant.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What may be somebody's address, number or account: it is never said, whoever wrote it and whatever was asked. A gate of
/// its own, which asks no model; it would rather leave out too much than tell where somebody lives.
final class PersonalData {

    /// How far back what the text ends with may have begun, in characters.
    private static final int REACH = 200;

    private PersonalData() {
    }

    /// The text with what may be personal left out.
    static String left(String text, String inItsPlace) {
        return left(text, inItsPlace, _ -> false);
    }

    /// @param known what may stay, since whoever reads it wrote it themselves
    static String left(String text, String inItsPlace, Predicate<String> known) {
        Folded folded = Folded.of(text);
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (int[] range : found(folded.text())) {
            String there = text.substring(folded.from()[range[0]], folded.from()[range[1]]);
            left.append(text, from, folded.from()[range[0]]).append(known.test(there) ? there : inItsPlace);
            from = folded.from()[range[1]];
        }
        return left.append(text, from, text.length()).toString();
    }

    /// Where something personal stands, in order; what touches is one.
    private static List<int[]> found(String plain) {
        List<int[]> found = new ArrayList<>();
        for (String lines : asLines(plain)) {
            for (PersonalForms.Form form : PersonalForms.ALL) {
                if (!form.mayBeIn(lines)) {
                    continue;
                }
                Matcher matcher = form.pattern().matcher(lines);
                while (matcher.find()) {
                    found.add(new int[] {matcher.start(), matcher.end()});
                }
            }
        }
        Numbers.find(plain, found::add);
        found.sort(Comparator.comparingInt((int[] range) -> range[0]));
        List<int[]> joined = new ArrayList<>();
        for (int[] range : found) {
            int[] last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && (range[0] <= last[1] || isBetween(plain.substring(last[1], range[0])))) {
                last[1] = Math.max(last[1], range[1]);
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /// The text as it is, and as one line: where a line ends, an address may go on.
    private static List<String> asLines(String plain) {
        return plain.indexOf('\n') < 0 ? List.of(plain) : List.of(plain, plain.replace('\n', ' '));
    }

    /// Whether two parts that are left out have nothing between them that says anything.
    private static boolean isBetween(String words) {
        return words.length() <= 3 && words.codePoints().noneMatch(Character::isLetterOrDigit) && words.indexOf('\n') < 0;
    }

    /// Where what the text ends with may still turn out to be personal, when it goes on; its length when nowhere.
    static int open(String text) {
        Folded folded = Folded.of(text);
        String plain = folded.text();
        List<String> asLines = asLines(plain);
        int open = Numbers.open(plain);
        for (int at = Math.max(0, plain.length() - REACH); at < open; at++) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(plain.charAt(at - 1)) || Character.isDigit(plain.charAt(at));
            int from = at;
            if (begins && !Character.isWhitespace(plain.charAt(at)) && asLines.stream().anyMatch(lines -> goesOn(lines, from))) {
                open = at;
            }
        }
        for (int[] range : found(plain).reversed()) {
            // the rest of it would not be known for what it is, nor would what it goes on with
            boolean goesOn = range[1] <= open && isBetween(plain.substring(range[1], open)) && open < plain.length();
            if (range[0] < open && (range[1] > open || goesOn)) {
                open = range[0];
            }
        }
        while (open < plain.length() && open > 0 && !Character.isWhitespace(plain.charAt(open - 1))) {
            // whole words
            open--;
        }
        return folded.from()[open];
    }

    private static boolean goesOn(String plain, int at) {
        for (Pattern form : PersonalForms.BEGUN) {
            Matcher matcher = form.matcher(plain).region(at, plain.length()).useTransparentBounds(true).useAnchoringBounds(false);
            if (!matcher.lookingAt() && matcher.hitEnd()) {
                return true;
            }
        }
        return PersonalForms.ADDRESSED.matcher(plain).region(at, plain.length()).lookingAt();
    }
}
