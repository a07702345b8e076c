package social.linnet.mastodon.moderation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import social.linnet.account.Account;
import social.linnet.account.Accounts;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Json;
import social.linnet.moderation.Reports;
import social.linnet.moderation.Warnings;

/// Reports and decisions as entities, for those who may read them; those about accounts that are not in use are left out.
@Component
public final class ModerationEntities {

    private final Reports reports;
    private final Warnings warnings;
    private final Accounts accounts;
    private final AccountCards cards;

    ModerationEntities(Reports reports, Warnings warnings, Accounts accounts, AccountCards cards) {
        this.reports = reports;
        this.warnings = warnings;
        this.accounts = accounts;
        this.cards = cards;
    }

    /// The bytes of these reports by id.
    public Map<Long, byte[]> reports(Collection<Long> ids) {
        Map<Long, Reports.Report> found = reports.find(ids);
        Map<Long, AccountEntity> people = people(found.values().stream().map(Reports.Report::account).toList());
        Map<Long, byte[]> bytes = new HashMap<>();
        found.forEach((id, report) -> {
            if (people.containsKey(report.account())) {
                bytes.put(id, Json.write(entity(report, people.get(report.account()))));
            }
        });
        return bytes;
    }

    /// The bytes of these decisions by id.
    public Map<Long, byte[]> warnings(Collection<Long> ids) {
        Map<Long, Warnings.Warning> found = warnings.find(ids);
        Map<Long, AccountEntity> people = people(found.values().stream().map(Warnings.Warning::account).toList());
        Map<Long, byte[]> bytes = new HashMap<>();
        found.forEach((id, warning) -> {
            if (people.containsKey(warning.account())) {
                bytes.put(id, Json.write(entity(warning, people.get(warning.account()))));
            }
        });
        return bytes;
    }

    /// The accounts in use among these, by id.
    private Map<Long, AccountEntity> people(Collection<Long> ids) {
        List<Account> found = new ArrayList<>(accounts.find(ids).values());
        Map<Long, AccountEntity> people = new HashMap<>();
        cards.of(found).forEach(card -> people.put(Long.valueOf(card.id()), card));
        return people;
    }

    ReportEntity entity(Reports.Report report, AccountEntity target) {
        return new ReportEntity(String.valueOf(report.id()), !report.isOpen(), Times.textOrNull(report.resolvedAt()),
                report.category().name().toLowerCase(Locale.ROOT), report.comment(), report.forward(),
                Times.text(report.createdAt()), texts(report.posts()), texts(report.rules()), target);
    }

    private static WarningEntity entity(Warnings.Warning warning, AccountEntity target) {
        Warnings.Appeal appeal = warning.appeal();
        return new WarningEntity(String.valueOf(warning.id()), switch (warning.action()) {
            case NONE -> "none";
            case LIMIT -> "silence";
            case SUSPEND -> "suspend";
        }, warning.text(), texts(warning.posts()), target, appeal == null ? null
                : new WarningEntity.Appeal(appeal.text(), switch (appeal.state()) {
                    case PENDING -> "pending";
                    case GRANTED -> "approved";
                    case REFUSED -> "rejected";
                }), Times.text(warning.createdAt()));
    }

    static List<String> texts(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).toList();
    }
}
