package social.linnet.mastodon.streaming;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import social.linnet.conversation.ConversationListener;
import social.linnet.conversation.Conversations;
import social.linnet.event.Refused;
import social.linnet.filter.FilterListener;
import social.linnet.instance.Announcement;
import social.linnet.instance.AnnouncementListener;
import social.linnet.mastodon.instance.AnnouncementWriter;
import social.linnet.mastodon.timeline.ConversationWriter;
import social.linnet.mastodon.wire.JsonBytes;

/// Tells those who are there what is in no timeline: that a conversation of theirs or their filters have changed, and
/// what the house announces.
@Component
class OtherNews implements ConversationListener, FilterListener, AnnouncementListener {

    private final Connections connections;
    private final Conversations conversations;
    private final ConversationWriter conversationWriter;
    private final AnnouncementWriter announcementWriter;

    OtherNews(Connections connections, Conversations conversations, ConversationWriter conversationWriter,
              AnnouncementWriter announcementWriter) {
        this.connections = connections;
        this.conversations = conversations;
        this.conversationWriter = conversationWriter;
        this.announcementWriter = announcementWriter;
    }

    @Override
    public void conversationChanged(long account, long post) {
        Channel direct = Channel.own(Channel.Kind.DIRECT, account);
        tell(direct, "conversation", () -> conversation(account, post));
    }

    private Optional<String> conversation(long account, long post) {
        try {
            return conversationWriter.each(account, List.of(conversations.find(account, post))).stream().findFirst()
                    .map(JsonBytes::toByteArray).map(OtherNews::text);
        } catch (Refused goneMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public void filtersChanged(long owner) {
        tell(Channel.own(Channel.Kind.USER, owner), "filters_changed", () -> Optional.of(""));
    }

    @Override
    public void announced(Announcement announcement) {
        tellEverybody("announcement", text(announcementWriter.json(announcement)));
    }

    @Override
    public void answered(long announcement, String name, long count) {
        tellEverybody("announcement.reaction", text(announcementWriter.answer(announcement, name, count)));
    }

    @Override
    public void takenBack(long announcement) {
        tellEverybody("announcement.delete", Long.toString(announcement));
    }

    /// What everybody is told is written once.
    private void tellEverybody(String event, String payload) {
        connections.followed(Channel.Kind.USER).forEach(home -> tell(home, event, () -> Optional.of(payload)));
    }

    private void tell(Channel channel, String event, Supplier<Optional<String>> payload) {
        connections.following(channel).forEach(one -> one.offer(new News.Said(channel, event, payload)));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
