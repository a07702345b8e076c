package social.linnet.mastodon.status;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.post.Drafts;
import social.linnet.post.Schedule;
import social.linnet.post.Scheduled;

/// Scheduled statuses, and drafts, for which Mastodon has no word.
@Controller
class PlannedEndpoints {

    private final Schedule schedule;
    private final Drafts drafts;
    private final DraftReader reader;
    private final PlannedStatus planned;
    private final Addresses addresses;

    PlannedEndpoints(Schedule schedule, Drafts drafts, DraftReader reader, PlannedStatus planned, Addresses addresses) {
        this.schedule = schedule;
        this.drafts = drafts;
        this.reader = reader;
        this.planned = planned;
        this.addresses = addresses;
    }

    /// The time of this name.
    ///
    /// @throws Refused `parameter-missing`, `parameter-not-time`
    static Instant time(Params params, String name) {
        String text = params.text(name, "");
        if (text.isEmpty()) {
            throw Refused.invalid("parameter-missing", name);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw Refused.invalid("parameter-not-time", name);
        }
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/scheduled_statuses")
    Answer scheduled(Params params, Caller caller, HttpServletRequest request) {
        List<Scheduled> all = schedule.of(caller.account(), params.paging());
        Answer answer = Answer.of(planned.scheduled(all));
        return all.isEmpty() ? answer : Links.add(answer, request, addresses.origin(), all.getLast().id(),
                all.getFirst().id());
    }

    @Needs("read:statuses")
    @GetMapping("/api/v1/scheduled_statuses/{id}")
    Answer oneScheduled(@Id long id, Caller caller) {
        return shown(schedule.find(caller.account(), id));
    }

    @Needs("write:statuses")
    @PutMapping("/api/v1/scheduled_statuses/{id}")
    Answer move(@Id long id, Params params, Caller caller) {
        schedule.find(caller.account(), id);
        return shown(schedule.move(caller.account(), id, time(params, "scheduled_at")));
    }

    @Needs("write:statuses")
    @DeleteMapping("/api/v1/scheduled_statuses/{id}")
    Answer cancel(@Id long id, Caller caller) {
        schedule.drop(caller.account(), id);
        return Answer.of(Map.of());
    }

    private Answer shown(Scheduled one) {
        return Answer.of(planned.scheduled(List.of(one)).getFirst());
    }

    @Needs("read:statuses")
    @GetMapping("/api/linnet/v1/drafts")
    Answer drafts(Caller caller) {
        return Answer.of(planned.drafts(drafts.of(caller.account())));
    }

    @Needs("write:statuses")
    @PostMapping("/api/linnet/v1/drafts")
    Answer keep(Params params, Caller caller) {
        return shown(drafts.add(reader.read(params, caller, null)));
    }

    @Needs("read:statuses")
    @GetMapping("/api/linnet/v1/drafts/{id}")
    Answer draft(@Id long id, Caller caller) {
        return shown(drafts.find(caller.account(), id));
    }

    /// What the request leaves out the draft loses.
    @Needs("write:statuses")
    @PutMapping("/api/linnet/v1/drafts/{id}")
    Answer change(@Id long id, Params params, Caller caller) {
        drafts.find(caller.account(), id);
        return shown(drafts.change(id, reader.read(params, caller, null)));
    }

    @Needs("write:statuses")
    @DeleteMapping("/api/linnet/v1/drafts/{id}")
    Answer forget(@Id long id, Caller caller) {
        drafts.drop(caller.account(), id);
        return Answer.of(Map.of());
    }

    private Answer shown(Drafts.Unfinished one) {
        return Answer.of(planned.drafts(List.of(one)).getFirst());
    }
}
