package social.linnet.mastodon.entity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Audience;
import social.linnet.mastodon.MastodonTest;
import social.linnet.mastodon.wire.Json;
import social.linnet.page.Person;
import social.linnet.page.PostView;
import social.linnet.post.PostText;

import static org.assertj.core.api.Assertions.assertThat;

/// What the writer puts together from bytes is what a tree of the same would be.
class StatusWriterTest extends MastodonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant THEN = Instant.parse("2026-08-22T10:11:12Z");

    @Autowired
    private StatusWriter writer;
    @Autowired
    private AccountCards cards;
    @Autowired
    private Accounts accounts;

    private Account alice;
    private Account bob;

    private Account account(String name) {
        return accounts.find(Long.parseLong(member(name).id())).orElseThrow();
    }

    @Test
    void bytesAreWhatATreeWouldBe() {
        alice = account("alice");
        bob = account("bob");
        String text = "Hé \"@" + bob.handle() + "\" & @nobody_at_all <b> #Été\n\nhttps://example.com/?a=1&b='2'\nlast \\ \t😀";
        List<PostView> views = List.of(
                view(101, text, Audience.QUIET, null, true), view(102, text, Audience.FOLLOWERS, bob, false),
                view(103, "", Audience.PUBLIC, null, false), view(101, text, Audience.QUIET, bob, true));
        for (boolean signedIn : List.of(true, false)) {
            List<Object> naive = new ArrayList<>();
            views.forEach(view -> naive.add(naive(view, signedIn)));
            // twice: rendered, and from the cache
            for (int i = 0; i < 2; i++) {
                assertThat(JSON.readTree(writer.list(views, signedIn).toByteArray()))
                        .isEqualTo(tree(naive));
            }
        }
        assertThat(JSON.readTree(writer.deleted(views.getFirst()).toByteArray()).path("text").asString())
                .isEqualTo(text);
        assertThat(writer.list(List.of(), true).toByteArray()).asString().isEqualTo("[]");
        JsonNode context = JSON.readTree(writer.context(List.of(views.get(2)), List.of(), false).toByteArray());
        assertThat(context.path("ancestors").size()).isEqualTo(1);
        assertThat(context.path("descendants").isArray()).isTrue();
    }

    private PostView view(long id, String text, Audience audience, @Nullable Account repostedBy, boolean own) {
        return new PostView(repostedBy == null ? id : id + 1000, id, Person.of(alice), audience, text,
                PostText.parse(text), THEN, 77L, Person.of(bob),
                List.of(new PostView.PictureView(5, "/media/a?exp=1&sig=2", "/media/b", 640, 480, 64, 48, "L0\"\\", "",
                        own ? "builtin/painter" : null)),
                "fr", new PostView.Counts(1, 2, 3), new PostView.Mine(own, true, false, true),
                repostedBy == null ? null : Person.of(repostedBy));
    }

    private Object naive(PostView view, boolean signedIn) {
        Map<String, Object> inner = new LinkedHashMap<>();
        String page = origin + "/@" + alice.handle() + "/" + view.id();
        inner.put("id", String.valueOf(view.id()));
        inner.put("created_at", "2026-08-22T10:11:12.000Z");
        inner.put("in_reply_to_id", "77");
        inner.put("in_reply_to_account_id", String.valueOf(bob.id()));
        inner.put("sensitive", false);
        inner.put("spoiler_text", "");
        inner.put("visibility", Map.of(Audience.QUIET, "unlisted", Audience.FOLLOWERS, "private", Audience.PUBLIC,
                "public").get(view.audience()));
        inner.put("language", "fr");
        inner.put("uri", page);
        inner.put("url", page);
        inner.put("content", view.text().isEmpty() ? "" : content());
        inner.put("media_attachments", List.of(attachment(view)));
        inner.put("mentions", view.text().isEmpty() ? List.of() : List.of(Map.of("id", String.valueOf(bob.id()),
                "username", bob.handle(), "acct", bob.handle(), "url", origin + "/@" + bob.handle())));
        inner.put("tags", view.text().isEmpty() ? List.of()
                : List.of(Map.of("name", "été", "url", origin + "/tags/%C3%A9t%C3%A9")));
        inner.put("emojis", List.of());
        for (String nothing : List.of("edited_at", "reblog", "application", "card", "poll")) {
            inner.put(nothing, null);
        }
        tail(inner, view, alice, signedIn);
        if (view.repostedBy() == null) {
            return inner;
        }
        Map<String, Object> wrapper = new LinkedHashMap<>(inner);
        wrapper.put("id", String.valueOf(view.entry()));
        wrapper.put("created_at", "1970-01-01T00:00:00.000Z");
        wrapper.put("uri", origin + "/@" + bob.handle() + "/" + view.entry());
        wrapper.put("url", origin + "/@" + bob.handle() + "/" + view.entry());
        wrapper.put("content", "");
        wrapper.put("reblog", inner);
        for (String nothing : List.of("in_reply_to_id", "in_reply_to_account_id", "language")) {
            wrapper.put(nothing, null);
        }
        for (String empty : List.of("media_attachments", "mentions", "tags")) {
            wrapper.put(empty, List.of());
        }
        tail(wrapper, view, bob, signedIn);
        return wrapper;
    }

    private String content() {
        return "<p>Hé &quot;<span class=\"h-card\"><a href=\"" + origin + "/@" + bob.handle()
                + "\" class=\"u-url mention\">@<span>" + bob.handle() + "</span></a></span>&quot; &amp; "
                + "<span class=\"h-card\"><a href=\"" + origin
                + "/@nobody_at_all\" class=\"u-url mention\">@<span>nobody_at_all</span></a></span> &lt;b&gt; "
                + "<a href=\"" + origin + "/tags/%C3%A9t%C3%A9\" class=\"mention hashtag\" rel=\"tag\">#<span>Été</span>"
                + "</a></p><p><a href=\"https://example.com/?a=1&amp;b=&#39;2\" rel=\"nofollow noopener noreferrer\""
                + " target=\"_blank\">https://example.com/?a=1&amp;b=&#39;2</a>&#39;<br />last \\ \t😀</p>";
    }

    private Map<String, Object> attachment(PostView view) {
        PostView.PictureView picture = view.pictures().getFirst();
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("id", "5");
        attachment.put("type", "image");
        attachment.put("url", origin + picture.url());
        attachment.put("preview_url", origin + picture.smallUrl());
        for (String nothing : List.of("remote_url", "preview_remote_url", "text_url", "description")) {
            attachment.put(nothing, null);
        }
        attachment.put("meta", Map.of(
                "original", Map.of("width", 640, "height", 480, "size", "640x480", "aspect", 640 / 480.0),
                "small", Map.of("width", 64, "height", 48, "size", "64x48", "aspect", 64 / 48.0)));
        attachment.put("blurhash", "L0\"\\");
        if (picture.madeBy() != null) {
            attachment.put("linnet", Map.of("provenance", "generated", "model", "builtin/painter"));
        }
        return attachment;
    }

    private void tail(Map<String, Object> status, PostView view, Account account, boolean signedIn) {
        status.put("account", tree(cards.of(account)));
        status.put("replies_count", 1);
        status.put("reblogs_count", 2);
        status.put("favourites_count", 3);
        if (signedIn) {
            status.put("favourited", true);
            status.put("reblogged", false);
            status.put("muted", false);
            status.put("bookmarked", false);
            status.put("filtered", List.of());
            if (view.mine().own()) {
                status.put("pinned", false);
            }
        }
    }

    private static JsonNode tree(Object value) {
        return JSON.readTree(Json.write(value));
    }
}
