package social.linnet.mastodon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import tools.jackson.databind.JsonNode;

import social.linnet.testing.Strangers;
import social.linnet.testing.Undisturbed;
import social.linnet.trend.TrendView;
import social.linnet.trend.Trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What trends, and what does not.
@Undisturbed
class TrendsStoryTest extends MastodonTest {

    @Autowired
    private Strangers strangers;
    @Autowired
    Trends trends;

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    private List<Member> people(int count) {
        List<Member> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(member("p" + i));
        }
        return people;
    }

    private List<String> tags() {
        settle();
        trends.refresh();
        return names("/api/v1/trends/tags?limit=20", "name");
    }

    private List<String> names(String path, String field) {
        Reply reply = http().get(path);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return StreamSupport.stream(reply.body().spliterator(), false).map(one -> one.path(field).asString()).toList();
    }

    @Test
    void ofATagFivePeopleMakeATrendAndFewerOrLouderOnesDoNot() {
        List<Member> people = people(5);
        String tag = word();
        String host = "https://" + strangers.host();
        strangers.serve(host + "/a.png", exchange -> Strangers.send(exchange, 200, "image/png", Png.square(60)));
        strangers.serve(host + "/" + tag, exchange -> Strangers.send(exchange, 200, "text/html",
                "<title>Seen</title><meta property=og:image content=a.png>".getBytes(StandardCharsets.UTF_8)));
        String link = host.replace("https://n", "https://N") + "/" + tag + "?utm_source=x#top";
        for (Member person : people.subList(0, 4)) {
            post(person, "#" + tag + " " + link);
            post(person, "again #" + tag);
        }
        Member fifth = people.get(4);
        post(fifth, "quietly #" + tag, "unlisted");
        post(fifth, "to friends #" + tag, "private");
        String first = post(people.getFirst(), "nothing").text("id");
        fifth.http().json("POST", "/api/v1/statuses", Map.of("status", "an answer #" + tag, "visibility", "public",
                "in_reply_to_id", first));
        fifth.http().json("POST", "/api/v1/statuses", Map.of("status", "covered #" + tag, "visibility", "public",
                "spoiler_text", "careful"));
        assertThat(tags()).doesNotContain(tag);

        String last = post(fifth, "now #" + tag + " " + link).text("id");
        assertThat(tags()).contains(tag);
        JsonNode today = StreamSupport.stream(http().get("/api/v1/trends/tags?limit=20").body().spliterator(), false)
                .filter(one -> one.path("name").asString().equals(tag)).findFirst().orElseThrow().path("history");
        assertThat(today.size()).isEqualTo(7);
        assertThat(today.get(0).path("uses").isString()).isTrue();
        assertThat(today.get(0).path("uses").asString()).isEqualTo("9");
        assertThat(today.get(0).path("accounts").asString()).isEqualTo("5");
        assertThat(today.get(1).path("uses").asString()).isEqualTo("0");
        assertThat(names("/api/v1/trends/links?limit=20", "url")).contains(host + "/" + tag);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(http().get("/api/v1/trends/links?limit=20")
                .body().valueStream().filter(one -> one.path("url").asString().equals(host + "/" + tag)).toList())
                .singleElement().satisfies(one -> {
                    assertThat(one.path("title").asString()).isEqualTo("Seen");
                    assertThat(one.path("image").asString()).startsWith(origin + "/media/");
                    assertThat(one.path("history")).hasSize(7);
                }));

        List<String> lived = tags();
        views.rebuild(TrendView.NAME);
        assertThat(tags()).as("built again").isEqualTo(lived);
        assertThat(trends.history(tag).getFirst().uses()).isEqualTo(9);

        fifth.http().delete("/api/v1/statuses/" + last);
        assertThat(tags()).as("after one took it back").doesNotContain(tag);
        views.rebuild(TrendView.NAME);
        assertThat(tags()).as("built again").doesNotContain(tag);
    }

    @Test
    void aPostTrendsByOthersReactionsAndIsShownByTheGate() {
        List<Member> people = people(6);
        Member alice = people.getFirst();
        String post = post(alice, "look " + word()).text("id");
        String quiet = post(alice, "look " + word(), "unlisted").text("id");
        alice.http().form("POST", "/api/v1/statuses/" + post + "/favourite");
        for (Member person : people.subList(1, 6)) {
            person.http().form("POST", "/api/v1/statuses/" + quiet + "/favourite");
        }
        for (Member person : people.subList(1, 5)) {
            person.http().form("POST", "/api/v1/statuses/" + post + "/favourite");
            person.http().form("POST", "/api/v1/statuses/" + post + "/reblog");
        }
        settle();
        trends.refresh();
        assertThat(names("/api/v1/trends/statuses?limit=40", "id")).doesNotContain(post, quiet);
        people.get(5).http().form("POST", "/api/v1/statuses/" + post + "/reblog");
        settle();
        trends.refresh();
        assertThat(names("/api/v1/trends/statuses?limit=40", "id")).contains(post).doesNotContain(quiet);

        trends.bar(1, Trends.Kind.ACCOUNT, alice.id());
        assertThat(names("/api/v1/trends/statuses?limit=40", "id")).doesNotContain(post);
        trends.approve(1, Trends.Kind.ACCOUNT, alice.id());
        assertThat(names("/api/v1/trends/statuses?limit=40", "id")).contains(post);
        trends.bar(1, Trends.Kind.POST, post);
        assertThat(names("/api/v1/trends/statuses?limit=40", "id")).doesNotContain(post);
    }

    @Test
    void moderatorsBarAndApproveAndNobodyElseMay() {
        String tag = word();
        people(5).forEach(person -> post(person, "#" + tag));
        assertThat(tags()).contains(tag);
        Member bob = member("bob");
        assertThat(bob.http().form("POST", "/api/v1/admin/trends/tags/" + tag + "/reject").status()).isEqualTo(403);
        assertThat(bob.http().get("/api/v1/admin/trends/tags").status()).isEqualTo(403);
        assertThat(tags()).contains(tag);
        trends.bar(Long.parseLong(bob.id()), Trends.Kind.TAG, tag);
        assertThat(tags()).doesNotContain(tag);
        views.rebuild(TrendView.NAME);
        assertThat(tags()).as("a verdict outlives the view").doesNotContain(tag);
        trends.approve(Long.parseLong(bob.id()), Trends.Kind.TAG, tag);
        assertThat(tags()).contains(tag);
    }
}
