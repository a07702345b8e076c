package social.linnet.mastodon.timeline;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import social.linnet.event.Paging;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.StatusPages;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Listing;
import social.linnet.page.Timelines;
import social.linnet.post.PostText;
import social.linnet.post.Strangers;

/// Timelines. The links go on from the skeleton, so that whoever pages loses nothing where a rule left something out.
@Controller
class TimelineEndpoints {

    private static final int MAX_ADDRESS = 2000;

    private final Timelines timelines;
    private final StatusPages statuses;

    TimelineEndpoints(Timelines timelines, StatusPages statuses) {
        this.timelines = timelines;
        this.statuses = statuses;
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/timelines/home")
    Answer home(Params params, Caller caller, HttpServletRequest request) {
        return answer(timelines.home(caller.account(), params.paging()), caller, request);
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/timelines/public")
    Answer everybody(Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        boolean onlyMedia = params.flag("only_media");
        params.flag("local");
        if (params.flag("remote")) {
            return Answer.of(List.of());
        }
        return answer(timelines.local(caller.viewer(), paging, onlyMedia), caller, request);
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/timelines/tag/{hashtag}")
    Answer tag(@PathVariable String hashtag, Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        List<String> any = new ArrayList<>(folded(params, "any"));
        any.addFirst(PostText.fold(hashtag));
        Strangers.Tags tags = new Strangers.Tags(any, folded(params, "all"), folded(params, "none"));
        boolean onlyMedia = params.flag("only_media");
        params.flag("local");
        if (params.flag("remote")) {
            return Answer.of(List.of());
        }
        return answer(timelines.tagged(caller.viewer(), tags, paging, onlyMedia), caller, request);
    }

    private static List<String> folded(Params params, String name) {
        List<String> tags = params.texts(name);
        if (tags.size() > Strangers.MAX_TAGS) {
            throw Refused.invalid("parameter-too-many", name);
        }
        return tags.stream().map(PostText::fold).toList();
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/timelines/link")
    Answer link(Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        String url = params.text("url", "");
        if (url.isEmpty() || url.length() > MAX_ADDRESS) {
            throw Refused.invalid("parameter-missing", "url");
        }
        return answer(timelines.linking(caller.viewer(), url, paging), caller, request);
    }

    @Needs("read:lists")
    @GetMapping("/api/v1/timelines/list/{id}")
    Answer list(@Id long id, Params params, Caller caller, HttpServletRequest request) {
        Paging paging = params.paging();
        return answer(timelines.list(caller.account(), id, paging), caller, request);
    }

    private Answer answer(Listing listing, Caller caller, HttpServletRequest request) {
        return statuses.of(listing, caller.viewer() != null, request);
    }
}
