package social.linnet.mastodon.entity;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import social.linnet.instance.EmojiSet;
import social.linnet.page.PollView;

/// Mastodon's Poll.
///
/// @param voted    absent for those who are not signed in
/// @param ownVotes absent for those who are not signed in
public record PollEntity(String id, @Nullable String expiresAt, boolean expired, boolean multiple, long votesCount,
                         long votersCount, List<Option> options, List<EmojiEntity> emojis,
                         @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean voted,
                         @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Integer> ownVotes) {

    /// @param votesCount null while the counts are hidden
    public record Option(String title, @Nullable Long votesCount) {
    }

    /// The entity of this poll.
    public static PollEntity of(PollView poll, boolean signedIn, EmojiSet emojis, Addresses addresses) {
        String[] titles = poll.options().stream().map(PollView.Option::title).toArray(String[]::new);
        return new PollEntity(String.valueOf(poll.id()), poll.endsAt() == null ? null : Times.text(poll.endsAt()),
                poll.expired(), poll.multiple(), poll.votes(), poll.voters(),
                poll.options().stream().map(option -> new Option(option.title(), option.votes())).toList(),
                emojis.in(titles).stream().map(emoji -> EmojiEntity.of(emoji, addresses)).toList(),
                signedIn ? poll.voted() : null, signedIn ? poll.own() : null);
    }
}
