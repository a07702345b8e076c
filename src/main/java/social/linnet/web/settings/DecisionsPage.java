package social.linnet.web.settings;

import java.util.List;

import social.linnet.moderation.Warnings;
import social.linnet.web.Frame;

/// What moderators decided about the reader.
///
/// @param decisions newest first
public record DecisionsPage(Frame frame, List<Warnings.Warning> decisions) {
}
