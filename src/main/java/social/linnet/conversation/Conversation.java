package social.linnet.conversation;

import java.util.List;

/// A thread of direct posts among the same people, as one of them has it.
///
/// @param id       the first post of it that they have; with their account it names the conversation
/// @param people   the others in it, ascending; empty when somebody writes to themselves
/// @param lastPost the newest post
/// @param unread   whether somebody else's post is newer than what they have read
public record Conversation(long id, List<Long> people, long lastPost, boolean unread) {
}
