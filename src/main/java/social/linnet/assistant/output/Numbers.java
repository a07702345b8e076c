package social.linnet.assistant.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells numbers that may be somebody's (a telephone, a card, an account, a number of the state) from those that are nobody's:
/// dates, years, amounts, decimals, versions, scores, book numbers. What it cannot tell, and has nine digits or more, is
/// somebody's.
final class Numbers {

    /// From how many digits a number that is like nothing else is somebody's.
    private static final int MANY = 9;
    /// From how many it is when the words before it say so.
    private static final int TOLD = 6;
    private static final int BEFORE = 32;

    /// What people put between the digits of one number, and how much of it.
    private static final String BETWEEN = " \n().-/·•_,'*";
    private static final int MOST_BETWEEN = 5;
    /// A number that is longer than this is no date, no amount and no list.
    private static final int LONGEST = 80;
    private static final Pattern APART = Pattern.compile("[,;]\\s+");
    private static final Pattern CALLED = Pattern.compile("""
            (?i)(?:phone|\\btel\\b|téléphone|telephone|mobile|\\bcell|portable|\\bcall|\\bring\\b|\\btext\\b|whatsapp|signal|\\bfax\\b|appel|joindre\
            |joign|contact|telefon|handy|\\bruf|anruf|\\bllam|teléfono|telefono|móvil|movil|cellulare|chiam|\\bbel\\b|gsm|nummer|\\bnum[eé]ro de\
            |account|sort code|\\bcompte\\b|konto|cuenta|\\bconto\\b|rekening|\\bblz\\b|passport|passeport|social security)[^\\d\\n]{0,16}$""");
    private static final Pattern SERIAL = Pattern.compile("(?i)\\b(?:ISBN|ISSN)(?:-1[03])?:?\\s*$");
    private static final Pattern VERSION_BEFORE = Pattern.compile(
            "(?i)(?:\\bv|\\bversion|\\brelease|\\bbuild|\\bkernel|\\bfirmware|\\bwindows|\\bios|\\bandroid|\\bjava|\\bchrome|\\bfirefox)\\.?\\s*$");
    private static final Pattern UNIT = Pattern.compile("""
            (?i)^\\s?(?:[€$£¥%]|(?:euros?|dollars?|pounds?|francs?|franken|people|persons?|personnes?|habitants?|inhabitants?|menschen\
            |einwohner|personas?|personen|persone|abitanti|habitantes|inwoners|posts?|votes?|views?|vues|voix|stimmen|km²?|m²|metres|meters\
            |miles|tonnes?|steps|years|ans|jahre|eur|usd|gbp|million|billion|users?|downloads|copies)\\b)""");
    private static final Pattern COIN_BEFORE = Pattern.compile("[€$£¥]\\s?$");

    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String YEAR = "(?:1[0-9]|20|21)\\d{2}";
    private static final String DATE = "(?:" + YEAR + "([-/.])" + MONTH + "\\1" + DAY + "|" + DAY + "([-/.])" + MONTH + "\\2(?:" + YEAR
            + "|\\d{2}))(?:\\s\\d{1,2})?";
    private static final String AMOUNT = "[1-9]\\d{0,2}(?:(?:[ ]\\d{3})+|(?:\\.\\d{3})+|(?:,\\d{3})+|(?:'\\d{3})+)(?:[.,]\\d{1,2})?";
    private static final List<Pattern> DAYS = List.of(
            Pattern.compile(DATE),
            Pattern.compile(DATE + " ?[-/] ?" + DATE.replace("\\1", "\\3").replace("\\2", "\\4")),
            Pattern.compile(YEAR + "(?:\\s?[-/, ]\\s?" + YEAR + "){0,3}"));
    private static final List<Pattern> NOBODYS = List.of(
            Pattern.compile("(?:" + YEAR + "[ ])?" + AMOUNT + "(?: ?[-/] ?" + AMOUNT + ")?"),
            Pattern.compile("(?:0|[1-9]\\d{0,5})[.,]\\d+"),
            Pattern.compile("[1-9]\\d?-\\d{1,3}(?:[,; ]+\\d{1,3}-\\d{1,3})+"),
            // numbers that were drawn, say; but none with five pairs in it that begin as a telephone does
            Pattern.compile("[1-9]\\d?(?: (?!0\\d(?: \\d{2}){4})\\d{1,2}){5,}"),
            Pattern.compile("[1-9]\\d*0{6}"));
    private static final Pattern LIKE_A_TELEPHONE = Pattern.compile("[6-9]\\d{2}([ .])\\d{3}\\1\\d{3}");
    private static final Pattern VERSION = Pattern.compile("(?:0|[1-9]\\d{0,3})(?:\\.\\d{1,6}){2,3}");
    private static final Pattern LOCAL = Pattern.compile("\\(?0[\\d(].*|555[ .-]\\d{4}");

    private Numbers() {
    }

    /// Says where numbers stand that may be somebody's.
    static void find(String text, Consumer<int[]> found) {
        for (int[] run = next(text, 0); run.length > 0; run = next(text, run[1])) {
            for (int[] part : parts(text.substring(run[0], run[1]), run[0])) {
                if (isSomebodys(text, part[0], part[1])) {
                    found.accept(part);
                }
            }
        }
    }

    /// Where the number begins that the text ends with and that may go on; the length of the text when it ends with none.
    static int open(String text) {
        int open = text.length();
        for (int[] run = next(text, 0); run.length > 0; run = next(text, run[1])) {
            String rest = text.substring(run[1], Math.min(text.length(), run[1] + MOST_BETWEEN + 1));
            if (rest.length() <= MOST_BETWEEN && rest.chars().noneMatch(Character::isLetter)) {
                open = run[0];
            }
        }
        return open;
    }

    /// From where to where the next digits go with what stands between them; empty when there are none. Not by a regular
    /// expression: those of Java need stack for each repetition.
    private static int[] next(String text, int from) {
        int start = from;
        while (start < text.length() && !isDigit(text.charAt(start))) {
            start++;
        }
        if (start == text.length()) {
            return new int[0];
        }
        int end = start + 1;
        for (int at = end; at < text.length() && at - end <= MOST_BETWEEN; at++) {
            if (isDigit(text.charAt(at))) {
                end = at + 1;
            } else if (BETWEEN.indexOf(text.charAt(at)) < 0) {
                break;
            }
        }
        for (int before = 0; before < 2 && start > from && (text.charAt(start - 1) == '+' || text.charAt(start - 1) == '('); before++) {
            start--;
        }
        return new int[] {start, end};
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// A list of numbers is several, unless it starts as a telephone does.
    private static List<int[]> parts(String all, int start) {
        List<int[]> parts = new ArrayList<>();
        if (all.startsWith("0") || all.startsWith("(0") || all.indexOf('+') >= 0 || !APART.matcher(all).find()) {
            parts.add(new int[] {start, start + all.length()});
            return parts;
        }
        int from = 0;
        Matcher apart = APART.matcher(all);
        while (apart.find()) {
            parts.add(new int[] {start + from, start + apart.start()});
            from = apart.end();
        }
        parts.add(new int[] {start + from, start + all.length()});
        return parts;
    }

    private static boolean isSomebodys(String text, int start, int end) {
        String run = text.substring(start, end);
        int digits = (int) run.chars().filter(Character::isDigit).count();
        if (digits < TOLD) {
            return false;
        }
        if (run.startsWith("+") || run.startsWith("(+")) {
            return digits > TOLD;
        }
        String before = text.substring(Math.max(0, start - BEFORE), start);
        String after = text.substring(end, Math.min(text.length(), end + BEFORE));
        if (run.length() > LONGEST) {
            return true;
        }
        if (DAYS.stream().anyMatch(form -> form.matcher(run).matches())) {
            return false;
        }
        boolean isTold = CALLED.matcher(before).find();
        if (!isTold && isNobodys(run, before, after)) {
            return false;
        }
        return isTold || digits >= MANY || digits > TOLD && LOCAL.matcher(run).matches();
    }

    private static boolean isNobodys(String run, String before, String after) {
        if (SERIAL.matcher(before).find() || isBook(run)) {
            return true;
        }
        if (!before.isEmpty() && !after.isEmpty() && run.chars().allMatch(Character::isDigit)
                && Character.isLetter(before.charAt(before.length() - 1)) && Character.isLetter(after.charAt(0))) {
            // a part of a word, such as a hash
            return true;
        }
        boolean isCounted = UNIT.matcher(after).find() || COIN_BEFORE.matcher(before).find();
        if (LIKE_A_TELEPHONE.matcher(run).matches()) {
            return isCounted;
        }
        if (VERSION.matcher(run).matches() && (VERSION_BEFORE.matcher(before).find()
                || run.matches("(?:.*\\.)?\\d(?:\\..*)?") && run.length() - run.replace(".", "").length() == 3)) {
            return true;
        }
        return isCounted && run.matches("[1-9]\\d*") || NOBODYS.stream().anyMatch(form -> form.matcher(run).matches());
    }

    /// An ISBN with its check digit.
    private static boolean isBook(String run) {
        String digits = run.replaceAll("[ -]", "");
        if (!digits.matches("97[89]\\d{10}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
