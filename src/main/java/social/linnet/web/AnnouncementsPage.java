package social.linnet.web;

import java.util.List;

import social.linnet.instance.Announcement;

/// What is announced, for those who read it and for those who write it.
public record AnnouncementsPage(Frame frame, List<Announcement> announcements) {

    /// A reaction as text: a custom emoji between colons, so that its picture takes its place.
    public String shown(Announcement.Reaction reaction) {
        return frame.emojis().find(reaction.name()).map(emoji -> ":" + reaction.name() + ":").orElse(reaction.name());
    }
}
