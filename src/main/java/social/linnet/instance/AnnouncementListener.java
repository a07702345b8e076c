package social.linnet.instance;

/// Hears of announcements, once what is done with them is committed. A bean that implements this is told, of what this
/// process does. It must return at once.
public interface AnnouncementListener {

    /// @param announcement as somebody sees it who has not read it yet
    void announced(Announcement announcement);

    /// @param count how many have answered it with this emoji by now
    void answered(long announcement, String name, long count);

    void takenBack(long announcement);
}
