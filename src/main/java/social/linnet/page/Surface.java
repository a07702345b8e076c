package social.linnet.page;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import social.linnet.filter.Filter;
import social.linnet.page.Listing.Reason;

import static social.linnet.page.Listing.Reason.AI_MADE;
import static social.linnet.page.Listing.Reason.ALIKE;
import static social.linnet.page.Listing.Reason.AUTHOR_GONE;
import static social.linnet.page.Listing.Reason.BLOCKED;
import static social.linnet.page.Listing.Reason.CITES_BLOCKED;
import static social.linnet.page.Listing.Reason.GONE;
import static social.linnet.page.Listing.Reason.HIDDEN;
import static social.linnet.page.Listing.Reason.LIMITED;
import static social.linnet.page.Listing.Reason.MUTED;
import static social.linnet.page.Listing.Reason.NOT_DISCOVERABLE;
import static social.linnet.page.Listing.Reason.NOT_FOR_THEM;
import static social.linnet.page.Listing.Reason.OTHER_LANGUAGE;
import static social.linnet.page.Listing.Reason.REPOSTS_OFF;

/// Every place where posts are shown, with what each leaves out. Whoever shows posts names one of these, so that nothing
/// is shown by rules that nobody chose.
///
/// What is gone, not for the viewer, or blocked is left out everywhere. The differences are three: whether the viewer
/// asked for this very author ([#isAskedFor]: a block or mute of their own does not hide what they went to see), whether
/// the people whom a post speaks to count as well ([#isFollowed]), and whether strangers look for posts there. Feeds fold
/// what is alike; a profile, a thread and a search show all of it.
public enum Surface {
    /// One post, by its address.
    BY_ID(true, false),
    /// What a post answers and what answers it.
    CONTEXT(false, false, MUTED, LIMITED, AI_MADE, HIDDEN),
    /// The posts of those one follows.
    HOME(false, true, MUTED, REPOSTS_OFF, OTHER_LANGUAGE, AI_MADE, HIDDEN, ALIKE),
    /// Everybody's discoverable posts.
    LOCAL(false, false, MUTED, NOT_DISCOVERABLE, LIMITED, AI_MADE, HIDDEN, ALIKE),
    /// Discoverable posts with a tag.
    TAG(false, false, MUTED, NOT_DISCOVERABLE, LIMITED, AI_MADE, HIDDEN, ALIKE),
    /// Discoverable posts with a link.
    LINK(false, false, MUTED, NOT_DISCOVERABLE, LIMITED, AI_MADE, HIDDEN),
    /// The posts of a list's members.
    LIST(false, true, MUTED, REPOSTS_OFF, AI_MADE, HIDDEN, ALIKE),
    /// What one account posted.
    PROFILE(true, false, MUTED, AI_MADE, HIDDEN),
    /// What a search found. What may be found at all is the search's own question.
    SEARCH(false, false, MUTED, LIMITED, AI_MADE, HIDDEN),
    /// What is liked by those one follows: strangers' posts among it, and so what strangers may come upon alone.
    FOR_YOU(false, false, MUTED, NOT_DISCOVERABLE, LIMITED, OTHER_LANGUAGE, AI_MADE, HIDDEN, ALIKE),
    /// What many speak of.
    TRENDS(false, false, MUTED, NOT_DISCOVERABLE, LIMITED, AI_MADE, HIDDEN, ALIKE),
    /// What somebody is told about. Whom they want to hear of is the notification's own question.
    NOTIFICATION(false, false, HIDDEN),
    /// What arrives at home while one looks.
    STREAM(false, true, MUTED, REPOSTS_OFF, OTHER_LANGUAGE, AI_MADE, HIDDEN),
    /// A post inside one that quotes it.
    QUOTE(false, false, MUTED),
    /// A post that the assistant's answer cites, named below it.
    CITED(false, false),
    /// A post inside a repost of it, and who reposted it.
    REPOST(false, false),
    /// What one kept for oneself: a mute does not hide it.
    BOOKMARKS(false, false),
    /// What one liked: a mute does not hide it.
    LIKES(false, false),
    /// Direct posts between people: a mute does not hide what was said to oneself, a block of either does.
    CONVERSATION(false, false),
    /// A post as it is shown by another site or program in small.
    CARD(false, false),
    /// Discoverable posts for feed readers, who are nobody.
    RSS(false, false, NOT_DISCOVERABLE, LIMITED),
    /// A post inside another site.
    OEMBED(false, false),
    /// One's own posts, in the copy one takes away.
    ARCHIVE(true, false),
    /// Everybody's public posts, for programs.
    FIREHOSE(false, false),
    /// The sign in front of the house: newest pictures, for whoever is not signed in.
    LANDING(false, false, NOT_DISCOVERABLE, LIMITED);

    private final boolean askedFor;
    private final boolean followed;
    private final Set<Reason> leavesOut = EnumSet.of(GONE, AUTHOR_GONE, NOT_FOR_THEM, BLOCKED, CITES_BLOCKED);

    Surface(boolean askedFor, boolean followed, Reason... more) {
        this.askedFor = askedFor;
        this.followed = followed;
        this.leavesOut.addAll(Set.of(more));
    }

    /// Whether something is left out here for this reason.
    public boolean leavesOut(Reason reason) {
        return leavesOut.contains(reason);
    }

    /// Whether the viewer asked for what this very author posted: then their own block or mute of that author hides
    /// nothing, while one of somebody whom the author reposts does.
    public boolean isAskedFor() {
        return askedFor;
    }

    /// In which context of the viewer's filters it is; null where none holds by itself.
    Filter.@Nullable Context context() {
        return switch (this) {
            case HOME, LIST, STREAM -> Filter.Context.HOME;
            case LOCAL, TAG, LINK, SEARCH, FOR_YOU, TRENDS -> Filter.Context.PUBLIC;
            case BY_ID, CONTEXT -> Filter.Context.THREAD;
            case PROFILE -> Filter.Context.ACCOUNT;
            case NOTIFICATION -> Filter.Context.NOTIFICATIONS;
            case QUOTE, CITED, REPOST, BOOKMARKS, LIKES, CONVERSATION, CARD, RSS, OEMBED, ARCHIVE, FIREHOSE, LANDING -> null;
        };
    }

    /// Whether posts come here because their author is followed: then a post that speaks to somebody blocked or muted is
    /// left out with them.
    public boolean isFollowed() {
        return followed;
    }
}
