package social.linnet.assistant.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import social.linnet.ai.TextModel.Passage;
import social.linnet.assistant.context.Context;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Makes a model's words fit to be read. They are a stranger's: they name nobody, carry no tag, hold no address that was
/// not in what it was given, show no picture, and say nothing that may be somebody's address or number. What they cite is
/// numbered anew in the order in which it is cited.
public final class Outgoing {

    static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\n\\u200D]]");
    static final Pattern IMAGE = Pattern.compile("!\\[[^\\]\\n]{0,500}](?:\\([^)\\n]{0,2000}\\)|\\[[^\\]\\n]{0,200}])?");
    static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]{1,500})]\\(([^)\\s]{0,2000})[^)\\n]{0,200}\\)");
    static final Pattern MARKS = Pattern.compile("(?m)^ {0,3}(?:#{1,6} +|> ?)|(\\*\\*|__|```|`)|^ {0,3}(?:-{3,}|\\*{3,}) *$");
    static final Pattern CITATION = Pattern.compile("\\s?\\[\\s*(\\d{1,4}(?:\\s*[,;]\\s*\\d{1,4}){0,9})\\s*]");
    static final Pattern FOREIGN_CITATION = Pattern.compile("【[^】\\n]{0,60}】");
    static final Pattern ADDRESS = Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]{1,20}://|www\\.|(?:javascript|data|vbscript|mailto|tel):)\\S{1,2000}");
    static final Pattern DOMAIN = Pattern.compile("(?i)\\b(?:[a-z0-9-]{1,63}\\.){1,4}(?:com|net|org|io|co|ai|app|dev|xyz|info|biz|me|"
            + "top|site|online|link|click|shop|ru|cn|de|fr|uk|eu|us|ly|gg|tv|cc|to)(?:/\\S{0,2000})?(?![\\p{L}\\p{N}])");
    private static final Pattern NAMES = Pattern.compile("[@＠﹫]+(?=[\\p{L}\\p{N}_])");
    private static final Pattern TAGS = Pattern.compile("[#＃﹟]+(?=[\\p{L}\\p{N}_])");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\u00A0]{2,}");
    private static final Pattern LINES = Pattern.compile("\\n{3,}");

    private Outgoing() {
    }

    /// What is left of a model's words.
    ///
    /// @param words what is said; empty when nothing usable was
    /// @param cited the numbers of the passages that it cites, in the order of their new numbers, 1 and up
    public record Said(String words, List<Integer> cited) {
        public Said {
            cited = List.copyOf(cited);
        }
    }

    /// The whole answer.
    ///
    /// @param most     longest text, as posts are counted
    /// @param language of the answer, for the words that stand in place of what is left out
    public static Said whole(String raw, Context context, int most, String language) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        String words = CITATION.matcher(inert(raw, context, language)).replaceAll(found -> Matcher.quoteReplacement(
                cited(found, context, numbers)));
        // what stood on both sides of a mark that is gone may be a name or an address together
        words = fitted(tidy(inert(words, context, language)), most);
        // of what was cut off nothing is cited
        List<Integer> kept = new ArrayList<>();
        Map<Integer, Integer> renumbered = new LinkedHashMap<>();
        Map<Integer, Integer> passages = numbers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        words = CITATION.matcher(words).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(" [" + renumbered.computeIfAbsent(number, old -> {
                kept.add(passages.get(old));
                return kept.size();
            }) + "]");
        });
        return new Said(words, kept);
    }

    /// What may be shown of an answer that is still being made: whole words of it, without what it cites.
    public static String soFar(String raw, Context context, String language) {
        int end = raw.length();
        while (end > 0 && !Character.isWhitespace(raw.charAt(end - 1))) {
            end--;
        }
        String whole = raw.substring(0, end);
        // a mark that has begun may turn out to be a picture or a link
        int open = Math.max(whole.lastIndexOf('['), whole.lastIndexOf('!'));
        if (open >= 0 && whole.indexOf(']', open) < 0 && whole.charAt(open) == '[') {
            whole = whole.substring(0, open);
        }
        return tidy(inert(CITATION.matcher(inert(whole, context, language)).replaceAll(""), context, language));
    }

    private static String cited(MatchResult found, Context context, Map<Integer, Integer> numbers) {
        StringBuilder marks = new StringBuilder();
        for (String one : found.group(1).split("[,;]")) {
            int number = Integer.parseInt(one.strip());
            if (context.sources().containsKey(number)) {
                String mark = " [" + numbers.computeIfAbsent(number, _ -> numbers.size() + 1) + "]";
                if (marks.indexOf(mark) < 0) {
                    marks.append(mark);
                }
            }
        }
        return marks.toString();
    }

    private static String inert(String raw, Context context, String language) {
        String omitted = language.startsWith("fr") ? "[omis]" : "[left out]";
        Set<String> known = addresses(context);
        String words = raw.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        words = HIDDEN.matcher(words).replaceAll("");
        words = IMAGE.matcher(words).replaceAll("");
        words = LINK.matcher(words).replaceAll(link -> Matcher.quoteReplacement(
                known.contains(link.group(2)) ? link.group(1) + " " + link.group(2) : link.group(1)));
        words = FOREIGN_CITATION.matcher(words).replaceAll("");
        words = MARKS.matcher(words).replaceAll("");
        words = addressed(words, known, omitted);
        words = PersonalData.left(words, omitted);
        words = NAMES.matcher(words).replaceAll("");
        return TAGS.matcher(words).replaceAll("");
    }

    /// Addresses stay as they were given, and nothing that is like one.
    private static String addressed(String words, Set<String> known, String omitted) {
        String once = ADDRESS.matcher(words).replaceAll(found -> Matcher.quoteReplacement(kept(found.group(), known, omitted)));
        return DOMAIN.matcher(once).replaceAll(found -> {
            boolean partOfKnown = known.stream().anyMatch(address -> address.contains(found.group()));
            return Matcher.quoteReplacement(partOfKnown ? found.group() : omitted);
        });
    }

    private static String kept(String address, Set<String> known, String omitted) {
        return PostText.parse(address).stream().map(part -> part instanceof Segment.Link
                && known.contains(part.text()) ? part.text() : part instanceof Segment.Plain && part.text().length() <= 3 ? part.text()
                : omitted).collect(Collectors.joining());
    }

    private static Set<String> addresses(Context context) {
        return context.passages().stream().map(Passage::words).flatMap(words -> PostText.parse(words).stream())
                .filter(Segment.Link.class::isInstance).map(Segment::text).collect(Collectors.toSet());
    }

    static String tidy(String words) {
        return LINES.matcher(SPACES.matcher(words).replaceAll(" ")).replaceAll("\n\n").replaceAll(" +\\n", "\n").strip();
    }

    /// As many whole sentences as there is room for; if not even one, as many words.
    private static String fitted(String words, int most) {
        if (PostText.length(PostText.parse(words)) <= most) {
            return words;
        }
        String best = "";
        for (int end = 1; end < words.length() && end < most * 8; end++) {
            char last = words.charAt(end - 1);
            boolean ends = (last == '.' || last == '!' || last == '?' || last == '…' || last == ']' || last == '”' || last == '»')
                    && Character.isWhitespace(words.charAt(end)) && !words.startsWith("[", end + 1);
            if (ends) {
                String part = words.substring(0, end);
                if (PostText.length(PostText.parse(part)) > most) {
                    break;
                }
                best = part;
            }
        }
        if (!best.isEmpty()) {
            return best;
        }
        StringBuilder some = new StringBuilder();
        for (String word : words.split("(?<=\\s)")) {
            if (PostText.length(PostText.parse(some + word)) > most - 1) {
                break;
            }
            some.append(word);
        }
        return some.toString().strip() + "…";
    }
}
