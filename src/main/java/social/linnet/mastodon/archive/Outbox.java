package social.linnet.mastodon.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.archive.Chapter;
import social.linnet.archive.Volume;
import social.linnet.event.Audience;
import social.linnet.event.Paging;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.Html;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Json;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Profiles;
import social.linnet.post.Post;
import social.linnet.post.PostText;
import social.linnet.post.Posts;

/// `actor.json` and `outbox.json` in the form that Mastodon's own archives have (ActivityStreams 2.0), since viewers and
/// importers for those exist. It tells again what `account.json` and `posts.jsonl` tell in full.
@Component
class Outbox implements Chapter {

    private static final String CONTEXT = "https://www.w3.org/ns/activitystreams";
    private static final String EVERYBODY = CONTEXT + "#Public";

    private final Accounts accounts;
    private final Profiles profiles;
    private final Posts posts;
    private final Pictures pictures;
    private final Addresses addresses;
    private final Html html;

    Outbox(Accounts accounts, Profiles profiles, Posts posts, Pictures pictures, Addresses addresses, Html html) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.posts = posts;
        this.pictures = pictures;
        this.addresses = addresses;
        this.html = html;
    }

    @Override
    public Map<String, List<String>> holds() {
        return Map.of();
    }

    @Override
    public void write(long id, Volume volume) throws IOException {
        Account account = accounts.find(id).orElseThrow(() -> new IOException("The account is in use no more"));
        volume.json("actor.json", actor(account));
        volume.write("outbox.json", out -> outbox(account, out));
    }

    private Map<String, Object> actor(Account account) {
        String page = addresses.profile(account.handle());
        Map<String, Object> actor = new LinkedHashMap<>();
        actor.put("@context", CONTEXT);
        actor.put("id", page);
        actor.put("type", account.kind() == Account.Kind.PERSON ? "Person"
                : account.kind() == Account.Kind.ORGANISATION ? "Organization" : "Service");
        actor.put("preferredUsername", account.handle());
        actor.put("name", account.shownName());
        actor.put("summary", html.of(profiles.bio(account)));
        actor.put("url", page);
        actor.put("published", Times.text(account.createdAt()));
        actor.put("manuallyApprovesFollowers", account.locked());
        actor.put("outbox", "outbox.json");
        return actor;
    }

    private void outbox(Account account, OutputStream out) throws IOException {
        write(out, "{\"@context\":\"" + CONTEXT + "\",\"id\":\"outbox.json\",\"type\":\"OrderedCollection\","
                + "\"orderedItems\":[");
        long count = 0;
        Long before = null;
        List<Long> ids;
        do {
            ids = posts.byAuthor(account.id(), Paging.before(before, Paging.MAX_LIMIT), true, true);
            for (Map<String, Object> activity : activities(account, ids)) {
                write(out, count++ == 0 ? "\n" : ",\n");
                out.write(Json.write(activity));
            }
            before = ids.isEmpty() ? before : ids.getLast();
        } while (ids.size() == Paging.MAX_LIMIT);
        write(out, "\n],\"totalItems\":" + count + "}\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Map<String, Object>> activities(Account account, List<Long> ids) {
        Map<Long, Post> found = posts.find(ids);
        Map<Long, Post> about = posts.find(found.values().stream()
                .flatMap(post -> Stream.of(post.repostOf(), post.replyTo())).filter(Objects::nonNull).distinct()
                .toList());
        Map<Long, Account> people = accounts.find(Stream.concat(about.values().stream().map(Post::author),
                found.values().stream().flatMap(post -> post.mentions().stream())).distinct().toList());
        Map<Long, List<Picture>> shown = pictures.ofPosts(found.keySet());
        List<Map<String, Object>> activities = new ArrayList<>();
        for (Long id : ids) {
            Post post = found.get(id);
            if (post != null) {
                activities.add(activity(account, post, about, people, shown.getOrDefault(id, List.of())));
            }
        }
        return activities;
    }

    private Map<String, Object> activity(Account account, Post post, Map<Long, Post> about,
                                         Map<Long, Account> people, List<Picture> shown) {
        String page = addresses.post(account.handle(), post.id());
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("id", page + "#activity");
        activity.put("type", post.repostOf() == null ? "Create" : "Announce");
        activity.put("actor", addresses.profile(account.handle()));
        activity.put("published", Times.text(post.createdAt()));
        List<String> named = post.mentions().stream().map(people::get).filter(Objects::nonNull)
                .map(person -> addresses.profile(person.handle())).toList();
        activity.put("to", to(account, post.audience(), named));
        activity.put("cc", cc(account, post.audience(), named));
        if (post.repostOf() == null) {
            activity.put("object", note(account, post, page, address(post.replyTo(), about, people), shown, activity));
        } else {
            activity.put("object", address(post.repostOf(), about, people));
        }
        return activity;
    }

    private Map<String, Object> note(Account account, Post post, String page, @Nullable String replyTo, List<Picture> shown,
                                     Map<String, Object> activity) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("id", page);
        note.put("type", "Note");
        note.put("summary", post.words().warning().isEmpty() ? null : post.words().warning());
        note.put("inReplyTo", replyTo);
        note.put("published", Times.text(post.createdAt()));
        note.put("url", page);
        note.put("attributedTo", addresses.profile(account.handle()));
        note.put("to", activity.get("to"));
        note.put("cc", activity.get("cc"));
        note.put("sensitive", post.words().sensitive());
        String content = html.of(PostText.parse(post.text()));
        note.put("content", content);
        if (post.language() != null) {
            note.put("contentMap", Map.of(post.language(), content));
        }
        note.put("attachment", shown.stream().map(picture -> Map.of("type", "Document", "mediaType",
                picture.type().mime(), "url", picture.archived(), "name", picture.alt(), "blurhash",
                picture.blurhash(), "width", picture.width(), "height", picture.height())).toList());
        note.put("tag", post.tags().stream().map(tag -> Map.of("type", "Hashtag", "href", addresses.tag(tag), "name",
                "#" + tag)).toList());
        return note;
    }

    /// The address of another post; its bare id when its author is not here.
    private @Nullable String address(@Nullable Long id, Map<Long, Post> about,
                                     Map<Long, Account> people) {
        if (id == null) {
            return null;
        }
        Post post = about.get(id);
        Account author = post == null ? null : people.get(post.author());
        return author == null ? String.valueOf(id) : addresses.post(author.handle(), id);
    }

    private List<String> to(Account account, Audience audience, List<String> named) {
        return switch (audience) {
            case PUBLIC -> List.of(EVERYBODY);
            case QUIET, FOLLOWERS -> List.of(addresses.profile(account.handle()) + "/followers");
            case DIRECT -> named;
        };
    }

    private List<String> cc(Account account, Audience audience, List<String> named) {
        return switch (audience) {
            case PUBLIC -> with(addresses.profile(account.handle()) + "/followers", named);
            case QUIET -> with(EVERYBODY, named);
            case FOLLOWERS -> named;
            case DIRECT -> List.of();
        };
    }

    private static List<String> with(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
