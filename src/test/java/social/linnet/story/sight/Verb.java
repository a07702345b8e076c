package social.linnet.story.sight;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import social.linnet.post.Post;

/// What can be tried on a post whose id somebody has: one route of one door. To whoever may not see the post there is no
/// such post, whatever they try.
enum Verb {
    READ("GET /api/v1/statuses/{}"),
    CONTEXT("GET /api/v1/statuses/{}/context"),
    HISTORY("GET /api/v1/statuses/{}/history"),
    SOURCE("GET /api/v1/statuses/{}/source"),
    REPOSTERS("GET /api/v1/statuses/{}/reblogged_by"),
    LIKERS("GET /api/v1/statuses/{}/favourited_by"),
    QUOTES("GET /api/v1/statuses/{}/quotes"),
    POLL("GET /api/v1/polls/{}"),
    CARD("GET /api/v1/statuses/{}/card"),
    LIKE("POST /api/v1/statuses/{}/favourite"),
    UNLIKE("POST /api/v1/statuses/{}/unfavourite"),
    REPOST("POST /api/v1/statuses/{}/reblog"),
    UNREPOST("POST /api/v1/statuses/{}/unreblog"),
    BOOKMARK("POST /api/v1/statuses/{}/bookmark"),
    UNBOOKMARK("POST /api/v1/statuses/{}/unbookmark"),
    PIN("POST /api/v1/statuses/{}/pin"),
    UNPIN("POST /api/v1/statuses/{}/unpin"),
    MUTE("POST /api/v1/statuses/{}/mute"),
    UNMUTE("POST /api/v1/statuses/{}/unmute"),
    VOTE("POST /api/v1/polls/{}/votes", "{\"choices\":[0]}"),
    TRANSLATE("POST /api/v1/statuses/{}/translate", "{\"lang\":\"fr\"}"),
    DETACH("POST /api/v1/statuses/{}/quotes/{}/revoke"),
    PERMIT("PUT /api/v1/statuses/{}/interaction_policy", "{\"quote_approval_policy\":\"nobody\"}"),
    EDIT("PUT /api/v1/statuses/{}", "{\"status\":\"mine now\"}"),
    ANSWER("POST /api/v1/statuses", "{\"status\":\"to what?\",\"visibility\":\"public\",\"in_reply_to_id\":\"%d\"}"),
    QUOTE("POST /api/v1/statuses", "{\"status\":\"look\",\"visibility\":\"public\",\"quoted_status_id\":\"%d\"}"),
    DELETE("DELETE /api/v1/statuses/{}"),
    REPORT("POST /api/v1/reports", "{\"account_id\":\"%2$d\",\"status_ids\":[\"%1$d\"]}"),
    READ_HERE("GET /@{}/{}"),
    HISTORY_HERE("GET /@{}/{}/history"),
    LIKERS_HERE("GET /@{}/{}/likes"),
    REPOSTERS_HERE("GET /@{}/{}/reposts"),
    QUOTES_HERE("GET /@{}/{}/quotes"),
    MORE_HERE("GET /posts/{}/more"),
    LIKE_HERE("POST /posts/{}/like"),
    UNLIKE_HERE("POST /posts/{}/unlike"),
    REPOST_HERE("POST /posts/{}/repost"),
    UNREPOST_HERE("POST /posts/{}/unrepost"),
    BOOKMARK_HERE("POST /posts/{}/bookmark"),
    UNBOOKMARK_HERE("POST /posts/{}/unbookmark"),
    PIN_HERE("POST /posts/{}/pin"),
    UNPIN_HERE("POST /posts/{}/unpin"),
    MUTE_HERE("POST /posts/{}/mute"),
    UNMUTE_HERE("POST /posts/{}/unmute"),
    VOTE_HERE("POST /posts/{}/vote", "choice=0"),
    DETACH_HERE("POST /posts/{}/detach", "quoted=%d"),
    ANSWER_HERE("POST /posts", "text=what&audience=public&reply_to=%d"),
    EDIT_HERE("POST /posts/{}/edit", "text=mine now"),
    REDRAFT_HERE("POST /posts/{}/redraft"),
    QUOTE_HERE("POST /posts", "text=look&audience=public&quote=%d"),
    MEME_HERE("POST /studio/meme", "layout=bar&text=so&post=%d"),
    MEME_LOOK_HERE("POST /studio/meme/preview", "layout=bar&panel=s%d"),
    PANEL_HERE("GET /posts/{}/assistant"),
    ASK_HERE("POST /posts/{}/assistant", "task=explain"),
    ASK_AGAIN_HERE("POST /posts/{}/ask-again"),
    DELETE_HERE("POST /posts/{}/delete"),
    REPORT_HERE("POST /@{}/report", "post=%d&category=other");

    final String route;
    private final @Nullable String body;

    Verb(String route) {
        this(route, null);
    }

    Verb(String route, @Nullable String body) {
        this.route = route;
        this.body = body;
    }

    private String method() {
        return route.substring(0, route.indexOf(' '));
    }

    boolean isOfTheSite() {
        return !route.contains(" /api/");
    }

    /// Whether it is met where the site shows the post.
    boolean isPage() {
        return route.startsWith("GET /@{}/{}");
    }

    String below() {
        return route.substring("GET /@{}/{}".length());
    }

    boolean isForAnybody() {
        return method().equals("GET") && this != SOURCE && this != PANEL_HERE;
    }

    /// Tries it.
    ///
    /// @return the status that was answered
    int on(Stage stage, Viewer viewer, long post) {
        Eyes eyes = stage.eyes.get(viewer);
        if (isPage()) {
            return eyes.site(stage.address(post) + below()).status();
        }
        long author = stage.posts.find(post).map(Post::author).orElseThrow();
        String path = route.substring(route.indexOf(' ') + 1)
                .replace("@{}", "@" + stage.accounts.handleOf(author)).replace("{}", String.valueOf(post));
        String sent = body == null ? null : String.format(Locale.ROOT, body, post, author);
        if (!isOfTheSite()) {
            return eyes.api(method(), path, sent).status();
        }
        return (method().equals("GET") ? eyes.site(path) : eyes.press(path, pairs(sent))).status();
    }

    private static String[] pairs(@Nullable String form) {
        return form == null ? new String[0] : form.split("[&=]");
    }

    /// Verbs that answer 404 of what is there, too, and why.
    static final Map<Verb, String> NEVER_THERE = Map.of(TRANSLATE, "there is no translation",
            ASK_AGAIN_HERE, "it asks nothing");
}
