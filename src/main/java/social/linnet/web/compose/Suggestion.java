package social.linnet.web.compose;

import org.jspecify.annotations.Nullable;

import social.linnet.page.Person;

/// Something that may be meant by what somebody is typing.
///
/// @param insert  what takes the place of what was typed
/// @param words   what it is called, and what it is found by
/// @param person  whom it names, or null
/// @param symbol  the emoji, or null
/// @param picture path of the emoji's picture below `/media/`, or null
public record Suggestion(String insert, String words, @Nullable Person person, @Nullable String symbol,
                         @Nullable String picture) {
}
