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
import social.linnet.moderation.QuotePolicy;
import social.linnet.moderation.ReplyPolicy;
import social.linnet.page.CardView;
import social.linnet.page.FilterHit;
import social.linnet.page.Person;
import social.linnet.page.PollView;
import social.linnet.page.PostView;
import social.linnet.page.QuoteView;
import social.linnet.post.Permissions;
import social.linnet.post.PostText;
import social.linnet.post.Words;

import static org.assertj.core.api.Assertions.assertThat;

/// What the writer puts together from bytes is what a tree of the same would be.
class StatusWriterTest extends MastodonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant THEN = Instant.parse("2026-08-22T10:11:12Z");

    private static final PollView POLL = new PollView(101, THEN, true, false, 3, 2,
            List.of(new PollView.Option("yes", 3L), new PollView.Option("no", null)), true, List.of(0));
    private static final CardView CARD = new CardView("https://example.com/a", CardView.Kind.LINK, "T", "D", "N", "", "S",
            THEN, "/media/c", 4, 3, "", null, null);
    private static final FilterHit HIT = new FilterHit(new FilterHit.Filter(9, "birds", List.of("home"), null,
            FilterHit.Action.WARN, List.of(new FilterHit.Keyword(10, "finch", true)),
            List.of(new FilterHit.Single(11, 12))), List.of("finch"), List.of(12L));

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
        boolean much = id == 101;
        return new PostView(repostedBy == null ? id : id + 1000, id, Person.of(alice),
                new Permissions(audience, QuotePolicy.FOLLOWERS, ReplyPolicy.ANYONE),
                new Words(text, much ? "Careful \"é\"" : "", much, "fr"), PostText.parse(text), THEN,
                much ? THEN.plusMillis(5) : null, 77L, Person.of(bob),
                List.of(new PostView.PictureView(5, "/media/a?exp=1&sig=2", "/media/b", 640, 480, 64, 48, "L0\"\\", "",
                        own ? "builtin/painter" : null)),
                much ? POLL : null, much ? CARD : null, quote(id), new PostView.Counts(1, 2, 3),
                new PostView.Mine(own, true, false, true, much, much, !much, much, !much), much ? List.of(HIT) : List.of(),
                repostedBy == null ? null : Person.of(repostedBy), repostedBy == null ? null : Audience.FOLLOWERS);
    }

    /// One quotes a post that quotes another, one a post that is gone.
    private @Nullable QuoteView quote(long id) {
        return switch ((int) id) {
            case 101 -> new QuoteView(QuoteView.State.SHOWN, 201L, view(201, "quoted", Audience.PUBLIC, null, false));
            case 201 -> new QuoteView(QuoteView.State.SHOWN, 301L, null);
            case 102 -> new QuoteView(QuoteView.State.GONE, null, null);
            default -> null;
        };
    }

    private Object naive(PostView view, boolean signedIn) {
        Map<String, Object> inner = new LinkedHashMap<>();
        String page = origin + "/@" + alice.handle() + "/" + view.id();
        inner.put("id", String.valueOf(view.id()));
        inner.put("created_at", "2026-08-22T10:11:12.000Z");
        inner.put("in_reply_to_id", "77");
        inner.put("in_reply_to_account_id", String.valueOf(bob.id()));
        inner.put("sensitive", view.sensitive());
        inner.put("spoiler_text", view.warning());
        inner.put("visibility", Map.of(Audience.QUIET, "unlisted", Audience.FOLLOWERS, "private", Audience.PUBLIC,
                "public").get(view.audience()));
        inner.put("language", "fr");
        inner.put("uri", page);
        inner.put("url", page);
        inner.put("content", view.text().isEmpty() ? "" : view.id() > 200 ? "<p>quoted</p>" : content());
        inner.put("media_attachments", List.of(attachment(view)));
        inner.put("mentions", view.text().isEmpty() || view.id() > 200 ? List.of() : List.of(Map.of("id", String.valueOf(bob.id()),
                "username", bob.handle(), "acct", bob.handle(), "url", origin + "/@" + bob.handle())));
        inner.put("tags", view.text().isEmpty() || view.id() > 200 ? List.of()
                : List.of(Map.of("name", "été", "url", origin + "/tags/%C3%A9t%C3%A9")));
        inner.put("emojis", List.of());
        for (String nothing : List.of("reblog", "application")) {
            inner.put(nothing, null);
        }
        inner.put("edited_at", view.editedAt() == null ? null : "2026-08-22T10:11:12.005Z");
        inner.put("poll", view.poll() == null ? null : poll(signedIn));
        inner.put("card", view.card() == null ? null : card());
        inner.put("quote", view.quote() == null ? null : quoted(view.quote(), signedIn));
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
        wrapper.put("visibility", "private");
        wrapper.put("reblog", inner);
        for (String nothing : List.of("in_reply_to_id", "in_reply_to_account_id", "language", "edited_at", "poll", "card",
                "quote")) {
            wrapper.put(nothing, null);
        }
        wrapper.put("sensitive", false);
        wrapper.put("spoiler_text", "");
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
        status.put("quotes_count", 0);
        boolean much = view.id() == 101;
        status.put("linnet", signedIn ? Map.of("reply_policy", "everybody", "assisted", false, "may_reply", !much)
                : Map.of("reply_policy", "everybody", "assisted", false));
        status.put("quote_approval", Map.of("automatic", List.of("followers"), "manual", List.of(), "current_user",
                much ? "automatic" : "denied"));
        if (signedIn) {
            status.put("favourited", true);
            status.put("reblogged", false);
            status.put("muted", !much);
            status.put("bookmarked", much);
            status.put("filtered", much ? List.of(hit()) : List.of());
            if (view.mine().own()) {
                status.put("pinned", much);
            }
        }
    }

    private Object quoted(QuoteView quote, boolean signedIn) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("state", quote.state() == QuoteView.State.GONE ? "deleted" : "accepted");
        tree.put("quoted_status", quote.post() == null ? null : naive(quote.post(), signedIn));
        if (quote.post() == null) {
            tree.put("quoted_status_id", quote.quoted() == null ? null : quote.quoted().toString());
        }
        return tree;
    }

    private static Object poll(boolean signedIn) {
        Map<String, Object> poll = new LinkedHashMap<>();
        poll.put("id", "101");
        poll.put("expires_at", "2026-08-22T10:11:12.000Z");
        poll.put("expired", true);
        poll.put("multiple", false);
        poll.put("votes_count", 3);
        poll.put("voters_count", 2);
        Map<String, Object> hidden = new LinkedHashMap<>();
        hidden.put("title", "no");
        hidden.put("votes_count", null);
        poll.put("options", List.of(Map.of("title", "yes", "votes_count", 3), hidden));
        poll.put("emojis", List.of());
        if (signedIn) {
            poll.put("voted", true);
            poll.put("own_votes", List.of(0));
        }
        return poll;
    }

    private Object card() {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("url", "https://example.com/a");
        card.put("title", "T");
        card.put("description", "D");
        card.put("language", null);
        card.put("type", "link");
        card.put("author_name", "N");
        card.put("author_url", "");
        card.put("provider_name", "S");
        card.put("provider_url", "");
        card.put("html", "");
        card.put("width", 4);
        card.put("height", 3);
        card.put("image", origin + "/media/c");
        card.put("image_description", "");
        card.put("embed_url", "");
        card.put("blurhash", null);
        card.put("published_at", "2026-08-22T10:11:12.000Z");
        Map<String, Object> author = new LinkedHashMap<>(Map.of("name", "N", "url", ""));
        author.put("account", null);
        card.put("authors", List.of(author));
        return card;
    }

    private static Object hit() {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("id", "9");
        filter.put("title", "birds");
        filter.put("context", List.of("home"));
        filter.put("expires_at", null);
        filter.put("filter_action", "warn");
        filter.put("keywords", List.of(Map.of("id", "10", "keyword", "finch", "whole_word", true)));
        filter.put("statuses", List.of(Map.of("id", "11", "status_id", "12")));
        return Map.of("filter", filter, "keyword_matches", List.of("finch"), "status_matches", List.of("12"));
    }

    private static JsonNode tree(Object value) {
        return JSON.readTree(Json.write(value));
    }
}
