package social.linnet.web;

import java.util.List;

import social.linnet.moderation.Warnings;

/// What moderators decided about the reader.
///
/// @param decisions newest first
public record DecisionsPage(Frame frame, List<Warnings.Warning> decisions) {
}
