package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;
import social.linnet.studio.Job;
import social.linnet.studio.work.Style;
import social.linnet.web.Messages;

/// Every word is there, in both languages.
class MessagesTest {

    private static final Pattern USED = Pattern.compile("(?:\\bt|\\bmessages\\.text)\\((?:locale, )?\"([a-z0-9.-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("(?<=\")[a-z0-9_.-]+(?=\")");
    /// What a key begins with, or ends with, that is put together where it is used.
    private static final Pattern BEGINNING = Pattern.compile("\"((?:[a-z-]+\\.)+)\" ?[+:]");
    private static final Pattern END = Pattern.compile("\\+ ?\"((?:\\.[a-z-]+)+)\"");
    /// How those go on that begin with what many others begin with as well.
    private static final Map<String, Pattern> BROAD = Map.of(
            "post.", Pattern.compile("(un)?(pin|mute)(\\.done)?"),
            "settings.", Pattern.compile("(avatar|header)(\\.(save|remove))?"),
            "told.", Pattern.compile("follow|like|repost"),
            "people.", Pattern.compile("(accepted|rejected)(\\.short)?"));

    private final Messages messages = Messages.strict();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(messages.keys(Locale.FRENCH)).isEqualTo(messages.keys(Locale.ENGLISH));
    }

    @Test
    void everyKeyThatTemplatesAndRecordsUseIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"));
             Stream<Path> records = Files.walk(Path.of("src/main/java/social/linnet/web"))) {
            for (Path file : Stream.concat(templates, records).filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                USED.matcher(text).results().map(result -> result.group(1)).filter(key -> !key.endsWith("."))
                        .forEach(used::add);
            }
        }
        assertThat(used).hasSizeGreaterThan(150);
        assertThat(messages.keys(Locale.ENGLISH)).containsAll(used);
    }

    @Test
    void noKeyIsLeftOver() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String root : List.of("src/main/jte", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file)).append('\n');
                }
            }
        }
        Set<String> literals = found(LITERAL, 0, sources);
        Set<String> beginnings = found(BEGINNING, 1, sources);
        Set<String> ends = found(END, 1, sources);
        assertThat(messages.keys(Locale.ENGLISH).stream().filter(key -> !literals.contains(key)
                && !(key.startsWith("refused.") && literals.contains(key.substring("refused.".length())))
                && beginnings.stream().noneMatch(beginning -> key.startsWith(beginning)
                        && (!BROAD.containsKey(beginning) || BROAD.get(beginning).matcher(key.substring(beginning.length())).matches()))
                && ends.stream().noneMatch(end -> key.endsWith(end) && literals.contains(key.substring(0, key.length() - end.length())))))
                .isEmpty();
    }

    private static Set<String> found(Pattern what, int group, CharSequence in) {
        return what.matcher(in).results().map(result -> result.group(group)).collect(Collectors.toSet());
    }

    @Test
    void everyValueThatPeopleSeeHasWords() {
        Set<String> keys = messages.keys(Locale.ENGLISH);
        for (Audience audience : Audience.values()) {
            assertThat(keys).contains("audience." + audience.word(), "audience." + audience.word() + ".means");
        }
        for (Account.Kind kind : Account.Kind.values()) {
            assertThat(keys).contains("kind." + kind.word());
        }
        for (Style style : Style.SHELF) {
            assertThat(keys).contains("style." + style.word());
        }
        for (Shape shape : Shape.values()) {
            assertThat(keys).contains("shape." + shape.name().toLowerCase(Locale.ROOT));
        }
        for (Job.State state : Job.State.values()) {
            assertThat(keys).contains("state." + state.name().toLowerCase(Locale.ROOT));
        }
        for (Job.Failure failure : Job.Failure.values()) {
            assertThat(keys).contains("failure." + failure.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        for (String page : List.of("403", "404", "422", "429", "500", "expired")) {
            assertThat(keys).contains("error." + page, "error." + page + ".title");
        }
    }

    @Test
    void everyTextIsAPatternThatFormats() {
        for (Locale language : Messages.LANGUAGES) {
            for (String key : messages.keys(language)) {
                assertThat(messages.text(language, key, 2, 3, 4)).as(key).isNotBlank().doesNotContain("{", "'");
            }
        }
    }

    @Test
    void pluralsFollowTheLanguage() {
        assertThat(messages.text(Locale.ENGLISH, "feed.new", 0)).isEqualTo("0 new posts");
        assertThat(messages.text(Locale.ENGLISH, "feed.new", 1)).isEqualTo("1 new post");
        assertThat(messages.text(Locale.FRENCH, "feed.new", 0)).isEqualTo("0 nouvelle publication");
        assertThat(messages.text(Locale.FRENCH, "feed.new", 2)).isEqualTo("2 nouvelles publications");
    }

    @Test
    void frenchIsSetWithItsOwnSpaces() {
        for (String key : messages.keys(Locale.FRENCH)) {
            assertThat(messages.text(Locale.FRENCH, key, 2, 3, 4)).as(key).doesNotContainPattern(" [;:!?»]")
                    .doesNotContainPattern("« ");
        }
    }

    @Test
    void aMissingKeyThrowsWhenStrictAndShowsItselfOtherwise() {
        assertThatThrownBy(() -> messages.text(Locale.ENGLISH, "no.such.key")).hasMessageContaining("no.such.key");
        assertThat(new Messages().text(Locale.FRENCH, "no.such.key")).isEqualTo("no.such.key");
    }
}
