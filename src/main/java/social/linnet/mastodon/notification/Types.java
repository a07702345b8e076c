package social.linnet.mastodon.notification;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.mastodon.wire.Params;
import social.linnet.notification.Group;
import social.linnet.notification.Kind;
import social.linnet.notification.Wanted;

/// Mastodon's words for what people are told.
final class Types {

    private static final Set<Kind> UNKNOWN = EnumSet.of(Kind.FEATURED, Kind.GRANT_ASKED, Kind.GRANT_GIVEN, Kind.GRANT_USED,
            Kind.JOB_READY, Kind.JOB_FAILED, Kind.APPEAL_ANSWERED);

    private static final Pattern GROUP = Pattern.compile("([a-z_.]{1,30})(?:-([0-9]{1,19}))?-([0-9]{1,9})");
    private static final String SINGLE = "ungrouped-";

    private Types() {
    }

    static String of(Kind kind) {
        return switch (kind) {
            case FOLLOW -> "follow";
            case FOLLOW_REQUEST -> "follow_request";
            case MENTION -> "mention";
            case POST -> "status";
            case LIKE -> "favourite";
            case REPOST -> "reblog";
            case QUOTE -> "quote";
            case POLL -> "poll";
            case EDIT, CORRECTION -> "update";
            case QUOTED_EDIT -> "quoted_update";
            case WARNING -> "moderation_warning";
            case REPORT -> "admin.report";
            case SIGN_UP -> "admin.sign_up";
            case FEATURED -> "added_to_collection";
            // Mastodon has no such thing: these are told to those who ask for them by name
            case GRANT_ASKED -> "linnet.grant_asked";
            case GRANT_GIVEN -> "linnet.grant_given";
            case GRANT_USED -> "linnet.grant_used";
            case JOB_READY -> "linnet.job_ready";
            case JOB_FAILED -> "linnet.job_failed";
            case APPEAL_ANSWERED -> "linnet.appeal_answered";
        };
    }

    static Optional<Kind> kind(String type) {
        return Arrays.stream(Kind.values()).filter(kind -> of(kind).equals(type)).findFirst();
    }

    /// Whether clients of 4.5 know it. Others are told to those who ask for them by name alone.
    static boolean isKnownToAll(Kind kind) {
        return !UNKNOWN.contains(kind);
    }

    private static Set<Kind> knownToAll() {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.removeIf(kind -> !isKnownToAll(kind));
        return kinds;
    }

    /// The kinds of these words; clients also send types of servers with more of them, which are here of nothing.
    private static Set<Kind> kinds(Collection<String> types) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        types.forEach(type -> Arrays.stream(Kind.values()).filter(kind -> of(kind).equals(type)).forEach(kinds::add));
        return kinds;
    }

    /// What a client asks for by `types[]`, `exclude_types[]`, `account_id` and `include_filtered`. Whoever asks for one
    /// person's wants all of theirs.
    static Wanted wanted(Params params) {
        Set<Kind> kinds = params.isFilled("types") ? kinds(params.texts("types")) : knownToAll();
        kinds.removeAll(kinds(params.texts("exclude_types")));
        @Nullable Long actor = params.id("account_id");
        return new Wanted(kinds, actor, params.flag("include_filtered") || actor != null);
    }

    /// The kinds that a client wants in groups: all that can be, when it does not say.
    static Set<Kind> grouped(Params params) {
        Set<Kind> grouped = Kind.groupable();
        if (params.isFilled("grouped_types")) {
            grouped.retainAll(kinds(params.texts("grouped_types")));
        }
        return grouped;
    }

    /// The key of a group as clients have it: `favourite-<post>-<hour>`, `follow-<hour>`, `ungrouped-<id>`.
    static String text(Group group) {
        Group.Key key = group.key();
        if (key.id() != null) {
            return SINGLE + key.id();
        }
        return of(key.kind()) + (key.post() == null ? "" : "-" + key.post()) + "-" + key.bucket();
    }

    /// The key in this text.
    ///
    /// @throws Refused `not-found` when it is none
    static Group.Key key(String text) {
        if (text.startsWith(SINGLE)) {
            OptionalLong id = Ids.parse(text.substring(SINGLE.length()));
            return new Group.Key(Kind.MENTION, null, null, id.orElseThrow(Refused::notFound));
        }
        Matcher parts = GROUP.matcher(text);
        if (!parts.matches()) {
            throw Refused.notFound();
        }
        Kind kind = kind(parts.group(1)).filter(Kind::isGroupable).orElseThrow(Refused::notFound);
        @Nullable Long post = null;
        if (parts.group(2) != null) {
            post = Ids.parse(parts.group(2)).orElseThrow(Refused::notFound);
        }
        return Group.Key.of(kind, post, Integer.parseInt(parts.group(3)));
    }
}
