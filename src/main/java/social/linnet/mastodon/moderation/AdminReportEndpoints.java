package social.linnet.mastodon.moderation;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.Addresses;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.Links;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.Reports;

/// Reports, for moderators.
@Controller
class AdminReportEndpoints {

    private final Reports reports;
    private final AdminEntities entities;
    private final Addresses addresses;

    AdminReportEndpoints(Reports reports, AdminEntities entities, Addresses addresses) {
        this.reports = reports;
        this.entities = entities;
        this.addresses = addresses;
    }

    @Needs("admin:read:reports")
    @GetMapping("/api/v1/admin/reports")
    Answer list(Params params, Caller caller, HttpServletRequest request) {
        long moderator = entities.moderator(caller);
        List<Reports.Report> page = reports.page(moderator, !params.flag("resolved"), params.id("account_id"),
                params.id("target_account_id"), params.paging());
        boolean full = page.size() >= params.paging().limit();
        return Links.add(Answer.json(entities.reports(moderator, page)), request, addresses.origin(),
                full ? page.getLast().id() : null, page.isEmpty() ? null : page.getFirst().id());
    }

    @Needs("admin:read:reports")
    @GetMapping("/api/v1/admin/reports/{id}")
    Answer one(@Id long id, Caller caller) {
        long moderator = entities.moderator(caller);
        return Answer.json(entities.report(moderator, reports.find(moderator, id)));
    }

    @Needs("admin:write:reports")
    @PostMapping("/api/v1/admin/reports/{id}/assign_to_self")
    Answer assign(@Id long id, Caller caller) {
        long moderator = entities.moderator(caller);
        return Answer.json(entities.report(moderator, reports.assign(moderator, id, true)));
    }

    @Needs("admin:write:reports")
    @PostMapping("/api/v1/admin/reports/{id}/unassign")
    Answer unassign(@Id long id, Caller caller) {
        long moderator = entities.moderator(caller);
        return Answer.json(entities.report(moderator, reports.assign(moderator, id, false)));
    }

    @Needs("admin:write:reports")
    @PostMapping("/api/v1/admin/reports/{id}/resolve")
    Answer resolve(@Id long id, Caller caller) {
        long moderator = entities.moderator(caller);
        return Answer.json(entities.report(moderator, reports.resolve(moderator, id)));
    }

    @Needs("admin:write:reports")
    @PostMapping("/api/v1/admin/reports/{id}/reopen")
    Answer reopen(@Id long id, Caller caller) {
        long moderator = entities.moderator(caller);
        return Answer.json(entities.report(moderator, reports.reopen(moderator, id)));
    }
}
