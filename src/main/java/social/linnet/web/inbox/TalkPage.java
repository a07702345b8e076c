package social.linnet.web.inbox;

import org.jspecify.annotations.Nullable;

import social.linnet.page.ChatPages;
import social.linnet.page.PostView;
import social.linnet.web.Frame;

/// What was said in a chat, and the box for saying more.
///
/// @param key  random, one a rendering: the idempotency key of the next message
/// @param text what stands in the box at first
public record TalkPage(Frame frame, ChatPages.Talk talk, String key, String text) {

    public String path() {
        return "/messages/" + talk.chat().id();
    }

    /// Who is in it, as its title.
    public String with() {
        return MessagesPage.with(frame, talk.people());
    }

    /// Whether the writer of a message has to be named: not where two are alone.
    public boolean isNamed(PostView post) {
        return talk.people().size() > 1 && !post.mine().own();
    }

    /// What was said last, or null.
    public @Nullable PostView last() {
        return talk.posts().isEmpty() ? null : talk.posts().getLast();
    }
}
