package social.linnet.ai.builtin.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes words of a text, in each way that it can sensibly be read.
final class Reading {

    /// Letters that stand alone, in a row, before they are read as one word.
    private static final int SPACED = 3;
    /// Shortest part of a word that was written together.
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_WORD = 60;
    /// Shortest and longest known word that is looked for in a row of single letters.
    private static final int SHORTEST_SPACED = 4;
    private static final int LONGEST_SPACED = 24;
    private static final Pattern DRAWN_OUT = Pattern.compile("(.)\\1{2,}");

    private final String text;
    private final Set<String> known;

    /// @param known the words of the lists, folded: what is written together is taken apart into these alone
    Reading(String text, Set<String> known) {
        this.text = text;
        this.known = known;
    }

    /// The words as they stand; and where signs stand inside words, also the words with these read as letters.
    List<List<Word>> readings() {
        List<Word> plain = words(false);
        List<Word> signed = words(true);
        return plain.size() == signed.size() ? List.of(joined(plain)) : List.of(joined(plain), joined(signed));
    }

    private List<Word> words(boolean signs) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int from = 0;
        int to = 0;
        int sentence = 0;
        for (int at = 0; at < text.length();) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            String folded = Letters.fold(point);
            if (folded.isEmpty() && signs && Letters.isSign(point) && !word.isEmpty() && next < text.length()
                    && !Letters.fold(text.codePointAt(next)).isEmpty()) {
                folded = String.valueOf((char) point);
            }
            if (!folded.isEmpty()) {
                if (word.isEmpty()) {
                    from = at;
                }
                word.append(folded);
                to = next;
            } else if (!Letters.isUnseen(point)) {
                if (!word.isEmpty()) {
                    words.add(new Word(from, to, sentence, forms(word.toString())));
                    word.setLength(0);
                }
                if (point == '\n' || ".!?;…".indexOf(point) >= 0 && (next >= text.length() || Character.isWhitespace(text.charAt(next)))) {
                    sentence++;
                }
            }
            at = next;
        }
        if (!word.isEmpty()) {
            words.add(new Word(from, to, sentence, forms(word.toString())));
        }
        return words;
    }

    private static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        boolean letters = word.chars().anyMatch(Character::isLetter);
        if (letters && !word.chars().allMatch(Character::isLetter)) {
            forms.add(Letters.spelled(word, 'i'));
            forms.add(Letters.spelled(word, 'l'));
        }
        for (String form : List.copyOf(forms)) {
            // drawn out: "nuuude"
            forms.add(DRAWN_OUT.matcher(form).replaceAll("$1"));
        }
        return forms;
    }

    /// Letters that stand alone become a word, and a word of several known ones becomes these.
    private List<Word> joined(List<Word> words) {
        List<Word> joined = new ArrayList<>();
        for (int i = 0; i < words.size();) {
            int end = i;
            while (end < words.size() && isLetter(words.get(end)) && (end == i || sameGap(words, i, end))) {
                end++;
            }
            if (end - i >= SPACED) {
                StringBuilder spelled = new StringBuilder();
                words.subList(i, end).forEach(word -> spelled.append(word.forms().iterator().next()));
                addSpaced(joined, new Word(words.get(i).from(), words.get(end - 1).to(), words.get(i).sentence(), forms(spelled.toString())));
                i = end;
            } else {
                addParts(joined, words.get(i));
                i++;
            }
        }
        return joined;
    }

    private static boolean isLetter(Word word) {
        return word.forms().iterator().next().length() == 1;
    }

    /// Whether the gap before the word is as wide as the one after the first: "c h i l d   p o r n" is two words.
    private static boolean sameGap(List<Word> words, int first, int at) {
        return words.get(at).from() - words.get(at - 1).to() == words.get(first + 1).from() - words.get(first).to();
    }

    /// A row of letters has lost its gaps: it is the known word that it spells, or else the known words inside it. Nobody
    /// spaces letters by chance, so that these need not be all of it.
    private void addSpaced(List<Word> words, Word row) {
        List<String> most = List.of();
        for (String form : row.forms()) {
            if (known.contains(form)) {
                words.add(row);
                return;
            }
            List<String> inside = inside(form);
            most = inside.size() > most.size() ? inside : most;
        }
        if (most.isEmpty()) {
            words.add(row);
        }
        most.forEach(part -> words.add(new Word(row.from(), row.to(), row.sentence(), Set.of(part))));
    }

    private List<String> inside(String row) {
        List<String> inside = new ArrayList<>();
        for (int at = 0; at < row.length();) {
            int end = Math.min(row.length(), at + LONGEST_SPACED);
            while (end - at >= SHORTEST_SPACED && !known.contains(row.substring(at, end))) {
                end--;
            }
            if (end - at >= SHORTEST_SPACED) {
                inside.add(row.substring(at, end));
                at = end;
            } else {
                at++;
            }
        }
        return inside;
    }

    private void addParts(List<Word> words, Word word) {
        for (String form : word.forms()) {
            if (known.contains(form)) {
                break;
            }
            List<String> parts = form.length() > LONGEST_WORD ? List.of() : parts(form);
            if (parts.size() > 1) {
                parts.forEach(part -> words.add(new Word(word.from(), word.to(), word.sentence(), Set.of(part))));
                return;
            }
        }
        words.add(word);
    }

    /// The known words that make up this one, or none.
    private List<String> parts(String whole) {
        int length = whole.length();
        int[] before = new int[length + 1];
        for (int end = SHORTEST_PART; end <= length; end++) {
            for (int start = 0; start <= end - SHORTEST_PART && before[end] == 0; start++) {
                if ((start == 0 || before[start] > 0) && known.contains(whole.substring(start, end))) {
                    before[end] = start + 1;
                }
            }
        }
        List<String> parts = new ArrayList<>();
        for (int end = length; end > 0 && before[end] > 0; end = before[end] - 1) {
            parts.addFirst(whole.substring(before[end] - 1, end));
            if (before[end] == 1) {
                return parts;
            }
        }
        return List.of();
    }
}
