package social.linnet.assistant.output;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Makes a model's version of somebody's own words fit to stand in their place. Names, tags, addresses and numbers that
/// their author wrote may stay; no other comes in, however it is written.
public final class Rewritten {

    private static final Pattern NAME = Pattern.compile("[@＠﹫]+([\\p{L}\\p{N}_]+)");
    private static final Pattern TAG = Pattern.compile("[#＃﹟]+([\\p{L}\\p{N}_]+)");
    private static final Pattern FRAME = Pattern.compile("^(?:\"([^\"]*)\"|“([^”]*)”|«\\s*([^»]*?)\\s*»)$", Pattern.DOTALL);

    private Rewritten() {
    }

    /// The words without what their author did not bring in; empty when that is in them in a way that outlasts every look.
    ///
    /// @param raw      as the model said it
    /// @param own      what its author wrote
    /// @param withTags whether new tags are what was asked for
    public static String of(String raw, String own, boolean withTags) {
        // taking something out may join what stood beside it
        String words = Outgoing.tidy(Outgoing.settled(Markup.plain(raw), text -> inert(text, own, withTags)));
        Matcher framed = FRAME.matcher(words);
        if (framed.matches() && !FRAME.matcher(own.strip()).matches()) {
            words = framed.group(1) != null ? framed.group(1) : framed.group(2) != null ? framed.group(2) : framed.group(3);
        }
        return words.strip();
    }

    private static String inert(String raw, String own, boolean withTags) {
        Predicate<String> brought = own::contains;
        String words = Markup.HIDDEN.matcher(raw).replaceAll("");
        words = kept(Markup.IMAGE, words, brought);
        words = Markup.LINK.matcher(words).replaceAll(link -> Matcher.quoteReplacement(brought.test(link.group()) ? link.group()
                : brought.test(link.group(2)) ? link.group(1) + " " + link.group(2) : link.group(1)));
        words = kept(Markup.FOREIGN_CITATION, words, brought);
        words = kept(Markup.CITATION, words, found -> own.contains(found.strip()));
        words = kept(Markup.MARKS, words, found -> own.contains(found.strip()));
        words = kept(Markup.ADDRESS, words, found -> own.contains(bare(found)));
        String addresses = own.toLowerCase(Locale.ROOT);
        words = kept(Markup.DOMAIN, words, found -> addresses.contains(bare(found).toLowerCase(Locale.ROOT)));
        words = PersonalData.left(words, "", brought);
        words = marked(NAME, words, named(NAME, own), false);
        return marked(TAG, words, named(TAG, own), withTags);
    }

    /// An address without what only ends the sentence.
    private static String bare(String address) {
        return address.replaceAll("[\\p{Punct}&&[^/_=&#-]]+$", "");
    }

    private static String kept(Pattern pattern, String words, Predicate<String> may) {
        return pattern.matcher(words).replaceAll(found -> Matcher.quoteReplacement(may.test(found.group()) ? found.group() : ""));
    }

    private static String marked(Pattern pattern, String words, Set<String> may, boolean all) {
        return pattern.matcher(words).replaceAll(found -> {
            String mark = found.group().substring(0, 1);
            boolean whole = found.group().length() == found.group(1).length() + 1 && (mark.equals("@") || mark.equals("#"));
            boolean isKept = whole && (all || may.contains(found.group(1).toLowerCase(Locale.ROOT)));
            return Matcher.quoteReplacement(isKept ? found.group() : found.group(1));
        });
    }

    private static Set<String> named(Pattern pattern, String own) {
        return pattern.matcher(own).results().map(found -> found.group(1).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
