package social.linnet.mastodon.entity;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/// Mastodon's Tag.
///
/// @param id        its name: tags have no other
/// @param history   of the last seven days, today first
/// @param following whether the viewer follows it; absent when nobody is signed in
/// @param featuring whether the viewer shows it on their page; absent when nobody is signed in
public record TagEntity(String id, String name, String url, List<Day> history,
                        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following,
                        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean featuring) {

    /// Mastodon's History: texts, all of them.
    ///
    /// @param day      its first second, since 1970
    /// @param uses     how many posts
    /// @param accounts by how many
    public record Day(String day, String uses, String accounts) {
    }
}
