package social.linnet.mastodon;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.wire.Answer;

/// What clients ask for at their start and this server has none of yet. An empty answer is true, and an error would
/// stop some of them.
@Controller
class EmptyEndpoints {

    @Needs("read:filters")
    @GetMapping({"/api/v1/filters", "/api/v2/filters"})
    Answer filters() {
        return Answer.of(List.of());
    }

    @Needs("read:lists")
    @GetMapping("/api/v1/lists")
    Answer lists() {
        return Answer.of(List.of());
    }

    @Needs("read:follows")
    @GetMapping("/api/v1/followed_tags")
    Answer tags() {
        return Answer.of(List.of());
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/markers")
    Answer markers() {
        return Answer.of(Map.of());
    }
}
