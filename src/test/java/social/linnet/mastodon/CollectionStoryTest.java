package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/// People whom somebody recommends under a title.
class CollectionStoryTest extends MastodonTest {

    private static Reply create(Member owner, String name, Member... people) {
        List<String> ids = new ArrayList<>();
        for (Member person : people) {
            ids.add(person.id());
        }
        return owner.http().json("POST", "/api/v1/collections", Map.of("name", name, "account_ids", ids));
    }

    private static List<String> people(JsonNode collection) {
        return StreamSupport.stream(collection.path("items").spliterator(), false)
                .map(item -> item.path("account_id").asString()).toList();
    }

    private static JsonNode seen(Http viewer, String id) {
        return viewer.get("/api/v1/collections/" + id).body().path("collection");
    }

    @Test
    void aliceRecommendsBobWhoIsToldAndLeavesForGood() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        Reply made = alice.http().json("POST", "/api/v1/collections", Map.of("name", "Birds", "description", "Who sing",
                "language", "en", "tag_name", "#Finches", "account_ids", List.of(bob.id(), carol.id())));
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        JsonNode collection = made.body().path("collection");
        String id = collection.path("id").asString();
        assertThat(collection.path("account_id").asString()).isEqualTo(alice.id());
        assertThat(collection.path("tag").path("name").asString()).isEqualTo("finches");
        assertThat(collection.path("item_count").asInt()).isEqualTo(2);
        assertThat(collection.path("items").get(0).path("state").asString()).isEqualTo("accepted");

        Reply open = http().get("/api/v1/collections/" + id);
        assertThat(open.body().path("accounts")).hasSize(3);
        assertThat(people(seen(http(), id))).containsExactly(bob.id(), carol.id());
        JsonNode listed = http().get("/api/v1/accounts/" + alice.id() + "/collections").body();
        assertThat(listed.path("collections").get(0).path("id").asString()).isEqualTo(id);
        assertThat(listed.path("partial_accounts")).hasSize(3);
        assertThat(bob.http().get("/api/v1/accounts/" + bob.id() + "/in_collections").body().path("collections"))
                .hasSize(1);

        settle();
        assertThat(bob.http().get("/api/v1/notifications").body()).as("clients of 4.5 would stumble").isEmpty();
        JsonNode told = bob.http().get("/api/v1/notifications?types[]=added_to_collection").body();
        assertThat(told.get(0).path("account").path("id").asString()).isEqualTo(alice.id());

        String item = collection.path("items").get(0).path("id").asString();
        String items = "/api/v1/collections/" + id + "/items";
        assertThat(carol.http().form("POST", items + "/" + item + "/revoke").status()).isEqualTo(404);
        assertThat(bob.http().form("POST", items + "/" + item + "/revoke").status()).isEqualTo(200);
        assertThat(people(seen(http(), id))).containsExactly(carol.id());
        assertThat(alice.http().form("POST", items, "account_id", bob.id()).status()).isEqualTo(403);

        assertThat(bob.http().json("PATCH", "/api/v1/collections/" + id, Map.of("name", "mine")).status()).isEqualTo(404);
        assertThat(bob.http().delete("/api/v1/collections/" + id).status()).isEqualTo(404);
        Reply changed = alice.http().json("PATCH", "/api/v1/collections/" + id, Map.of("discoverable", false, "tag_name", ""));
        assertThat(changed.body().path("collection").path("name").asString()).isEqualTo("Birds");
        assertThat(changed.body().path("collection").path("tag").isNull()).isTrue();
        assertThat(http().get("/api/v1/accounts/" + alice.id() + "/collections").body().path("collections")).isEmpty();
        assertThat(alice.http().get("/api/v1/accounts/" + alice.id() + "/collections").body().path("collections")).hasSize(1);
        assertThat(alice.http().delete("/api/v1/collections/" + id).status()).isEqualTo(200);
        assertThat(http().get("/api/v1/collections/" + id).status()).isEqualTo(404);
    }

    @Test
    void onlyThoseAreShownWhoLetThemselvesBeAndABlockEndsIt() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member shy = member("shy");
        Member carol = member("carol");
        shy.http().json("PATCH", "/api/v1/accounts/update_credentials", Map.of("discoverable", false));
        assertThat(create(alice, "Nobody", shy).status()).isEqualTo(403);
        assertThat(create(alice, "Me", alice).status()).isEqualTo(422);
        assertThat(create(alice, "").status()).isEqualTo(422);
        assertThat(create(alice, "x".repeat(41)).status()).isEqualTo(422);
        assertThat(http().get("/api/v1/accounts/" + alice.id() + "/collections").body().path("collections"))
                .as("nothing is half made").isEmpty();
        String id = create(alice, "Friends", bob, carol).body().path("collection").path("id").asString();

        carol.http().form("POST", "/api/v1/accounts/" + bob.id() + "/block");
        assertThat(people(seen(carol.http(), id))).containsExactly(carol.id());
        bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/block");
        assertThat(bob.http().get("/api/v1/collections/" + id).status()).isEqualTo(404);
        assertThat(people(seen(http(), id))).containsExactly(carol.id());
        bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/unblock");
        assertThat(people(seen(http(), id))).as("it does not come back").containsExactly(carol.id());
        for (int i = 2; i <= 10; i++) {
            assertThat(create(alice, "Number " + i).status()).isEqualTo(200);
        }
        assertThat(create(alice, "One too many").status()).isGreaterThanOrEqualTo(400);
    }
}
