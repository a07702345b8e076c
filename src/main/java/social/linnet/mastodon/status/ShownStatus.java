package social.linnet.mastodon.status;

import org.springframework.stereotype.Component;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.wire.Answer;
import social.linnet.page.Pages;

/// What is answered to whoever did something with a status: the status, as they see it then.
@Component
class ShownStatus {

    private final Pages pages;
    private final StatusWriter statuses;

    ShownStatus(Pages pages, StatusWriter statuses) {
        this.pages = pages;
        this.statuses = statuses;
    }

    /// @throws Refused `not-found` when the caller may not see it, or not any more
    Answer to(Caller caller, long id) {
        return Answer.json(statuses.one(pages.post(caller.viewer(), id).orElseThrow(Refused::notFound),
                caller.viewer() != null));
    }
}
