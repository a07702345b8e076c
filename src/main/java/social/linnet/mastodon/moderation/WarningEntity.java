package social.linnet.mastodon.moderation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.mastodon.entity.AccountEntity;

/// Mastodon's AccountWarning.
///
/// @param action    `none`, `silence` or `suspend`
/// @param statusIds the posts it is about
/// @param appeal    what the account said to it, or null
record WarningEntity(String id, String action, String text, List<String> statusIds, AccountEntity targetAccount,
                     @Nullable Appeal appeal, String createdAt) {

    /// Mastodon's Appeal.
    ///
    /// @param state `pending`, `approved` or `rejected`
    record Appeal(String text, String state) {
    }
}
