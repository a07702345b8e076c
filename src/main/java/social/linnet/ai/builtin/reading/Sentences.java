package social.linnet.ai.builtin.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Cuts text into sentences, in one walk over it. Every sentence is a piece of the text as it stands there.
///
/// An end is a full stop, a question or exclamation mark, an ellipsis before a capital, a line's end, or a picture sign
/// before a capital. A stop after a known abbreviation, an initial or inside a word (`linnet.example`, `7.30`) is none.
final class Sentences {

    /// Longest sentence, in UTF-16 units; what is longer is cut between words.
    static final int LONGEST = 320;

    private static final Set<String> ABBREVIATIONS = Set.of("mr", "mrs", "ms", "dr", "prof", "st", "ave", "rd", "no", "nos", "vs",
            "e.g", "i.e", "eg", "ie", "approx", "ca", "cf", "fig", "vol", "ed", "jr", "sr", "dept", "est", "inc", "ltd", "co",
            "tel", "min", "max", "incl", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb",
            "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "m", "mm", "mme", "mlle", "pr", "me", "av",
            "bd", "boul", "env", "ex", "p", "pp", "art", "chap", "janv", "févr", "fevr", "avr", "juil", "déc", "lun", "mer",
            "jeu", "ven", "sam", "dim", "réf", "ref", "tél", "éd", "coll", "adr", "apt", "w", "c.-à-d", "n");
    /// These end a sentence before a capital, and not before a small letter.
    private static final Set<String> PERHAPS = Set.of("etc", "a.m", "p.m", "am", "pm", "no", "me", "max", "min", "sun", "sat",
            "mar", "mer", "ex", "co", "p", "art", "ed", "m", "n");
    private static final String MARKS = ".!?…؟";
    private static final String CLOSERS = "\"'»”’)]}";
    /// A very short sentence says little alone: it goes with the next one of its line.
    private static final int SHORT = 5;

    private Sentences() {
    }

    /// A piece of a text.
    record Span(int from, int to) {
    }

    static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        int line = 0;
        while (line < text.length()) {
            int end = line;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            line(text, line, end, spans);
            line = end + 1;
        }
        return spans;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    private static void line(String text, int from, int to, List<Span> spans) {
        int start = afterBullet(text, from, to);
        for (int at = start; at < to;) {
            int end = end(text, at, to, start);
            if (end > at) {
                // a "Yes." goes with what follows it
                if (end - skipSpace(text, start, end) > SHORT || end >= to) {
                    add(text, start, end, spans);
                    start = end;
                }
                at = end;
            } else {
                at++;
            }
        }
        add(text, start, to, spans);
    }

    /// Past white space, `- `, `* `, `• `, `1. `, `2) `.
    private static int afterBullet(String text, int from, int to) {
        int at = skipSpace(text, from, to);
        int mark = at;
        while (mark < to && Character.isDigit(text.charAt(mark)) && mark - at < 3) {
            mark++;
        }
        boolean number = mark > at && mark < to && (text.charAt(mark) == '.' || text.charAt(mark) == ')');
        boolean bullet = mark == at && at < to && "-*•–—·>".indexOf(text.charAt(at)) >= 0;
        if ((number || bullet) && mark + 1 < to && Character.isWhitespace(text.charAt(mark + 1))) {
            return skipSpace(text, mark + 1, to);
        }
        return at;
    }

    /// Where the sentence ends that has its last letter before `at`, or `at` when none does.
    private static int end(String text, int at, int to, int start) {
        char c = text.charAt(at);
        if (c == '。' || c == '！' || c == '？') {
            return at + 1;
        }
        if (c != '.' && c != '!' && c != '?' && c != '…' && c != '؟') {
            return pictures(text, at, to);
        }
        if (at > start && MARKS.indexOf(text.charAt(at - 1)) >= 0) {
            return at;
        }
        int end = at;
        while (end < to && MARKS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean dots = c == '…' || c == '.' && end - at > 1;
        int marks = end;
        while (end < to && (CLOSERS.indexOf(text.charAt(end)) >= 0
                || isSpace(text.charAt(end)) && end + 1 < to && text.charAt(end + 1) == '»')) {
            end++;
        }
        if (end < to && !isSpace(text.charAt(end)) && !isPicture(text, end)) {
            return at;
        }
        int next = skipSpace(text, end, to);
        while (next < to && isPicture(text, next)) {
            next += Character.charCount(text.codePointAt(next));
            end = next;
            next = skipSpace(text, next, to);
        }
        if (next >= to) {
            return to;
        }
        boolean small = Character.isLowerCase(text.codePointAt(next));
        if (dots && small) {
            return at;
        }
        return c == '.' && marks == at + 1 && isAbbreviation(text, start, at, small) ? at : end;
    }

    /// After a row of picture signs, when a capital follows.
    private static int pictures(String text, int at, int to) {
        int end = at;
        // a row is looked at once, from its beginning
        boolean begins = at == 0 || !isPicture(text, at - (at > 1 && Character.isLowSurrogate(text.charAt(at - 1)) ? 2 : 1));
        while (begins && end < to && isPicture(text, end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        int next = end > at ? skipSpace(text, end, to) : end;
        return next > end && next < to && Character.isUpperCase(text.codePointAt(next)) ? end : at;
    }

    private static boolean isAbbreviation(String text, int start, int stop, boolean small) {
        int from = stop;
        while (from > start && stop - from < 8 && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '.'
                || text.charAt(from - 1) == '-')) {
            from--;
        }
        String word = text.substring(from, stop);
        if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
            return true;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return PERHAPS.contains(lower) ? small : ABBREVIATIONS.contains(lower);
    }

    private static boolean isPicture(String text, int at) {
        int point = text.codePointAt(at);
        return point == 0xfe0f || point == 0x200d || point >= 0x1f000 && point <= 0x1faff || point >= 0x2600 && point <= 0x27bf;
    }

    private static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '\u202f';
    }

    /// Adds what has a letter or a digit in it, without the people it is addressed to, in pieces that are not too long.
    private static void add(String text, int from, int to, List<Span> spans) {
        int start = afterNames(text, skipSpace(text, from, to), to);
        int end = to;
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        while (end - start > LONGEST) {
            int cut = start + LONGEST;
            while (cut > start + LONGEST / 2 && !isSpace(text.charAt(cut - 1))) {
                cut--;
            }
            if (cut <= start + LONGEST / 2) {
                cut = start + LONGEST - (Character.isHighSurrogate(text.charAt(start + LONGEST - 1)) ? 1 : 0);
            }
            piece(text, start, cut, spans);
            start = skipSpace(text, cut, end);
        }
        piece(text, start, end, spans);
    }

    private static void piece(String text, int from, int to, List<Span> spans) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        boolean says = false;
        for (int at = from; at < end && !says; at += Character.charCount(text.codePointAt(at))) {
            says = Character.isLetterOrDigit(text.codePointAt(at));
        }
        if (says) {
            spans.add(new Span(from, end));
        }
    }

    /// Past `@alice @bob `, when something follows.
    private static int afterNames(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == '@') {
            int end = at + 1;
            while (end < to && !isSpace(text.charAt(end))) {
                end++;
            }
            int next = skipSpace(text, end, to);
            if (next >= to) {
                return from;
            }
            at = next;
        }
        return at;
    }
}
