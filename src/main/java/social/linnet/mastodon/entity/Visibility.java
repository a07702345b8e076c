package social.linnet.mastodon.entity;

import java.util.Map;
import java.util.stream.Collectors;

import social.linnet.event.Audience;
import social.linnet.event.Refused;

/// Mastodon's words for audiences. Only words: what each permits is decided elsewhere.
public final class Visibility {

    private static final Map<String, String> WORDS = Map.of("PUBLIC", "public", "QUIET", "unlisted",
            "FOLLOWERS", "private", "DIRECT", "direct");
    private static final Map<String, Audience> AUDIENCES = WORDS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, entry -> Audience.valueOf(entry.getKey())));

    private Visibility() {
    }

    /// Mastodon's word.
    public static String of(Audience audience) {
        return WORDS.get(audience.name());
    }

    /// The audience of a word.
    ///
    /// @throws Refused `visibility-unknown`: an unknown word is never taken for another
    public static Audience parse(String word) {
        Audience audience = AUDIENCES.get(word);
        if (audience == null) {
            throw Refused.invalid("visibility-unknown");
        }
        return audience;
    }
}
