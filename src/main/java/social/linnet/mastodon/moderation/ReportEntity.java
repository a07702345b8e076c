package social.linnet.mastodon.moderation;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.mastodon.entity.AccountEntity;

/// Mastodon's Report.
///
/// @param actionTaken   whether moderators have closed it
/// @param actionTakenAt when they did, or null
/// @param category      `spam`, `legal`, `violation` or `other`
/// @param targetAccount whom it is about
record ReportEntity(String id, boolean actionTaken, @Nullable String actionTakenAt, String category, String comment,
                    boolean forwarded, String createdAt, List<String> statusIds, List<String> ruleIds,
                    AccountEntity targetAccount) {
}
