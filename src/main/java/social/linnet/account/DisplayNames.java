package social.linnet.account;

import java.util.Set;
import java.util.regex.Pattern;

import social.linnet.event.Refused;
import social.linnet.event.Texts;

/// What people may call themselves. What nobody sees, and what turns the text beside it around, is taken out; joiners stay
/// where a script or a pictogram needs them.
final class DisplayNames {

    /// How many marks above and below one letter stay.
    private static final int MOST_MARKS = 4;
    private static final int JOINER = 0x200d;
    private static final int NON_JOINER = 0x200c;
    private static final int PICTURE_STYLE = 0xfe0f;
    /// What has a width and no ink, or neither, besides the characters that Unicode calls format.
    private static final Set<Integer> BLANK = Set.of(0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0);
    /// Check marks and shields, by which people elsewhere tell who is verified or in charge.
    private static final Set<Integer> BADGES = Set.of(0x2705, 0x2611, 0x2713, 0x2714, 0x1f5f8, 0x1f5f9, 0x1f6e1, 0x1fbb1,
            0x237b);
    private static final Pattern BADGE_WORDS = Pattern.compile(
            ":[a-z0-9_]*(verified|check|admin|moderator|staff|official)[a-z0-9_]*:", Pattern.CASE_INSENSITIVE);

    private DisplayNames() {
    }

    /// The name as it is kept.
    ///
    /// @throws Refused `name-too-long`, `text-unusable`
    static String checked(String typed) {
        String name = visible(Texts.storable(typed)).replaceAll("[\\s\\p{Z}]+", " ").strip();
        if (name.codePointCount(0, name.length()) > Accounts.MAX_NAME) {
            throw Refused.invalid("name-too-long", Accounts.MAX_NAME);
        }
        return name;
    }

    private static String visible(String text) {
        int[] all = text.codePoints().toArray();
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < all.length; i++) {
            int before = i == 0 ? ' ' : all[i - 1];
            int after = i + 1 == all.length ? ' ' : all[i + 1];
            marks = isMark(all[i]) ? marks + 1 : 0;
            if (isKept(before, all[i], after) && marks <= MOST_MARKS) {
                kept.appendCodePoint(all[i]);
            }
        }
        return kept.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isKept(int before, int c, int after) {
        if (c == JOINER || c == NON_JOINER) {
            return before > 0x7f && after > 0x7f && !Character.isWhitespace(before) && !Character.isWhitespace(after);
        }
        if (c >= 0xfe00 && c <= PICTURE_STYLE || c >= 0xe0100 && c <= 0xe01ef || c >= 0x180b && c <= 0x180f) {
            return c == PICTURE_STYLE && !Character.isLetter(before);
        }
        return Character.getType(c) != Character.FORMAT && !BLANK.contains(c);
    }

    /// Whether it carries what looks like a badge that this place gave.
    static boolean holdsBadge(String name) {
        return name.codePoints().anyMatch(BADGES::contains) || BADGE_WORDS.matcher(name).find();
    }
}
