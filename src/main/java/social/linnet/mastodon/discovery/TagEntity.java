package social.linnet.mastodon.discovery;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/// Mastodon's Tag.
///
/// @param id        its name: tags have no other
/// @param following whether the viewer follows it; absent when nobody is signed in
record TagEntity(String id, String name, String url, List<Day> history,
                 @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following) {

    /// Mastodon's History: texts, all of them.
    ///
    /// @param day      its first second, since 1970
    /// @param uses     how many posts
    /// @param accounts by how many
    record Day(String day, String uses, String accounts) {
    }
}
