package social.linnet.mastodon.timeline;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.graph.TagFollows;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.entity.TagEntities;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.MayDo;
import social.linnet.post.PostText;
import social.linnet.post.Segment;

/// Tags, and following them.
@Controller
class TagEndpoints {

    private final TagFollows follows;
    private final TagEntities tags;
    private final MayDo mayDo;
    private final Addresses addresses;

    TagEndpoints(TagFollows follows, TagEntities tags, MayDo mayDo, Addresses addresses) {
        this.follows = follows;
        this.tags = tags;
        this.mayDo = mayDo;
        this.addresses = addresses;
    }

    @Public("read")
    @GetMapping("/api/v1/tags/{name}")
    Answer tag(@PathVariable String name, Caller caller) {
        return one(caller, tag(name));
    }

    /// The tag that is meant, folded; what can be no tag is not found.
    private static String tag(String name) {
        List<Segment> segments = PostText.parse("#" + name);
        if (segments.size() != 1 || !(segments.getFirst() instanceof Segment.Tag tag)) {
            throw Refused.notFound();
        }
        return tag.tag();
    }

    private Answer one(Caller caller, String tag) {
        return Answer.of(tags.of(caller.viewer(), List.of(tag)).getFirst());
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/tags/{name}/follow")
    Answer follow(@PathVariable String name, Caller caller) {
        String tag = tag(name);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        follows.follow(caller.account(), tag);
        return one(caller, tag);
    }

    @Needs("write:follows")
    @PostMapping("/api/v1/tags/{name}/unfollow")
    Answer unfollow(@PathVariable String name, Caller caller) {
        String tag = tag(name);
        mayDo.require(caller.account(), MayDo.Action.FOLLOW);
        follows.unfollow(caller.account(), tag);
        return one(caller, tag);
    }

    @Needs("read:follows")
    @GetMapping("/api/v1/followed_tags")
    Answer followed(Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        List<TagFollows.Followed> page = follows.of(caller.account(), paging);
        return Links.add(Answer.of(tags.of(caller.viewer(), page.stream().map(TagFollows.Followed::name).toList())), request,
                addresses.origin(), page.size() < paging.limit() ? null : page.getLast().id(),
                page.isEmpty() ? null : page.getFirst().id());
    }
}
