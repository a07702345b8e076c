package social.linnet.notification;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What somebody is told.
public enum Kind {
    /// Somebody follows you.
    FOLLOW,
    /// Somebody asks to follow you.
    FOLLOW_REQUEST,
    /// Somebody named you in a post, or answered you.
    MENTION,
    /// Somebody of whose posts you asked to be told published one.
    POST,
    /// Somebody liked your post.
    LIKE,
    /// Somebody reposted your post.
    REPOST,
    /// Somebody quoted your post. The post is theirs, what it is about is yours.
    QUOTE,
    /// A poll ended that you made or voted in.
    POLL,
    /// A post that you reposted was changed.
    EDIT,
    /// A post that you quoted was changed. The post is the one changed, what it is about is yours.
    QUOTED_EDIT,
    /// The assistant corrected what it had said to you, or what you liked, reposted or answered.
    CORRECTION,
    /// A moderator says something about what you did.
    WARNING,
    /// Somebody reported an account: to moderators alone.
    REPORT,
    /// Somebody is new here: to moderators alone.
    SIGN_UP,
    /// Somebody shows you in a showcase of theirs. It is about the showcase.
    FEATURED,
    /// Somebody asks for leave to make something from a picture of yours. It is about the leave.
    GRANT_ASKED,
    /// Somebody gave you leave to make something from a picture of theirs.
    GRANT_GIVEN,
    /// Somebody made something by the leave you gave, published or not.
    GRANT_USED,
    /// What you asked the studio for is made. It is about the job.
    JOB_READY,
    /// What you asked the studio for could not be made. It is about the job.
    JOB_FAILED,
    /// A moderator answered what you said to a refusal. It is about the appeal.
    APPEAL_ANSWERED;

    private static final Set<Kind> GROUPED = EnumSet.of(FOLLOW, LIKE, REPOST, JOB_READY);
    private static final Set<Kind> UNFILTERED = EnumSet.of(POLL, EDIT, QUOTED_EDIT, CORRECTION, WARNING, REPORT, SIGN_UP,
            GRANT_GIVEN, GRANT_USED, JOB_READY, JOB_FAILED, APPEAL_ANSWERED);
    private static final Set<Kind> WITHOUT_POST = EnumSet.of(FOLLOW, FOLLOW_REQUEST, WARNING, REPORT, SIGN_UP,
            FEATURED, GRANT_ASKED, GRANT_GIVEN, GRANT_USED, JOB_READY, JOB_FAILED, APPEAL_ANSWERED);
    private static final Set<Kind> ASKED_FOR = EnumSet.of(POST, POLL, CORRECTION, REPORT, SIGN_UP);
    private static final Set<Kind> OFFICIAL = EnumSet.of(REPORT, SIGN_UP);

    /// Its name in the keys of messages.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kinds of which many say the same, and are told as one.
    public static Set<Kind> groupable() {
        return EnumSet.copyOf(GROUPED);
    }

    /// Whether many of them are told as one.
    public boolean isGroupable() {
        return GROUPED.contains(this);
    }

    /// Whether it is about a post, and nothing without it.
    public boolean hasPost() {
        return !WITHOUT_POST.contains(this);
    }

    /// Whether a policy may hold it back: what follows from one's own doing always arrives.
    boolean isFilterable() {
        return !UNFILTERED.contains(this);
    }

    /// Whether it is told to moderators as such, whatever is between them and whom it is about.
    boolean isOfficial() {
        return OFFICIAL.contains(this);
    }

    /// Whether the log does not say who is told: they asked to be, voted, reacted to it, or were moderators then, of which
    /// there are no events, or none that says who still does.
    boolean isAskedFor() {
        return ASKED_FOR.contains(this);
    }
}
