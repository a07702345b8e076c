package social.linnet.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Who sees what, through every address that shows a status.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityTest extends MastodonTest {

    private static final List<String> VISIBILITIES = List.of("public", "unlisted", "private", "direct");
    private static final List<String> VIEWERS = List.of("author", "mentioned", "follower", "stranger", "app",
            "signed out");
    private static final Map<String, Set<String>> SEEN_BY = Map.of(
            "public", Set.copyOf(VIEWERS), "unlisted", Set.copyOf(VIEWERS),
            "private", Set.of("author", "mentioned", "follower"), "direct", Set.of("author", "mentioned"));

    private final Map<String, String> statuses = new java.util.HashMap<>();
    private final Map<String, Http> viewers = new java.util.HashMap<>();
    private Member author;
    private String root;

    @BeforeAll
    void alicePostsForEverybodyInTurn() {
        author = member("alice");
        Member mentioned = member("carol");
        Member follower = member("bob");
        follow(follower, author);
        root = post(author, "root").text("id");
        for (String visibility : VISIBILITIES) {
            Reply reply = author.http().json("POST", "/api/v1/statuses", Map.of("status",
                    "@" + mentioned.handle() + " " + visibility, "visibility", visibility, "in_reply_to_id", root));
            assertThat(reply.text("visibility")).isEqualTo(visibility);
            statuses.put(visibility, reply.text("id"));
        }
        viewers.put("author", author.http());
        viewers.put("mentioned", mentioned.http());
        viewers.put("follower", follower.http());
        viewers.put("stranger", member("dave").http());
        viewers.put("app", http().as(appToken(app(ALL), ALL)));
        viewers.put("signed out", http());
    }

    static List<Arguments> everyVisibilityAndViewer() {
        List<Arguments> all = new ArrayList<>();
        VISIBILITIES.forEach(visibility -> VIEWERS.forEach(viewer -> all.add(Arguments.of(visibility, viewer))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("everyVisibilityAndViewer")
    void eachSeesWhatIsForThem(String visibility, String viewer) {
        boolean seen = SEEN_BY.get(visibility).contains(viewer);
        String id = statuses.get(visibility);
        Http http = viewers.get(viewer);
        assertThat(http.get("/api/v1/statuses/" + id).status()).isEqualTo(seen ? 200 : 404);
        assertThat(http.get("/api/v1/statuses/" + id + "/context").status()).isEqualTo(seen ? 200 : 404);
        assertThat(shows(http, "/api/v1/statuses?id[]=" + id, "", id)).isEqualTo(seen);
        assertThat(shows(http, "/api/v1/statuses/" + root + "/context", "descendants", id)).isEqualTo(seen);
        assertThat(shows(http, "/api/v1/accounts/" + author.id() + "/statuses", "", id)).isEqualTo(seen);
        if (!seen && !viewer.equals("signed out") && !viewer.equals("app")) {
            for (String act : List.of("favourite", "unfavourite", "reblog", "unreblog")) {
                assertThat(http.form("POST", "/api/v1/statuses/" + id + "/" + act).status()).as(act).isEqualTo(404);
            }
            assertThat(http.delete("/api/v1/statuses/" + id).status()).isEqualTo(404);
            assertThat(http.form("POST", "/api/v1/statuses", "status", "to what?", "in_reply_to_id", id).status())
                    .isEqualTo(404);
        }
    }

    private static boolean shows(Http http, String path, String field, String id) {
        Reply reply = http.get(path);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return (field.isEmpty() ? reply.body() : reply.body().path(field)).valueStream()
                .anyMatch(status -> status.path("id").asString().equals(id));
    }
}
