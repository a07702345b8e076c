package social.linnet.web;

import java.util.List;

import org.jspecify.annotations.Nullable;

import social.linnet.page.NotificationView;

/// What others did that concerns the reader.
///
/// @param told newest first
/// @param next what `before` is on the next page, or null when this is the end
public record NotificationsPage(Frame frame, List<NotificationView> told, @Nullable Long next) {
}
