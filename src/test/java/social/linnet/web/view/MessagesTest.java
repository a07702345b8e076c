package social.linnet.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    private static final Pattern ALTERNATIVES = Pattern.compile("f\\.t\\(\"post\\.\" \\+ verb\\)");

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
                if (ALTERNATIVES.matcher(text).find()) {
                    used.addAll(List.of("post.like", "post.unlike", "post.repost", "post.unrepost"));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(150);
        assertThat(messages.keys(Locale.ENGLISH)).containsAll(used);
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
