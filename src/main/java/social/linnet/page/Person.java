package social.linnet.page;

import org.jspecify.annotations.Nullable;

import social.linnet.account.Account;
import social.linnet.media.Picture;

/// An account as it stands beside a post.
///
/// @param name   what to show; never empty
/// @param avatar path below `/media/`, or null for the drawn one
/// @param sample whether to label it as a sample person
public record Person(long id, String handle, String name, Account.Kind kind, @Nullable String avatar, boolean sample) {

    /// Path below `/media/` of a smaller one, 120 pixels wide, which is enough beside a post; null for the drawn one.
    public @Nullable String smallAvatar() {
        return avatar == null ? null : avatar.replace("/" + Picture.Size.LARGE.word() + ".", "/" + Picture.Size.SMALL.word() + ".");
    }

    public static Person of(Account account) {
        return new Person(account.id(), account.handle(), account.shownName(), account.kind(), account.avatar(),
                account.sample());
    }
}
