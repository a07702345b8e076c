package social.linnet.mastodon.moderation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

import social.linnet.account.Accounts;
import social.linnet.event.Refused;
import social.linnet.instance.Rules;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.access.Needs;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.wire.Answer;
import social.linnet.mastodon.wire.Params;
import social.linnet.moderation.Reports;

/// Telling the moderators.
@Controller
class ReportEndpoints {

    private final Reports reports;
    private final Rules rules;
    private final Accounts accounts;
    private final AccountCards cards;
    private final ModerationEntities entities;

    ReportEndpoints(Reports reports, Rules rules, Accounts accounts, AccountCards cards,
                    ModerationEntities entities) {
        this.reports = reports;
        this.rules = rules;
        this.accounts = accounts;
        this.cards = cards;
        this.entities = entities;
    }

    /// Clients send `rule_ids` with any category; with some, and no category, rules are broken.
    @Needs("write:reports")
    @PostMapping("/api/v1/reports")
    Answer report(Params params, Caller caller) {
        Long account = params.id("account_id");
        if (account == null) {
            throw Refused.invalid("parameter-missing", "account_id");
        }
        List<Long> posts = params.ids("status_ids");
        List<Long> broken = rules.known(params.ids("rule_ids"));
        boolean forward = params.flag("forward");
        Reports.Report report = reports.file(new Reports.Complaint(caller.account(), account,
                category(params.text("category", broken.isEmpty() ? "other" : "violation")),
                params.text("comment", ""), posts, broken, forward));
        return Answer.of(entities.entity(report, cards.of(accounts.find(account).orElseThrow(Refused::notFound))));
    }

    private static Reports.Category category(String word) {
        return Arrays.stream(Reports.Category.values())
                .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> Refused.invalid("report-category"));
    }
}
