package social.linnet.mastodon.moderation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import social.linnet.account.Register;
import social.linnet.instance.Rules;
import social.linnet.mastodon.access.Caller;
import social.linnet.mastodon.entity.AccountCards;
import social.linnet.mastodon.entity.AccountEntity;
import social.linnet.mastodon.entity.StatusWriter;
import social.linnet.mastodon.entity.Times;
import social.linnet.mastodon.wire.Failure;
import social.linnet.mastodon.wire.Json;
import social.linnet.mastodon.wire.JsonBytes;
import social.linnet.moderation.Moderators;
import social.linnet.moderation.Reports;
import social.linnet.page.Pages;
import social.linnet.page.PostView;
import social.linnet.page.Surface;

/// Accounts and reports as moderators' apps are given them, with a fixed number of queries for a whole page.
@Component
class AdminEntities {

    private final Moderators moderators;
    private final Register register;
    private final AccountCards cards;
    private final Pages pages;
    private final StatusWriter statuses;
    private final Rules rules;

    AdminEntities(Moderators moderators, Register register, AccountCards cards, Pages pages, StatusWriter statuses,
                  Rules rules) {
        this.moderators = moderators;
        this.register = register;
        this.cards = cards;
        this.pages = pages;
        this.statuses = statuses;
        this.rules = rules;
    }

    /// The moderator who calls. A token's scopes say what its app may do, not what its person may.
    long moderator(Caller caller) {
        if (!moderators.is(caller.account())) {
            throw new Failure(403, "You are not authorized to perform this action");
        }
        return caller.account();
    }

    private record Rule(String id, String text, String hint) {
    }

    /// Mastodon's Admin::Report, without its statuses.
    ///
    /// @param updatedAt when something was last done about it
    private record AdminReport(String id, boolean actionTaken, @Nullable String actionTakenAt, String category,
                               String comment, boolean forwarded, String createdAt, String updatedAt,
                               @Nullable AdminAccountEntity account, @Nullable AdminAccountEntity targetAccount,
                               @Nullable AdminAccountEntity assignedAccount,
                               @Nullable AdminAccountEntity actionTakenByAccount, List<Rule> rules) {
    }

    /// These accounts, in their order.
    List<AdminAccountEntity> accounts(Collection<Register.Entry> entries) {
        List<AccountEntity> shown = cards.of(entries.stream().map(Register.Entry::account).toList());
        List<AdminAccountEntity> entities = new ArrayList<>();
        int at = 0;
        for (Register.Entry entry : entries) {
            entities.add(AdminAccountEntity.of(entry, shown.get(at++)));
        }
        return entities;
    }

    private Map<Long, AdminAccountEntity> people(List<Reports.Report> reports) {
        Set<Long> ids = new HashSet<>();
        for (Reports.Report report : reports) {
            ids.add(report.account());
            ids.add(report.reporter());
            if (report.assigned() != null) {
                ids.add(report.assigned());
            }
            if (report.resolvedBy() != null) {
                ids.add(report.resolvedBy());
            }
        }
        Map<Long, AdminAccountEntity> people = new HashMap<>();
        accounts(register.find(ids).values()).forEach(one -> people.put(Long.valueOf(one.id()), one));
        return people;
    }

    /// These reports, with the posts that this moderator may see.
    JsonBytes reports(long moderator, List<Reports.Report> all) {
        Set<Long> ids = new LinkedHashSet<>();
        all.forEach(report -> ids.addAll(report.posts()));
        Map<Long, PostView> posts = new HashMap<>();
        pages.listing(moderator, Surface.BY_ID, List.copyOf(ids), Math.max(1, ids.size())).posts()
                .forEach(view -> posts.put(view.entry(), view));
        Map<Long, AdminAccountEntity> people = people(all);
        List<Rules.Rule> known = rules.all();
        JsonBytes out = new JsonBytes(all.size() * 4000 + 2).raw("[");
        boolean first = true;
        for (Reports.Report report : all) {
            (first ? out : out.raw(",")).raw(one(report, people, posts, known));
            first = false;
        }
        return out.raw("]");
    }

    /// One of them by itself.
    JsonBytes report(long moderator, Reports.Report report) {
        byte[] list = reports(moderator, List.of(report)).toByteArray();
        return JsonBytes.of(Arrays.copyOfRange(list, 1, list.length - 1));
    }

    private byte[] one(Reports.Report report, Map<Long, AdminAccountEntity> people, Map<Long, PostView> posts,
                       List<Rules.Rule> known) {
        byte[] whole = Json.write(new AdminReport(String.valueOf(report.id()), !report.isOpen(),
                Times.textOrNull(report.resolvedAt()), report.category().name().toLowerCase(Locale.ROOT),
                report.comment(), report.forward(), Times.text(report.createdAt()),
                Times.text(Objects.requireNonNullElse(report.resolvedAt(), report.createdAt())),
                people.get(report.reporter()), people.get(report.account()),
                report.assigned() == null ? null : people.get(report.assigned()),
                report.resolvedBy() == null ? null : people.get(report.resolvedBy()),
                known.stream().filter(rule -> report.rules().contains(rule.id()))
                        .map(rule -> new Rule(String.valueOf(rule.id()), rule.text(), rule.hint())).toList()));
        List<PostView> shown = report.posts().stream().map(posts::get).filter(Objects::nonNull).toList();
        return new JsonBytes(whole.length + 3000).raw(Arrays.copyOf(whole, whole.length - 1)).raw(",\"statuses\":")
                .raw(statuses.list(shown, true).toByteArray()).raw("}").toByteArray();
    }
}
