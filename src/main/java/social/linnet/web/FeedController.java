package social.linnet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.media.Picture;
import social.linnet.media.Pictures;
import social.linnet.page.Feeds;
import social.linnet.page.PostView;
import social.linnet.post.PostText;
import social.linnet.settings.House;
import social.linnet.settings.Settings;

/// Feeds for readers of RSS. A reader is nobody, whoever asks: a feed shows what everybody may come upon.
@RestController
class FeedController {

    private static final int POSTS = 20;
    private static final MediaType RSS = new MediaType("application", "rss+xml", StandardCharsets.UTF_8);
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Feeds feeds;
    private final Accounts accounts;
    private final Pictures pictures;
    private final House house;
    private final Settings settings;

    FeedController(Feeds feeds, Accounts accounts, Pictures pictures, House house, Settings settings) {
        this.feeds = feeds;
        this.accounts = accounts;
        this.pictures = pictures;
        this.house = house;
        this.settings = settings;
    }

    @GetMapping("/@{handle}.rss")
    @Nullable ResponseEntity<byte[]> account(@PathVariable String handle, WebRequest request) {
        Account account = accounts.findByHandle(handle).orElseThrow(Refused::notFound);
        String name = account.shownName() + " (@" + account.handle() + ")";
        return feed(name, "/@" + account.handle(), account.bio().isBlank() ? name : account.bio(),
                feeds.account(account.id(), POSTS), request);
    }

    @GetMapping("/tags/{tag}.rss")
    @Nullable ResponseEntity<byte[]> tag(@PathVariable String tag, WebRequest request) {
        // what counts as a tag, and as the same one, the parser says
        String folded = PostText.tags(PostText.parse("#" + tag)).stream().findFirst().orElseThrow(Refused::notFound);
        String name = "#" + folded + " · " + house.name();
        return feed(name, "/tags/" + URLEncoder.encode(folded, StandardCharsets.UTF_8), name,
                feeds.tag(folded, POSTS), request);
    }

    private @Nullable ResponseEntity<byte[]> feed(String title, String path, String description,
                                                  List<PostView> posts, WebRequest request) {
        byte[] bytes = new Feed(settings.origin(), files(posts)).write(title, path, description, posts);
        String tag = "\"" + DigestUtils.md5DigestAsHex(bytes) + "\"";
        if (request.checkNotModified(tag)) {
            return null;
        }
        return ResponseEntity.ok().contentType(RSS).eTag(tag)
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*").body(bytes);
    }

    private Map<Long, Picture> files(List<PostView> posts) {
        return pictures.find(posts.stream().flatMap(post -> post.pictures().stream())
                .map(PostView.PictureView::id).collect(Collectors.toSet()));
    }
}
