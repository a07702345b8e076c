package social.linnet.mastodon.instance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.access.Public;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Id;
import social.linnet.mastodon.wire.JsonBytes;

/// What clients of this API ask for and this server does not have: an answer that is true, so that they go on.
@Controller
class AbsentEndpoints {

    private final Accounts accounts;

    AbsentEndpoints(Accounts accounts) {
        this.accounts = accounts;
    }

    @Public
    @GetMapping("/health")
    Answer health() {
        return Answer.json(JsonBytes.of("OK".getBytes(StandardCharsets.US_ASCII))).as("text/plain; charset=utf-8");
    }

    /// Keybase asked here for proofs; there are none.
    @Public
    @GetMapping("/api/proofs")
    Answer proofs() {
        throw Refused.notFound();
    }

    @Needs
    @GetMapping("/api/v1/accounts/{id}/identity_proofs")
    Answer identityProofs(@Id long id) {
        accounts.find(id).orElseThrow(Refused::notFound);
        return Answer.of(List.of());
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/annual_reports")
    Answer annualReports() {
        return Answer.of(Map.of("annual_reports", List.of(), "accounts", List.of(), "statuses", List.of()));
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/annual_reports/{id}")
    Answer annualReport() {
        throw Refused.notFound();
    }

    @Needs("read:accounts")
    @GetMapping("/api/v1/annual_reports/{id}/state")
    Answer annualReportState() {
        return Answer.of(Map.of("state", "ineligible"));
    }

    @Needs("write:accounts")
    @PostMapping({"/api/v1/annual_reports/{id}/read", "/api/v1/annual_reports/{id}/generate"})
    Answer makeAnnualReport() {
        throw Refused.notFound();
    }

    @Needs("read")
    @GetMapping("/api/v1_alpha/async_refreshes/{id}")
    Answer refresh() {
        throw Refused.notFound();
    }

    /// Administration is done on the site, but for reports, accounts and trends. Who comes with the scopes for it is told
    /// so, others that they lack them.
    @Needs({"admin:read", "admin:write"})
    @RequestMapping(path = {"/api/v1/admin/**", "/api/v2/admin/**"}, method = {RequestMethod.GET, RequestMethod.POST,
            RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    Answer administration(Caller caller) {
        throw new Failure(403, "This action is not allowed");
    }
}
