package social.linnet.story.sight;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import social.linnet.event.Audience;
import social.linnet.story.sight.Stage.Part;
import social.linnet.testing.Unzipped;

/// How posts are met somewhere: one route of one door, with what is read there. Whoever adds a route on which a post's
/// words can stand adds a line here; `RoutesToSightTest` sees to it.
enum Way {
    STATUS(Sight.BY_ID, "GET /api/v1/statuses/{}", Part.PLAIN, each("/api/v1/statuses/%d", Part.PLAIN)),
    STATUSES(Sight.BY_ID, "GET /api/v1/statuses", Part.PLAIN, each("/api/v1/statuses?id[]=%d", Part.PLAIN)),
    HISTORY(Sight.BY_ID, "GET /api/v1/statuses/{}/history", Part.PLAIN, each("/api/v1/statuses/%d/history", Part.PLAIN)),
    SOURCE(Sight.SOURCE, "GET /api/v1/statuses/{}/source", Part.PLAIN, each("/api/v1/statuses/%d/source", Part.PLAIN)),
    POLL(Sight.BY_ID, "GET /api/v1/polls/{}", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .api("/api/v1/polls/" + stage.id(Part.PLAIN, kind)).status() == 200 ? stage.word(Part.PLAIN, kind) : ""),
    PAGE(Sight.BY_ID, "GET /@{}/{}", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site(stage.address(stage.id(Part.PLAIN, kind))).body()),
    HISTORY_PAGE(Sight.BY_ID, "GET /@{}/{}/history", Part.PLAIN, beside("/history")),
    QUOTES_PAGE(Sight.QUOTE, "GET /@{}/{}/quotes", Part.QUOTED, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site(stage.address(stage.id(Part.QUOTED, kind)) + "/quotes").body()),
    MORE(Sight.BY_ID, "GET /posts/{}/more", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/posts/" + stage.id(Part.PLAIN, kind) + "/more").body()),
    COMPOSE_ANSWER(Sight.COMPOSE, "GET /compose", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/compose?reply=" + stage.id(Part.PLAIN, kind)).body()),
    COMPOSE_QUOTE(Sight.COMPOSE, "GET /compose", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/compose?quote=" + stage.id(Part.PLAIN, kind)).body()),
    MEME(Sight.MEME, "GET /studio/meme", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/studio/meme?post=" + stage.id(Part.PLAIN, kind)).body()),
    MEME_DRAWN(Sight.MEME, "GET /studio/meme/preview", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/studio/meme/preview?layout=bar&panel=s" + stage.id(Part.PLAIN, kind)).body().contains("JFIF")
            ? stage.word(Part.PLAIN, kind) : ""),
    SEARCH_ADDRESS(Sight.SEARCH_ADDRESS, "GET /api/v2/search", Part.PLAIN, Kind::late, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .api("/api/v2/search?resolve=true&q=" + stage.url + stage.address(stage.id(Part.PLAIN, kind))).body()),
    BELOW(Sight.CONTEXT, "GET /api/v1/statuses/{}/context", Part.TALK,
            whole(stage -> "/api/v1/statuses/" + stage.root + "/context")),
    ABOVE(Sight.CONTEXT, "GET /api/v1/statuses/{}/context", Part.TALK, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .api("/api/v1/statuses/" + stage.answerTo.get(stage.id(Part.TALK, kind)) + "/context").body()),
    BELOW_ON_PAGE(Sight.CONTEXT, "GET /@{}/{}", Part.TALK, page(stage -> stage.address(stage.root))),
    HOME(Sight.HOME, "GET /api/v1/timelines/home", Part.PLAIN, all("/api/v1/timelines/home?limit=40")),
    HOME_PAGE(Sight.HOME, "GET /home", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer).everySite("/home"))),
    FOR_YOU(Sight.FOR_YOU, "GET /home", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/home?tab=for-you"))),
    LOCAL_TAB(Sight.LOCAL_TAB, "GET /home", Part.PLAIN, Kind::late, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .site("/home?tab=local").body() + stage.eyes.get(viewer).site("/home/new?tab=local&after=1").body())),
    LIST_TAB(Sight.LIST, "GET /home", Part.PLAIN, once((stage, viewer, _) -> viewer.isSomebody()
            ? stage.eyes.get(viewer).everySite("/home?tab=list-" + stage.listOf.get(viewer)) : "")),
    LIST_PAGE(Sight.LIST, "GET /lists/{}", Part.PLAIN, once((stage, viewer, _) -> viewer.isSomebody()
            ? stage.eyes.get(viewer).everySite("/lists/" + stage.listOf.get(viewer)) : "")),
    TAG_PAGE(Sight.TAG, "GET /tags/{}", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/tags/" + stage.tag))),
    ARRIVED(Sight.HOME, "GET /home/new", Part.PLAIN, Kind::late, page(_ -> "/home/new?after=1")),
    HOME_SOCKET(Sight.HOME, "GET /api/v1/streaming", Part.PLAIN, "user update"),
    HOME_EVENTS(Sight.HOME, "GET /api/v1/streaming/user", Part.PLAIN, "/user update"),
    LIST(Sight.LIST, "GET /api/v1/timelines/list/{}", Part.PLAIN, once((stage, viewer, _) -> viewer.isSomebody()
            ? stage.eyes.get(viewer).everyApi("/api/v1/timelines/list/" + stage.listOf.get(viewer) + "?limit=40") : "")),
    LIST_SOCKET(Sight.LIST, "GET /api/v1/streaming", Part.PLAIN, "list update"),
    LIST_EVENTS(Sight.LIST, "GET /api/v1/streaming/list", Part.PLAIN, "/list update"),
    PROFILE(Sight.PROFILE, "GET /api/v1/accounts/{}/statuses", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everyApi("/api/v1/accounts/" + stage.people.get(Viewer.AUTHOR).id() + "/statuses?limit=40&exclude_reblogs=1"))),
    PROFILE_PAGE(Sight.PROFILE, "GET /@{}", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/@" + stage.people.get(Viewer.AUTHOR).handle()))),
    PROFILE_REPLIES(Sight.PROFILE, "GET /@{}/replies", Part.TALK, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/@" + stage.people.get(Viewer.AUTHOR).handle() + "/replies"))),
    PROFILE_MEDIA(Sight.PROFILE, "GET /@{}/media", Part.SHOWN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/@" + stage.people.get(Viewer.AUTHOR).handle() + "/media"))),
    PROFILE_WORKS(Sight.PROFILE, "GET /@{}/works", Part.SHOWN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/@" + stage.people.get(Viewer.AUTHOR).handle() + "/works"))),
    LOCAL(Sight.LOCAL, "GET /api/v1/timelines/public", Part.PLAIN, Kind::late,
            whole(_ -> "/api/v1/timelines/public?limit=40")),
    LOCAL_SOCKET(Sight.LOCAL, "GET /api/v1/streaming", Part.PLAIN, "public update"),
    LOCAL_EVENTS(Sight.LOCAL, "GET /api/v1/streaming/public", Part.PLAIN, "/public update"),
    SAME_SOCKET(Sight.LOCAL, "GET /api/v1/streaming", Part.PLAIN, "public:local update"),
    SAME_EVENTS(Sight.LOCAL, "GET /api/v1/streaming/public/local", Part.PLAIN, "/public/local update"),
    TAG(Sight.TAG, "GET /api/v1/timelines/tag/{}", Part.PLAIN, whole(stage -> "/api/v1/timelines/tag/" + stage.tag
            + "?limit=40")),
    TAG_SOCKET(Sight.TAG, "GET /api/v1/streaming", Part.PLAIN, "hashtag update"),
    TAG_EVENTS(Sight.TAG, "GET /api/v1/streaming/hashtag", Part.PLAIN, "/hashtag update"),
    SAME_TAG_SOCKET(Sight.TAG, "GET /api/v1/streaming", Part.PLAIN, "hashtag:local update"),
    SAME_TAG_EVENTS(Sight.TAG, "GET /api/v1/streaming/hashtag/local", Part.PLAIN, "/hashtag/local update"),
    LINK(Sight.LINK, "GET /api/v1/timelines/link", Part.PLAIN, whole(stage -> "/api/v1/timelines/link?limit=40&url="
            + stage.link)),
    SEARCH_KEPT(Sight.SEARCH_KEPT, "GET /api/v2/search", Part.PLAIN, whole(stage ->
            "/api/v2/search?type=statuses&limit=40&q=" + stage.kept)),
    SEARCH(Sight.SEARCH, "GET /api/v2/search", Part.SHOWN, whole(stage -> "/api/v2/search?type=statuses&limit=40&q="
            + stage.common)),
    SEARCH_AS_BEFORE(Sight.SEARCH, "GET /api/v1/search", Part.SHOWN, whole(stage ->
            "/api/v1/search?type=statuses&limit=40&q=" + stage.common)),
    SEARCH_PAGE(Sight.SEARCH, "GET /search", Part.SHOWN, page(stage -> "/search?q=" + stage.common)),
    TRENDS(Sight.TRENDS, "GET /api/v1/trends/statuses", Part.PLAIN, Way::mayTrend, whole(_ -> "/api/v1/trends/statuses?limit=40")),
    EXPLORE(Sight.TRENDS, "GET /explore", Part.PLAIN, Way::mayTrend, page(_ -> "/explore")),
    REVIEW(Sight.REVIEW, "GET /api/v1/admin/trends/statuses", Part.PLAIN, Way::mayTrend, whole(_ -> "/api/v1/admin/trends/statuses")),
    REPORTS(Sight.REPORT, "GET /api/v1/admin/reports", Part.PLAIN, whole(stage -> "/api/v1/admin/reports?target_account_id="
            + stage.people.get(Viewer.AUTHOR).id())),
    REPORT(Sight.REPORT, "GET /api/v1/admin/reports/{}", Part.PLAIN, whole(stage -> "/api/v1/admin/reports/" + stage.report)),
    REPORT_PAGE(Sight.REPORT, "GET /admin/reports/{}", Part.PLAIN, page(stage -> "/admin/reports/" + stage.report)),
    REPORT_TAKEN(Sight.REPORT, "POST /api/v1/admin/reports/{}/assign_to_self", Part.PLAIN, pressed("assign_to_self")),
    REPORT_GIVEN_BACK(Sight.REPORT, "POST /api/v1/admin/reports/{}/unassign", Part.PLAIN, pressed("unassign")),
    REPORT_CLOSED(Sight.REPORT, "POST /api/v1/admin/reports/{}/resolve", Part.PLAIN, pressed("resolve")),
    REPORT_OPENED(Sight.REPORT, "POST /api/v1/admin/reports/{}/reopen", Part.PLAIN, pressed("reopen")),
    REPORT_FORM(Sight.REPORT_FORM, "GET /@{}/report", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/@" + stage.people.get(Viewer.AUTHOR).handle() + "/report?post=" + stage.id(Part.PLAIN, kind)).body()),
    LANDING(Sight.LANDING, "GET /", Part.SHOWN, Kind::late, page(_ -> "/")),
    NOTIFICATIONS(Sight.NOTIFICATION, "GET /api/v1/notifications", Part.TALK,
            all("/api/v1/notifications?limit=80&include_filtered=true")),
    NOTIFICATION(Sight.NOTIFICATION, "GET /api/v1/notifications/{}", Part.TALK, told("/api/v1/notifications/")),
    GROUPS(Sight.NOTIFICATION, "GET /api/v2/notifications", Part.TALK,
            all("/api/v2/notifications?limit=80&include_filtered=true")),
    GROUP(Sight.NOTIFICATION, "GET /api/v2/notifications/{}", Part.TALK, told("/api/v2/notifications/ungrouped-")),
    TRIED_GROUPS(Sight.NOTIFICATION, "GET /api/v2_alpha/notifications", Part.TALK,
            all("/api/v2_alpha/notifications?limit=80&include_filtered=true")),
    TRIED_GROUP(Sight.NOTIFICATION, "GET /api/v2_alpha/notifications/{}", Part.TALK,
            told("/api/v2_alpha/notifications/ungrouped-")),
    TOLD(Sight.TOLD, "GET /api/v1/notifications", Part.TALK, all("/api/v1/notifications?limit=80")),
    TOLD_PAGE(Sight.TOLD, "GET /notifications", Part.TALK, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/notifications"))),
    TOLD_SOCKET(Sight.TOLD, "GET /api/v1/streaming", Part.TALK, "user:notification notification"),
    TOLD_AT_HOME(Sight.TOLD, "GET /api/v1/streaming", Part.TALK, "user notification"),
    TOLD_EVENTS(Sight.TOLD, "GET /api/v1/streaming/user/notification", Part.TALK, "/user/notification notification"),
    REQUESTS(Sight.REQUEST, "GET /api/v1/notifications/requests", Part.PLAIN, Way::isLastDirect,
            whole(_ -> "/api/v1/notifications/requests")),
    REQUEST(Sight.REQUEST, "GET /api/v1/notifications/requests/{}", Part.PLAIN, Way::isLastDirect,
            whole(stage -> "/api/v1/notifications/requests/" + stage.people.get(Viewer.AUTHOR).id())),
    REQUEST_PAGE(Sight.REQUEST, "GET /notifications/requests", Part.PLAIN, Way::isLastDirect,
            page(_ -> "/notifications/requests")),
    CONVERSATIONS(Sight.CONVERSATION, "GET /api/v1/conversations", Part.PLAIN, all("/api/v1/conversations?limit=40")),
    MESSAGES(Sight.CONVERSATION, "GET /messages", Part.PLAIN, Way::isLastInItsChat, once((stage, viewer, _) ->
            stage.eyes.get(viewer).everySite("/messages"))),
    MESSAGE(Sight.CONVERSATION, "GET /messages/{}", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .everySite("/messages/" + stage.id(Part.PLAIN, kind))),
    DIRECT(Sight.CONVERSATION, "GET /api/v1/timelines/direct", Part.PLAIN, all("/api/v1/timelines/direct?limit=40")),
    DIRECT_SOCKET(Sight.CONVERSATION, "GET /api/v1/streaming", Part.PLAIN, "direct conversation"),
    DIRECT_EVENTS(Sight.CONVERSATION, "GET /api/v1/streaming/direct", Part.PLAIN, "/direct conversation"),
    QUOTE(Sight.QUOTE, "GET /api/v1/statuses/{}", Part.QUOTED, around(stage -> stage.quoteOf, Part.QUOTED)),
    QUOTES(Sight.QUOTE, "GET /api/v1/statuses/{}/quotes", Part.QUOTED, each("/api/v1/statuses/%d/quotes", Part.QUOTED)),
    CITED(Sight.CITED, "GET /api/v1/statuses/{}", Part.PLAIN, Way::isForEverybody, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .api("/api/v1/statuses/" + stage.answerOn(kind)).body()),
    CITED_PAGE(Sight.CITED, "GET /@{}/{}", Part.PLAIN, Way::isForEverybody, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .site("/@" + stage.assistant().handle() + "/" + stage.answerOn(kind)).body()),
    CITED_BEFORE(Sight.CITED, "GET /api/v1/statuses/{}/history", Part.PLAIN, Way::isForEverybody, (stage, viewer, kind) -> stage.eyes
            .get(viewer).api("/api/v1/statuses/" + stage.answerOn(kind) + "/history").body()),
    CITED_IN_THREAD(Sight.CITED, "GET /api/v1/statuses/{}/context", Part.PLAIN, Way::isForEverybody, (stage, viewer, kind) -> stage.eyes
            .get(viewer).api("/api/v1/statuses/" + stage.id(Part.PLAIN, kind) + "/context").body()),
    ANSWERING(Sight.CITED, "GET /posts/{}/answering", Part.PLAIN, Way::isForEverybody, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .firstEvents("/posts/" + stage.id(Part.PLAIN, kind) + "/answering")),
    /// No route: what an answer for everybody is made of, as it is asked by mentioning the assistant.
    PROMPT(Sight.PROMPT, null, Part.PLAIN, (stage, viewer, kind) -> stage.prompt(viewer, kind)),
    /// The same in private, by the commands of the panel.
    PANEL(Sight.PANEL, null, Part.PLAIN, (stage, viewer, kind) -> stage.panel(viewer, kind)),
    REPOST(Sight.REPOST, "GET /api/v1/accounts/{}/statuses", Part.PASSED, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everyApi("/api/v1/accounts/" + stage.friend.id() + "/statuses?limit=40"))),
    REPOST_PAGE(Sight.REPOST, "GET /@{}", Part.PASSED, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/@" + stage.friend.handle()))),
    REPOST_BY_ID(Sight.REPOST_BY_ID, "GET /api/v1/statuses/{}", Part.PASSED, around(stage -> stage.repostOf, Part.PASSED)),
    OWN_REPOST(Sight.OWN_REPOST, "GET /api/v1/statuses/{}", Part.AGAIN, around(stage -> stage.repostOf, Part.AGAIN)),
    BOOKMARKS(Sight.BOOKMARKS, "GET /api/v1/bookmarks", Part.PLAIN, all("/api/v1/bookmarks?limit=40")),
    LIKES(Sight.LIKES, "GET /api/v1/favourites", Part.PLAIN, all("/api/v1/favourites?limit=40")),
    BOOKMARKS_PAGE(Sight.BOOKMARKS, "GET /bookmarks", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/bookmarks"))),
    LIKES_PAGE(Sight.LIKES, "GET /likes", Part.PLAIN, once((stage, viewer, _) -> stage.eyes.get(viewer)
            .everySite("/likes"))),
    CARD(Sight.CARD, "GET /api/v1/statuses/{}", Part.LINKED, each("/api/v1/statuses/%d", Part.PLAIN)),
    CARD_ALONE(Sight.CARD, "GET /api/v1/statuses/{}/card", Part.LINKED, each("/api/v1/statuses/%d/card", Part.PLAIN)),
    PICTURE(Sight.PICTURE, "GET /media/{}/{}", Part.SHOWN, (stage, viewer, kind) -> {
        Eyes.Got got = stage.eyes.get(viewer).site(Objects.requireNonNull(stage.pictureOf.get(kind)));
        return got.status() == 200 && !got.body().isEmpty() ? stage.word(Part.SHOWN, kind) : "";
    }),
    RSS(Sight.RSS, "GET /@{}.rss", Part.PLAIN, Kind::late, page(stage -> "/@"
            + stage.people.get(Viewer.AUTHOR).handle() + ".rss")),
    TAG_RSS(Sight.RSS, "GET /tags/{}.rss", Part.PLAIN, Kind::late, page(stage -> "/tags/" + stage.tag + ".rss")),
    OEMBED(Sight.OEMBED, "GET /api/oembed", Part.PLAIN, (stage, viewer, kind) -> stage.eyes.get(viewer)
            .api("/api/oembed?url=" + stage.url + stage.address(stage.id(Part.PLAIN, kind))).body()),
    ARCHIVE(Sight.ARCHIVE, "GET /api/linnet/v1/archive", Part.PLAIN, once((stage, viewer, _) -> viewer.isHere()
            ? Unzipped.of(stage.eyes.get(viewer).bytes("/api/linnet/v1/archive")).words() : "")),
    /// No route yet: the reader that one will have.
    FIREHOSE(Sight.FIREHOSE, null, Part.PLAIN, once((stage, _, _) -> stage.publicLog()));

    /// Reads what a viewer is shown.
    interface Look {
        /// @param kind what is looked for; ways that show many posts at once do not mind
        String at(Stage stage, Viewer viewer, Kind kind);
    }

    /// A look that shows the same whatever is looked for.
    private interface Whole extends Look {
    }

    private interface Path {
        String of(Stage stage);
    }

    final Sight sight;
    /// Method and path with `{}` for its variables; null for what is no route.
    final @Nullable String route;
    final Part part;
    private final Predicate<Kind> tried;
    private final Look look;
    private final @Nullable String channel;

    Way(Sight sight, @Nullable String route, Part part, Look look) {
        this(sight, route, part, _ -> true, look);
    }

    /// @param tried of which kinds of post this way tells, where it does not of all
    Way(Sight sight, @Nullable String route, Part part, Predicate<Kind> tried, Look look) {
        this.sight = sight;
        this.route = route;
        this.part = part;
        this.tried = tried;
        this.look = look;
        this.channel = null;
    }

    /// A stream, which tells only of what happens while one listens.
    Way(Sight sight, String route, Part part, String channel) {
        this.sight = sight;
        this.route = route;
        this.part = part;
        this.tried = Kind::late;
        this.look = (Whole) (stage, viewer, _) -> viewer.isHere() ? stage.ears.get(viewer).heard(channel) : "";
        this.channel = channel;
    }

    private static Look once(Whole look) {
        return look;
    }

    private static Look beside(String what) {
        return (stage, viewer, kind) -> stage.eyes.get(viewer).site(stage.address(stage.id(Part.PLAIN, kind)) + what).body();
    }

    private static Look each(String path, Part part) {
        return (stage, viewer, kind) -> stage.eyes.get(viewer).api(String.format(path, stage.id(part, kind))).body();
    }

    private static Look around(java.util.function.Function<Stage, java.util.Map<Long, Long>> wrappers, Part part) {
        return (stage, viewer, kind) -> {
            Long wrapper = wrappers.apply(stage).get(stage.id(part, kind));
            return wrapper == null ? "" : stage.eyes.get(viewer).api("/api/v1/statuses/" + wrapper).body();
        };
    }

    private static Look whole(Path path) {
        return (Whole) (stage, viewer, _) -> stage.eyes.get(viewer).api(path.of(stage)).body();
    }

    /// What is answered to whoever does this about the report.
    private static Look pressed(String what) {
        return (Whole) (stage, viewer, _) -> stage.eyes.get(viewer)
                .api("POST", "/api/v1/admin/reports/" + stage.report + "/" + what, null).body();
    }

    private static Look all(String path) {
        return (Whole) (stage, viewer, _) -> stage.eyes.get(viewer).everyApi(path);
    }

    private static Look page(Path path) {
        return (Whole) (stage, viewer, _) -> stage.eyes.get(viewer).site(path.of(stage)).body();
    }

    /// Asks for each notification that there is, shown in a list or not.
    private static Look told(String path) {
        return (Whole) (stage, viewer, _) -> {
            StringBuilder all = new StringBuilder();
            if (viewer.isSomebody()) {
                stage.notificationsOf(viewer).forEach(id -> all.append(stage.eyes.get(viewer).api(path + id).body()));
            }
            return all.toString();
        };
    }

    /// Of each author one post trends: of those that may, the one that most like. Those that may not have more.
    private static boolean mayTrend(Kind kind) {
        return kind.audience() != Audience.PUBLIC || Stage.isMuchLiked(kind);
    }

    private static boolean isForEverybody(Kind kind) {
        return kind.audience().isPublic();
    }

    private static boolean isLastDirect(Kind kind) {
        return kind.audience() == Audience.DIRECT && kind.naming() && kind.late();
    }

    /// What is direct among the same people is one chat, which shows its last post in the list.
    private static boolean isLastInItsChat(Kind kind) {
        return kind.audience() != Audience.DIRECT || kind.late();
    }

    @Nullable String channel() {
        return channel;
    }

    boolean tries(Kind kind) {
        return tried.test(kind);
    }

    /// Whether this is a page of the site rather than an answer to an app.
    boolean isOfTheSite() {
        return route == null || !route.contains(" /api/");
    }

    /// What this viewer is shown, by what is looked for: read once where it is the same for all.
    Look read(Stage stage, Viewer viewer) {
        if (!(look instanceof Whole)) {
            return look;
        }
        String read = look.at(stage, viewer, Kind.ALL.getFirst());
        return (_, _, _) -> read;
    }

    static boolean covers(Sight sight) {
        return Arrays.stream(values()).anyMatch(way -> way.sight == sight);
    }
}
