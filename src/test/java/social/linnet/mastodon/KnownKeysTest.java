package social.linnet.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

/// Entities have Mastodon's keys, as its documentation of 4.6 names them, and what Mastodon has no word for stands under
/// the one key `linnet`: strict decoders stumble over a key that means something else somewhere.
class KnownKeysTest extends MastodonTest {

    private static final Set<String> STATUS = keys("id uri created_at account content visibility sensitive spoiler_text "
            + "media_attachments application mentions tags emojis reblogs_count favourites_count replies_count quotes_count url "
            + "in_reply_to_id in_reply_to_account_id reblog poll card quote quote_approval language text edited_at favourited "
            + "reblogged muted bookmarked pinned filtered");
    private static final Set<String> ACCOUNT = keys("id username acct url uri display_name note avatar avatar_static "
            + "avatar_description header header_static header_description locked fields emojis bot group discoverable noindex "
            + "indexable moved suspended limited memorial created_at last_status_at statuses_count followers_count "
            + "following_count hide_collections roles source role mute_expires_at show_media show_media_replies show_featured "
            + "feature_approval");
    private static final Set<String> SOURCE = keys("attribution_domains discoverable fields follow_requests_count "
            + "hide_collections indexable language note privacy quote_policy sensitive");
    private static final Set<String> MEDIA = keys("id type url preview_url remote_url preview_remote_url text_url meta "
            + "description blurhash");
    private static final Set<String> POLL = keys("id expires_at expired multiple votes_count voters_count options emojis "
            + "voted own_votes");
    private static final Set<String> RELATIONSHIP = keys("id following showing_reblogs notifying languages followed_by "
            + "blocking blocked_by muting muting_notifications muting_expires_at requested requested_by domain_blocking "
            + "endorsed note");
    private static final Set<String> INSTANCE = keys("domain title version source_url description usage thumbnail icon "
            + "languages configuration registrations api_versions contact rules");
    private static final Set<String> V1_INSTANCE = keys("uri title short_description description email version urls stats "
            + "thumbnail languages registrations approval_required invites_enabled configuration contact_account rules");

    private static Set<String> keys(String names) {
        Set<String> keys = new TreeSet<>(Set.of(names.split(" ")));
        keys.add("linnet");
        return keys;
    }

    private static void assertKnown(JsonNode entity, Set<String> known) {
        assertThat(entity.isObject()).as(entity.toString()).isTrue();
        assertThat(known).containsAll(entity.propertyNames());
    }

    @Test
    void whatMastodonHasNoWordForStandsUnderOneKey() {
        Member alice = member("alice");
        Member bob = member("bob");
        Reply media = alice.http().multipart("POST", "/api/v2/media", "file", Png.square(16));
        assertKnown(media.body(), MEDIA);
        Reply status = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "Look #here",
                "media_ids", List.of(media.text("id"))));
        assertKnown(status.body(), STATUS);
        assertKnown(status.body().path("account"), ACCOUNT);
        assertKnown(status.body().path("media_attachments").path(0), MEDIA);
        Reply asked = alice.http().json("POST", "/api/v1/statuses", Map.of("status", "which?", "poll",
                Map.of("options", List.of("a", "b"), "expires_in", 600)));
        if (asked.status() == 200) {
            assertKnown(asked.body().path("poll"), POLL);
        }
        JsonNode own = alice.http().get("/api/v1/accounts/verify_credentials").body();
        assertKnown(own, ACCOUNT);
        assertKnown(own.path("source"), SOURCE);
        assertKnown(bob.http().form("POST", "/api/v1/accounts/" + alice.id() + "/follow").body(), RELATIONSHIP);
        assertKnown(bob.http().form("POST", "/api/v1/statuses/" + status.text("id") + "/reblog").body(), STATUS);
        assertKnown(http().get("/api/v2/instance").body(), INSTANCE);
        assertKnown(http().get("/api/v1/instance").body(), V1_INSTANCE);
    }
}
