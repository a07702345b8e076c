package social.linnet.web.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.graph.Relations.Standing;
import social.linnet.notification.Kind;
import social.linnet.page.NotificationView;
import social.linnet.page.Person;
import social.linnet.studio.Job;
import social.linnet.web.Frame;

/// What others did that concerns the reader.
///
/// @param show      which kinds of it
/// @param told      newest first
/// @param next      what `before` is on the next page, or null when this is the end
/// @param read      the id up to which the reader had seen it before
/// @param standings what is between the reader and those who follow or ask to
/// @param asking    how many ask to follow the reader
/// @param jobs      what the reader asked the studio for and is told of, by place
/// @param held      how many people are held back by the reader's policy
public record NotificationsPage(Frame frame, Show show, List<NotificationView> told, @Nullable Long next, long read,
                                Map<Long, Standing> standings, long asking, long held, Map<Long, Job> jobs) {

    /// Marks, in a text, where a name begins and where it ends.
    private static final char NAME = '\uE000';
    private static final char END = '\uE001';

    /// Which kinds are shown.
    public enum Show {
        ALL(Set.of(Kind.values()), "bell"),
        MENTIONS(Set.of(Kind.MENTION, Kind.QUOTE), "at"),
        LIKES(Set.of(Kind.LIKE), "heart"),
        REPOSTS(Set.of(Kind.REPOST), "repost"),
        QUOTES(Set.of(Kind.QUOTE), "reply"),
        FOLLOWS(Set.of(Kind.FOLLOW, Kind.FOLLOW_REQUEST, Kind.FEATURED), "followers"),
        POSTS(Set.of(Kind.POST), "feather"),
        POLLS(Set.of(Kind.POLL), "poll"),
        EDITS(Set.of(Kind.EDIT, Kind.QUOTED_EDIT, Kind.CORRECTION), "edit"),
        GRANTS(Set.of(Kind.GRANT_ASKED, Kind.GRANT_GIVEN, Kind.GRANT_USED), "studio"),
        WORKS(Set.of(Kind.JOB_READY, Kind.JOB_FAILED), "studio"),
        MODERATION(Set.of(Kind.WARNING, Kind.APPEAL_ANSWERED, Kind.REPORT, Kind.SIGN_UP), "shield");

        private final Set<Kind> kinds;
        private final String icon;

        Show(Set<Kind> kinds, String icon) {
            this.kinds = kinds;
            this.icon = icon;
        }

        Set<Kind> kinds() {
            return kinds;
        }

        public String icon() {
            return icon;
        }

        /// Its name in addresses; with `told.show.` before it the key of its name for people.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The address of this list.
        public String path() {
            return this == ALL ? "/notifications" : "/notifications?show=" + word();
        }

        static Show of(String word) {
            for (Show show : values()) {
                if (show.word().equals(word)) {
                    return show;
                }
            }
            return ALL;
        }

        /// Those that stand in the menu rather than in a tab.
        public static List<Show> menu() {
            return List.of(LIKES, REPOSTS, QUOTES, FOLLOWS, POSTS, POLLS, EDITS, GRANTS, WORKS, MODERATION);
        }
    }

    /// A part of a line: a name, or what stands between names.
    public record Piece(String text, boolean name) {
    }

    /// What one notification, or several told as one, say.
    public List<Piece> line(NotificationView view) {
        Kind kind = view.newest().kind();
        List<Person> people = view.people();
        int others = people.size() == 1 ? 0 : Math.max(people.size() - 1, view.others());
        if (kind == Kind.JOB_READY) {
            return List.of(new Piece(frame.t("told.job-ready", view.group().members().size()), false));
        }
        String key = isReply(view) ? "told.replied" : (kind.isGroupable() ? "told." : "notification.") + kind.word();
        String text = frame.t(key, named(people.getFirst()), others, people.size() == 1 ? "" : named(people.get(1)));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, from)) {
            int end = text.indexOf(END, at);
            pieces.add(new Piece(text.substring(from, at), false));
            pieces.add(new Piece(text.substring(at + 1, end), true));
            from = end + 1;
        }
        pieces.add(new Piece(text.substring(from), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /// Whether somebody who names the reader answers them.
    private boolean isReply(NotificationView view) {
        Person answering = view.post() == null ? null : view.post().answering();
        return view.newest().kind() == Kind.MENTION && answering != null && frame.me() != null && answering.id() == frame.me().id();
    }

    /// What the reader asked the studio for, where it tells of that.
    public @Nullable Job job(NotificationView view) {
        Kind kind = view.newest().kind();
        return kind == Kind.JOB_READY || kind == Kind.JOB_FAILED ? jobs.get(view.newest().about()) : null;
    }

    private static String named(Person person) {
        return NAME + person.name().replace(NAME, ' ').replace(END, ' ') + END;
    }

    /// The sign beside it.
    public String icon(NotificationView view) {
        return switch (view.newest().kind()) {
            case FOLLOW, FOLLOW_REQUEST, SIGN_UP -> "person";
            case MENTION -> isReply(view) ? "reply" : "at";
            case POST -> "bell";
            case LIKE -> "heart";
            case REPOST -> "repost";
            case QUOTE -> "reply";
            case POLL -> "poll";
            case EDIT, QUOTED_EDIT -> "edit";
            case CORRECTION -> "assistant";
            case WARNING, REPORT, APPEAL_ANSWERED -> "shield";
            case FEATURED -> "star";
            case GRANT_ASKED, GRANT_GIVEN, GRANT_USED, JOB_READY -> "studio";
            case JOB_FAILED -> "alert";
        };
    }

    /// Whether it is new to the reader.
    public boolean isNew(NotificationView view) {
        return view.newest().id() > read;
    }

    /// What is between the reader and the one who did it, where something can be done about it; else null.
    public @Nullable Standing standing(NotificationView view) {
        return view.people().size() == 1 ? standings.get(view.people().getFirst().id()) : null;
    }

    /// Whether they still wait for an answer.
    public boolean isAsking(NotificationView view) {
        Standing standing = standing(view);
        return view.newest().kind() == Kind.FOLLOW_REQUEST && standing != null && standing.requestedBy();
    }

    /// Where the next page is.
    public String older() {
        return show == Show.ALL ? "/notifications?before=" + next
                : "/notifications?show=" + show.word() + "&before=" + next;
    }
}
