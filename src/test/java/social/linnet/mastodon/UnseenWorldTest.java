package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Departures;

/// What could be told of what is hidden by what is beside it.
class UnseenWorldTest extends MastodonTest {

    @Autowired
    private Departures departures;

    /// A suggestion would say whom bob follows, who says it to nobody.
    @Test
    void whomBobFollowsIsNotToldByWhatIsSuggested() {
        Member alice = member("alice");
        Member bob = member("bob");
        Member carol = member("carol");
        follow(bob, alice);
        follow(carol, bob);
        settle();
        assertThat(sourceOf(carol, alice)).isEqualTo("friends_of_friends");
        bob.http().form("PATCH", "/api/v1/accounts/update_credentials", "hide_collections", "true");
        assertThat(sourceOf(carol, alice)).isNotEqualTo("friends_of_friends");
    }

    private static String sourceOf(Member viewer, Member suggested) {
        return viewer.http().get("/api/v2/suggestions?limit=80").body().valueStream()
                .filter(one -> one.path("account").path("id").asString().equals(suggested.id()))
                .map(one -> one.path("sources").path(0).asString()).findFirst().orElse("none");
    }

    @Test
    void thePicturesOfASuspendedAccountAreNotThere() {
        Member alice = member("alice");
        Member carol = member("carol");
        Reply media = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(16));
        alice.http().json("POST", "/api/v1/statuses", Map.of("status", "look", "media_ids", List.of(media.text("id"))));
        String address = alice.http().get("/api/v1/accounts/" + alice.id() + "/statuses").body().path(0)
                .path("media_attachments").path(0).path("url").asString().substring(origin.length());
        assertThat(http().get(address).status()).isEqualTo(200);
        departures.suspend(Long.parseLong(carol.id()), Long.parseLong(alice.id()));
        assertThat(http().get(address).status()).isEqualTo(404);
        departures.restore(Long.parseLong(carol.id()), Long.parseLong(alice.id()));
        assertThat(http().get(address).status()).isEqualTo(200);
    }
}
