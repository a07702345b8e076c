package social.linnet.ai.builtin.words;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Letters as they look rather than as they are encoded: without accents, in small Latin letters, whatever alphabet they
/// were taken from. Source of what looks alike: the common cases of Unicode's UTS 39 confusables.
final class Letters {

    private static final Map<Integer, String> ALIKE = new HashMap<>();
    private static final Map<Character, String> DIGITS = Map.ofEntries(Map.entry('0', "o"), Map.entry('1', "i"), Map.entry('2', "z"),
            Map.entry('3', "e"), Map.entry('4', "a"), Map.entry('5', "s"), Map.entry('6', "g"), Map.entry('7', "t"), Map.entry('8', "b"),
            Map.entry('9', "g"), Map.entry('@', "a"), Map.entry('$', "s"), Map.entry('!', "i"), Map.entry('|', "l"));

    static {
        // Cyrillic, Greek, small capitals: each is followed by what it looks like
        pairs("аaбbвbгrеeёeзzиuкkмmнhоoпnрpсcтtуyхxіiїiјjѕsԁdԛqԝwһhӏlьbшw");
        pairs("αaβbγyδdεeηnθoιiκkλlμuνvοoπnρpσsςsτtυuχxωw");
        pairs("ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzıiɑaɡgøođdłlħhŧtðd");
        ALIKE.put((int) 'æ', "ae");
        ALIKE.put((int) 'œ', "oe");
        ALIKE.put((int) 'ß', "ss");
        ALIKE.put((int) 'þ', "th");
        for (int i = 0; i < 26; i++) {
            String letter = String.valueOf((char) ('a' + i));
            // squared, in a circle and of flags: letters in boxes
            ALIKE.put(0x1F130 + i, letter);
            ALIKE.put(0x1F150 + i, letter);
            ALIKE.put(0x1F170 + i, letter);
            ALIKE.put(0x1F1E6 + i, letter);
        }
    }

    private Letters() {
    }

    /// What a code point looks like: small letters and digits, or nothing when it is neither.
    static String fold(int codePoint) {
        if (codePoint < 0x80) {
            char c = Character.toLowerCase((char) codePoint);
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? String.valueOf(c) : "";
        }
        String boxed = ALIKE.get(codePoint);
        if (boxed != null) {
            return boxed;
        }
        StringBuilder folded = new StringBuilder(2);
        Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                folded.append(ALIKE.getOrDefault(c, Character.toString(c)));
            }
        });
        return folded.toString();
    }

    /// Whether the eye does not see it as a sign of its own: marks, joiners, soft hyphens, direction.
    static boolean isUnseen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> codePoint == 0x115F || codePoint == 0x3164 || codePoint == 0x34F;
        };
    }

    /// Whether the sign may stand for a letter inside a word.
    static boolean isSign(int codePoint) {
        return codePoint == '@' || codePoint == '$' || codePoint == '!' || codePoint == '|';
    }

    /// The word with digits and signs read as the letters they look like.
    ///
    /// @param one what `1` and `|` look like: `i` or `l`
    static String spelled(String word, char one) {
        StringBuilder letters = new StringBuilder(word.length());
        for (char c : word.toCharArray()) {
            if (c == '1' || c == '|') {
                letters.append(one);
            } else {
                letters.append(DIGITS.getOrDefault(c, String.valueOf(c)));
            }
        }
        return letters.toString();
    }

    private static void pairs(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i += 2) {
            ALIKE.put(points[i], Character.toString(points[i + 1]));
        }
    }
}
