package social.linnet.web.assistant;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import social.linnet.assistant.context.Guide;
import social.linnet.post.PostText;
import social.linnet.settings.Settings;
import social.linnet.web.Messages;

/// Knows which page a question about this site is about. How people ask and what is said to it is in `messages/help.properties`.
@Component
class Help implements Guide {

    /// Nobody says more to ask how something is done here.
    private static final int LONGEST = 200;
    /// From how many letters on a word may go on: `post` is `posts` as well.
    private static final int STEM = 4;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    /// Few words may stand between two of a way to ask.
    private static final String BETWEEN = "(?: \\S+){0,2} ";

    private final Messages messages;
    private final String origin;
    private final List<Way> ways;

    Help(Messages messages, Settings settings) {
        this.messages = messages;
        this.origin = settings.origin();
        this.ways = Arrays.stream(Topic.values()).flatMap(topic -> Messages.LANGUAGES.stream().flatMap(language -> ways(topic, language))).toList();
    }

    /// What may be asked, and the page that it is about, if one is.
    enum Topic {
        LEAVE("/settings/account"), AUDIENCE("/settings/privacy"), OWN("/search?q=from%3Ame"), KEPT("/bookmarks"), LOCKED("/settings/privacy"), FOUND("/settings/privacy"),
        MESSAGES("/messages"), BLOCK("/settings/blocked"), REPORT("/about"), CHANGE(""), DATA("/settings/data"), APPS("/settings/apps"),
        VETO("/settings/ai#assistant-title"), CONSENT("/settings/consent"), CHAT("/assistant"), PICTURES("/studio"),
        NOTIFICATIONS("/settings/notifications"), LANGUAGE("/settings/languages"), LOOK("/settings/appearance"),
        FILTERS("/settings/filters"), PEOPLE("/explore"), MISSED("/catch-up"), PROFILE("/settings/profile"),
        SECURITY("/settings/security"), WRITE("/compose"), PLACE("/about"), ITSELF("/about/assistant");

        private final String path;

        Topic(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }

        String key() {
            return "help." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// A way to ask about a topic.
    ///
    /// @param words how many it has: of several that fit the one with the most is meant
    private record Way(Topic topic, Locale language, Pattern asked, int words) {

        static Way of(Topic topic, Locale language, String written) {
            List<String> words = List.of(plain(written).split(" "));
            String asked = words.stream().map(word -> word + (word.length() < STEM ? "(?!\\S)" : "\\S*"))
                    .collect(Collectors.joining(BETWEEN, "(?<!\\S)", written.endsWith(".") ? "$" : ""));
            return new Way(topic, language, Pattern.compile(asked), words.size());
        }
    }

    private Stream<Way> ways(Topic topic, Locale language) {
        return Stream.of(messages.text(language, topic.key() + ".asked").split(";")).map(String::strip).map(written -> Way.of(topic, language, written));
    }

    @Override
    public Optional<String> about(String question, String language) {
        if (question.length() > LONGEST) {
            return Optional.empty();
        }
        String asked = plain(question);
        Locale own = Messages.closest(Locale.forLanguageTag(language));
        return ways.stream().filter(way -> way.asked().matcher(asked).find())
                .max(Comparator.comparingInt(Way::words).thenComparing(way -> way.language().equals(own)))
                .map(way -> messages.text(way.language(), way.topic().key(), origin + way.topic().path(), PostText.MAX_LENGTH));
    }

    /// Small letters and figures without accents, and single spaces.
    private static String plain(String words) {
        String bare = MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        return APART.matcher(bare).replaceAll(" ").strip();
    }
}
