package social.linnet.mastodon.instance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.event.Ids;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.Html;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Feeds;
import social.linnet.page.PostView;
import social.linnet.settings.House;

/// [oEmbed](https://oembed.com) of a post that anybody may see: a quotation without frame or script, since what another
/// site shows of a post should run nothing there.
@Controller
class OEmbedEndpoint {

    private static final Pattern PATH = Pattern.compile("/@([A-Za-z0-9_]{1,30})/([0-9]{1,19})");
    private static final int WIDTH = 400;
    private static final int DAY = 86_400;

    private final Feeds feeds;
    private final Html html;
    private final Addresses addresses;
    private final House house;

    OEmbedEndpoint(Feeds feeds, Html html, Addresses addresses, House house) {
        this.feeds = feeds;
        this.html = html;
        this.addresses = addresses;
        this.house = house;
    }

    @Public
    @GetMapping("/api/oembed")
    Answer embed(Params params) {
        String url = params.text("url");
        if (url == null || url.isEmpty()) {
            throw Refused.invalid("parameter-missing", "url");
        }
        if (!params.text("format", "json").equals("json")) {
            throw new Failure(501, "Only the format json is supported");
        }
        PostView post = found(url);
        String page = addresses.post(post.author().handle(), post.id());
        String author = addresses.profile(post.author().handle());
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("type", "rich");
        entity.put("version", "1.0");
        entity.put("author_name", post.author().name());
        entity.put("author_url", author);
        entity.put("provider_name", house.name());
        entity.put("provider_url", addresses.origin() + "/");
        entity.put("cache_age", DAY);
        entity.put("html", "<blockquote cite=\"" + page + "\">" + html.of(post.body()) + "<footer>— <a href=\"" + author
                + "\">" + Html.escape(post.author().name()) + " (@" + post.author().handle() + ")</a>, <a href=\""
                + page + "\">" + Html.escape(house.name()) + "</a></footer></blockquote>");
        entity.put("width", WIDTH);
        entity.put("height", null);
        return Answer.of(entity);
    }

    /// As somebody sees it who is not signed in, whoever asks: what is embedded is shown to all.
    private PostView found(String url) {
        if (!url.startsWith(addresses.origin())) {
            throw Refused.notFound();
        }
        Matcher path = PATH.matcher(url.substring(addresses.origin().length()).split("[?#]", 2)[0]);
        if (!path.matches()) {
            throw Refused.notFound();
        }
        long id = Ids.parse(path.group(2)).orElseThrow(Refused::notFound);
        return feeds.embedded(id).filter(post -> post.entry() == post.id()).orElseThrow(Refused::notFound);
    }
}
