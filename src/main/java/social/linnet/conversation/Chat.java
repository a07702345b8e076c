package social.linnet.conversation;

import java.util.List;

/// All direct posts among the same people, whatever threads they are in, as one of them has them.
///
/// @param id       the first post of it; any other names it as well, with the account
/// @param people   the others in it, ascending; empty when somebody writes to themselves
/// @param lastPost the newest post
/// @param unread   whether there is a conversation in it that is still to be read
public record Chat(long id, List<Long> people, long lastPost, boolean unread) {
}
