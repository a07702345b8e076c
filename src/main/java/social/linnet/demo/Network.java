package social.linnet.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import social.linnet.account.Account;
import social.linnet.ai.ImageModel.Shape;
import social.linnet.event.Audience;

/// What `demo/network.yml` says; the comment at its top explains the words.
///
/// @param people who is in it
/// @param story  what they said, oldest first
record Network(List<Person> people, List<Entry> story) {

    private static final String FILE = "/demo/network.yml";

    Network {
        people = List.copyOf(people);
        story = List.copyOf(story);
    }

    /// @param language the language they write in when nothing else is said
    /// @param follows  handles
    record Person(String handle, String name, Account.Kind kind, String language, String bio, Avatar avatar,
                  List<String> follows) {
    }

    /// @param crop where the square that is kept starts from the left and from the top, and its side, as parts of the
    ///             painted picture's side
    record Avatar(String prompt, long seed, List<Double> crop) {
    }

    /// A post, or a repost when [#repost] says of what.
    ///
    /// @param id    what later entries call it
    /// @param re    the id of the entry it answers
    /// @param likes how many people like it
    /// @param asks  whether it calls the assistant
    record Entry(@Nullable String id, String by, @Nullable String text, @Nullable String re, @Nullable String language,
                 @Nullable Audience audience, int likes, boolean asks, @Nullable List<Picture> pictures, @Nullable String repost) {

        Entry {
            pictures = pictures == null ? List.of() : List.copyOf(pictures);
            audience = audience == null ? Audience.PUBLIC : audience;
        }

        @Override
        public List<Picture> pictures() {
            return Objects.requireNonNull(pictures);
        }

        @Override
        public Audience audience() {
            return Objects.requireNonNull(audience);
        }
    }

    /// @param alt what it shows, in words
    record Picture(String prompt, Shape shape, long seed, String alt) {
    }

    /// Reads the file. A word in it that is not known is a fault.
    static Network read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        JsonMapper mapper = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
        try (InputStream in = Objects.requireNonNull(Network.class.getResourceAsStream(FILE), FILE);
             Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Object read = new Yaml(new SafeConstructor(strict)).load(text);
            return mapper.convertValue(read, Network.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
