package social.linnet.mastodon.status;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.entity.PollEntity;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Params;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.post.Polls;

/// Polls. A poll has the id of the status that asks.
@Controller
class PollEndpoints {

    private static final int MAX_DIGITS = 4;

    private final Polls polls;
    private final Pages pages;

    PollEndpoints(Polls polls, Pages pages) {
        this.polls = polls;
        this.pages = pages;
    }

    @Public("read:statuses")
    @GetMapping("/api/v1/polls/{id}")
    Answer poll(@Id long id, Caller caller) {
        return shown(id, caller);
    }

    @Needs("write:statuses")
    @PostMapping("/api/v1/polls/{id}/votes")
    Answer vote(@Id long id, Params params, Caller caller) {
        List<Integer> choices = params.texts("choices").stream().map(PollEndpoints::number).toList();
        polls.vote(caller.account(), id, choices);
        return shown(id, caller);
    }

    private static Integer number(String text) {
        if (!text.matches("[0-9]{1," + MAX_DIGITS + "}")) {
            throw Refused.invalid("parameter-not-number", "choices");
        }
        return Integer.valueOf(text);
    }

    private Answer shown(long id, Caller caller) {
        PostView view = pages.post(caller.viewer(), id).filter(post -> post.entry() == id)
                .orElseThrow(Refused::notFound);
        if (view.poll() == null || view.id() != id) {
            throw Refused.notFound();
        }
        return Answer.of(PollEntity.of(view.poll(), caller.viewer() != null));
    }
}
